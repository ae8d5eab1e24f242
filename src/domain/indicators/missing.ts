import type { Indicator, IndicatorNotComputed } from './indicator.ts'

export const missingIndicators: readonly Indicator[] = []

export const missingIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

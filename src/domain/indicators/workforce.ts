import type { Indicator, IndicatorNotComputed } from './indicator.ts'

export const workforceIndicators: readonly Indicator[] = []

export const workforceIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

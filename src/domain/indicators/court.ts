import type { Indicator, IndicatorNotComputed } from './indicator.ts'

export const courtIndicators: readonly Indicator[] = []

export const courtIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

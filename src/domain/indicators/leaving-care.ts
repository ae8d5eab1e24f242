import type { Indicator, IndicatorNotComputed } from './indicator.ts'

export const leavingCareIndicators: readonly Indicator[] = []

export const leavingCareIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

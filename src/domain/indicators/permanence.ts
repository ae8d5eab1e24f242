import type { Indicator, IndicatorNotComputed } from './indicator.ts'

export const permanenceIndicators: readonly Indicator[] = []

export const permanenceIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

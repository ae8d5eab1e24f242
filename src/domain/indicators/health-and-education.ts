import type { Indicator, IndicatorNotComputed } from './indicator.ts'

export const healthAndEducationIndicators: readonly Indicator[] = []

export const healthAndEducationIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

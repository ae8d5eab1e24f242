import type { Indicator, IndicatorNotComputed } from './indicator.ts'

export const oversightIndicators: readonly Indicator[] = []

export const oversightIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

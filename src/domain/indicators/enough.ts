import { chartPoint, fewestForAverage, fewestForShare } from '../statistics/index.ts'
import { type Indicator, isAverage } from './indicator.ts'

/** Whether there are enough to tell an indicator's share, median or mean: one rule, so that pages never differ. A count always is. */
export function isEnough({ measure }: Pick<Indicator, 'measure'>, of: number): boolean {
  if (measure.kind === 'count') return true
  return of >= (isAverage(measure) ? fewestForAverage : fewestForShare)
}

/** An indicator's number as far as it may be told: undefined where it is of too few. */
export function toldValue(
  indicator: Pick<Indicator, 'measure'>,
  { value, denominator }: { readonly value: number | undefined; readonly denominator: number },
): number | undefined {
  return isEnough(indicator, denominator) ? value : undefined
}

/** An indicator's number as a point of a chart; null, which is a gap, where it is of too few. */
export function pointOf(
  { measure }: Pick<Indicator, 'measure'>,
  { value, denominator }: { readonly value: number | undefined; readonly denominator: number },
): number | null {
  return measure.kind === 'count' ? (value ?? null) : chartPoint(value, denominator)
}

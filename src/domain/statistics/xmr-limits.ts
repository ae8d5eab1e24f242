import { meanOf } from './mean.ts'

/** The band that values keep to while nothing but chance moves them. */
export interface XmrLimits {
  readonly mean: number
  readonly lower: number
  readonly upper: number
  /** The mean moving range the band was made from. */
  readonly movingRange: number
}

/** Band of an individuals chart: 3 / d2 for pairs, where d2 = 1.128. */
const bandFactor = 2.66
/** Upper limit of a moving range: a range beyond it is of something unusual, not of ordinary variation. */
const rangeFactor = 3.267

/**
 * Mean +/- 2.66 x mean moving range (W. A. Shewhart; D. J. Wheeler, Understanding Variation, 1993). Ranges above 3.267
 * times their mean are dropped, once, and the mean taken again, as NHS England's Making Data Count charts do; unless what
 * is left is all zeros, for a band of no width would call every value unusual. A missing value breaks the chain of
 * ranges. Undefined where no two values stand side by side.
 */
export function xmrLimits(values: readonly (number | undefined)[]): XmrLimits | undefined {
  const mean = meanOf(values.filter(each => each !== undefined))
  const ranges: number[] = []
  values.forEach((value, index) => {
    const before = values[index - 1]
    if (value !== undefined && before !== undefined) ranges.push(Math.abs(value - before))
  })
  const first = meanOf(ranges)
  if (mean === undefined || first === undefined) return undefined
  const movingRange = meanOf(ranges.filter(each => each <= rangeFactor * first)) || first
  const half = bandFactor * movingRange
  return { mean, lower: mean - half, upper: mean + half, movingRange }
}

/** The lower quartile, the median and the upper quartile. */
export interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

/**
 * Quartiles of values in any order, undefined of none. Between two values they are divided in proportion, both ends
 * counted (method 7 of Hyndman and Fan, 1996; QUARTILE.INC of a spreadsheet), so that an analyst can check them there.
 */
export function quartilesOf(values: readonly number[]): Quartiles | undefined {
  if (values.length === 0) return undefined
  const sorted = values.toSorted((a, b) => a - b)
  return { lower: at(sorted, 0.25), median: at(sorted, 0.5), upper: at(sorted, 0.75) }
}

/** The middle value, or half way between the middle two; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
  return quartilesOf(values)?.median
}

/** The value a share of the way along, from 0 the least to 1 the greatest. */
function at(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (above - below) * (place - Math.floor(place))
}

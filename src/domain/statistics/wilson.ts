import { type Interval, z95 } from './interval.ts'

/**
 * 95% confidence interval of a proportion, as fractions of 1, by Wilson's score method: E. B. Wilson, Journal of the
 * American Statistical Association 22 (1927). It holds for small counts and for none or all, and stays within 0 and 1.
 * Undefined when there is nothing to divide by, or `count` is not between 0 and `of`.
 */
export function wilson(count: number, of: number): Interval | undefined {
  if (!(of > 0 && count >= 0 && count <= of)) return undefined
  const proportion = count / of
  const weight = z95 ** 2 / of
  const middle = proportion + weight / 2
  const half = z95 * Math.sqrt((proportion * (1 - proportion)) / of + weight / (4 * of))
  return {
    lower: count === 0 ? 0 : Math.max(0, (middle - half) / (1 + weight)),
    upper: count === of ? 1 : Math.min(1, (middle + half) / (1 + weight)),
  }
}

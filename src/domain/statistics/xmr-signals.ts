import type { Direction } from './polarity.ts'
import type { XmrLimits } from './xmr-limits.ts'

/**
 * The four signs that something other than chance is at work (NHS England, Making Data Count; NHSRplotthedots):
 * - `outside`: beyond a limit
 * - `shift`: one of seven or more in a row on the same side of the mean; one exactly on it breaks the row
 * - `near-limit`: in the outer third of the band, and one of two such in three in a row that are all on the same side of
 *   the mean; a value beyond the limit is not in the outer third
 * - `trend`: one of seven or more in a row each above the last, or each below; two equal neighbours break the row
 */
export type SignalKind = 'outside' | 'shift' | 'near-limit' | 'trend'

/** A signal and which way it points: the side of the mean; for a trend, the way it goes. */
export interface Signal {
  readonly kind: SignalKind
  readonly direction: Direction
}

const inARow = 7

/** The signals at each value, in the order above. A missing value has none, and breaks every row. */
export function signalsOf(values: readonly (number | undefined)[], limits: XmrLimits): Signal[][] {
  const sides = values.map(value => (value === undefined ? 0 : sideOf(value, limits.mean)))
  const steps = values.map((value, index) => stepTo(value, values[index - 1]))
  const outside = values.map(value => value !== undefined && isOutside(value, limits))
  const outerThird = values.map(
    (value, index) =>
      value !== undefined &&
      sides[index] !== 0 &&
      !outside[index] &&
      Math.abs(value - limits.mean) > (2 / 3) * (limits.upper - limits.mean),
  )
  const shift = partOfRow(sides, inARow)
  const steady = partOfRow(steps, inARow - 1)
  return values.map((_, index) => {
    const found: Signal[] = []
    const direction = sides[index]! > 0 ? 'higher' : 'lower'
    if (outside[index]) found.push({ kind: 'outside', direction })
    if (shift[index]) found.push({ kind: 'shift', direction })
    if (outerThird[index] && isOneOfTwoInThree(index, outerThird, sides)) found.push({ kind: 'near-limit', direction })
    const step = steady[index] ? steps[index]! : steady[index + 1] ? steps[index + 1]! : 0
    if (step !== 0) found.push({ kind: 'trend', direction: step > 0 ? 'higher' : 'lower' })
    return found
  })
}

/** 1 above the mean, -1 below, 0 on it. A value within a rounding error of the mean is on it. */
function sideOf(value: number, mean: number): number {
  return isAbout(value, mean) ? 0 : Math.sign(value - mean)
}

function stepTo(value: number | undefined, before: number | undefined): number {
  return value === undefined || before === undefined ? 0 : Math.sign(value - before)
}

function isOutside(value: number, { lower, upper }: XmrLimits): boolean {
  return (value > upper && !isAbout(value, upper)) || (value < lower && !isAbout(value, lower))
}

function isAbout(value: number, other: number): boolean {
  return Math.abs(value - other) <= Math.max(1e-12, 1e-9 * Math.abs(value), 1e-9 * Math.abs(other))
}

/** Which are part of a row of at least so many of the same sign, other than 0. */
function partOfRow(signs: readonly number[], length: number): boolean[] {
  const found = signs.map(() => false)
  let start = 0
  for (let end = 1; end <= signs.length; end++) {
    if (signs[end] === signs[start]) continue
    if (signs[start] !== 0 && end - start >= length) found.fill(true, start, end)
    start = end
  }
  return found
}

function isOneOfTwoInThree(index: number, outerThird: readonly boolean[], sides: readonly number[]): boolean {
  return [index - 2, index - 1, index].some(first => {
    const three = [first, first + 1, first + 2]
    return three.every(each => sides[each] === sides[index]) && three.filter(each => outerThird[each]).length >= 2
  })
}

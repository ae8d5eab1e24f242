import type { Measure } from '../domain/indicators/indicator.ts'
import { cumulativeMonths } from './child-history.ts'
import { unknown } from './columns.ts'
import { wholeMonths } from './day-table.ts'
import type { Frame } from './frame.ts'
import type { Value } from './question.ts'

/** Adds up rows into the number an indicator is. */
export class Tally {
  readonly #kind: Measure['kind']
  readonly #values: number[] = []
  #numerator = 0
  #denominator = 0
  #notKnown = 0

  constructor({ kind }: Measure) {
    this.#kind = kind
  }

  /** `value` is what a median is taken of; one that is not known is not looked at. */
  add(counted: boolean, unsaid: boolean, value: number): void {
    if (this.#kind === 'median') {
      if (value === unknown) return
      this.#values.push(value)
    }
    this.#denominator++
    if (counted) this.#numerator++
    if (unsaid) this.#notKnown++
  }

  value(): Value {
    const counts = { numerator: this.#numerator, denominator: this.#denominator, notKnown: this.#notKnown }
    if (this.#kind === 'count') return { ...counts, value: this.#numerator }
    if (this.#denominator === 0) return { ...counts, value: undefined }
    if (this.#kind !== 'median') return { ...counts, value: this.#numerator / this.#denominator }
    const values = Float64Array.from(this.#values).sort()
    return {
      ...counts,
      value: quantile(values, 0.5),
      quartiles: [quantile(values, 0.25), quantile(values, 0.75)],
    }
  }
}

/** Between the two nearest values in proportion (as a spreadsheet's QUARTILE.INC does). Of at least one value. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (at - below)
}

/** How to read what a median is taken of; `unknown` where a row has none. */
export function valueReader(frame: Frame): (row: number) => number {
  const { measure } = frame.indicator
  if (measure.kind !== 'median') return () => 0
  const measured = measure.of
  if ('column' in measured) {
    const column = frame.columns.numbers(measured.column)
    return row => column[row]!
  }
  if ('monthsOpen' in measured) {
    return row => {
      const since = frame.openSinceOf(row)
      return since === unknown ? unknown : wholeMonths(since, frame.dayOf(row))
    }
  }
  const { cumulativeMonthsOfLast: months } = measured
  return row => cumulativeMonths(frame.model, frame.child[row]!, frame.dayOf(row), months)
}

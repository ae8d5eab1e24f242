import { isAverage, type Measure } from '../domain/indicators/indicator.ts'
import { cumulativeMonths } from './child-history.ts'
import { unknown, widened } from './columns.ts'
import { wholeMonths } from './day-table.ts'
import type { Frame } from './frame.ts'
import type { Value } from './question.ts'
import type { Batch } from './scan.ts'

/** Adds up rows into the numbers an indicator is: one, or one for each group. */
export class Tallies {
  readonly #measure: Measure
  readonly #valueOf: (row: number) => number
  #rows: Int32Array
  #counted: Int32Array
  #unsaid: Int32Array
  /** Medians and means: what they are taken of. */
  readonly #values: number[][] = []

  constructor(frame: Frame, size = 1) {
    this.#measure = frame.indicator.measure
    this.#valueOf = valueReader(frame)
    this.#rows = new Int32Array(size)
    this.#counted = new Int32Array(size)
    this.#unsaid = new Int32Array(size)
  }

  /** Adds every row of a batch to the tally whose number `into` has in its place; to the first where left out. */
  add(batch: Batch, into?: Int32Array): void {
    const { rows, count, counted, unsaid } = batch
    const ofValues = isAverage(this.#measure)
    for (let at = 0; at < count; at++) {
      const tally = into === undefined ? 0 : into[at]!
      if (tally >= this.#rows.length) this.#grow(tally + 1)
      this.#rows[tally]!++
      if (ofValues && !this.#keepValue(tally, rows[at]!)) continue
      this.#counted[tally]! += counted[at]!
      this.#unsaid[tally]! += unsaid[at]!
    }
  }

  /** The tallies to which any row was added. */
  *touched(): Generator<number> {
    for (const [tally, rows] of this.#rows.entries()) if (rows > 0) yield tally
  }

  value(tally = 0): Value {
    const numerator = this.#counted[tally] ?? 0
    const notKnown = this.#unsaid[tally] ?? 0
    if (isAverage(this.#measure))
      return { numerator, notKnown, ...average(this.#values[tally] ?? [], this.#measure.kind) }
    const denominator = this.#rows[tally] ?? 0
    if (this.#measure.kind === 'count') return { numerator, denominator, notKnown, value: numerator }
    return { numerator, denominator, notKnown, value: denominator === 0 ? undefined : numerator / denominator }
  }

  /** Whether the row has a value to take the median or mean of. */
  #keepValue(tally: number, row: number): boolean {
    const value = this.#valueOf(row)
    if (value === unknown) return false
    const values = this.#values[tally]
    if (values === undefined) this.#values[tally] = [value]
    else values.push(value)
    return true
  }

  #grow(needed: number): void {
    this.#rows = widened(this.#rows, needed)
    this.#counted = widened(this.#counted, needed)
    this.#unsaid = widened(this.#unsaid, needed)
  }
}

function average(found: readonly number[], kind: 'median' | 'mean'): Omit<Value, 'numerator' | 'notKnown'> {
  if (found.length === 0) return { denominator: 0, value: undefined }
  const values = Float64Array.from(found).sort()
  return {
    denominator: values.length,
    value: kind === 'median' ? quantile(values, 0.5) : values.reduce((sum, each) => sum + each, 0) / values.length,
    quartiles: [quantile(values, 0.25), quantile(values, 0.75)],
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

/** How to read what a median or a mean is taken of; `unknown` where a row has none. */
export function valueReader(frame: Frame): (row: number) => number {
  const { measure } = frame.indicator
  if (!isAverage(measure)) return () => unknown
  const measured = measure.of
  if ('column' in measured) {
    const column = frame.columns.numbers(measured.column)
    return row => column[row]!
  }
  if ('daysSince' in measured) {
    const since = frame.columns.numbers(measured.daysSince)
    return row => (since[row] === unknown ? unknown : frame.dayOf(row) - since[row]!)
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

import type { Day } from '../domain/calendar/day.ts'
import { type Indicator, isAverage } from '../domain/indicators/indicator.ts'
import { keep, roomFor, rowsAtOnce } from './batch.ts'
import { unknown, widened } from './columns.ts'
import { leavesUnsaid, markerOf, markersOf } from './conditions.ts'
import { coderOf, dimensionsOf, inOrder } from './dimensions.ts'
import { Frame } from './frame.ts'
import type { Dimension } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { finderOf } from './scan.ts'
import { valueReader } from './tally.ts'

/** Services are of the organisation, not of the facts: they are told from the unit when they are asked for. */
export type HeldDimension = Exclude<Dimension, 'service'>

/** One dimension of every row of a population, as codes. */
export interface Coded {
  readonly codes: Uint16Array | Int32Array
  /** Codes are from 0 up to this. */
  readonly size: number
  readonly text: (code: number) => string
  /** Of all rows that are not left out and have something to measure. */
  readonly all: Sums
  /** The codes that any of those has, in the order of what they say. */
  readonly order: Int32Array
}

/** By code: how many rows, and how many of them count, as one number. */
export type Sums = Float64Array

/** What a row that counts adds to a sum besides itself: more than there are rows, so that the two can be told apart. */
const forCounted = 2 ** 26

export const countIn = (sum: number) => sum % forCounted
export const countedIn = (sum: number) => Math.floor(sum / forCounted)

/**
 * An indicator's population on a day, whoever asks and whatever is selected: its rows, in the same places what the
 * indicator says of each, and by dimension each row's code. What selections leave of it is then told by short loops over
 * these arrays. Restricted children are in it: whoever reads it takes out those the reader may not know of.
 */
export interface Population {
  readonly frame: Frame
  readonly length: number
  /** Rows of the fact table. */
  readonly rows: Int32Array
  readonly child: Int32Array
  readonly counted: Uint8Array
  readonly unsaid: Uint8Array
  /** 0, or the number from 1 of the reason why the row is left out. */
  readonly leftOut: Uint8Array
  /** What each row adds to the sums of its codes: nothing where there is nothing to take the median of. */
  readonly weights: Float64Array
  readonly dimensions: readonly Dimension[]
  readonly coded: ReadonlyMap<HeldDimension, Coded>
}

/** How many rows of populations are kept at once, of one authority. */
const rowsKept = 2_000_000

interface Kept {
  /** What the model had been refreshed to. */
  refreshed: number
  readonly populations: Map<string, Population>
}

const kept = new WeakMap<ReadModel, Kept>()

/** The population of an indicator on a day: worked out once, and kept while it is asked about and the data are the same. */
export function populationOf(model: ReadModel, indicator: Indicator, asOf: Day): Population {
  let of = kept.get(model)
  if (of === undefined || of.refreshed !== model.refreshed) {
    of = { refreshed: model.refreshed, populations: new Map() }
    kept.set(model, of)
  }
  const key = `${indicator.id} ${asOf}`
  const known = of.populations.get(key)
  const population = known?.frame.indicator === indicator ? known : madeOf(new Frame(model, indicator, asOf))
  of.populations.delete(key)
  let rows = population.length
  for (const each of of.populations.values()) rows += each.length
  for (const [name, each] of of.populations) {
    if (rows <= rowsKept) break
    of.populations.delete(name)
    rows -= each.length
  }
  of.populations.set(key, population)
  return population
}

function madeOf(frame: Frame): Population {
  const { indicator, columns, child } = frame
  const belongs = markersOf(frame, indicator.outOf)
  const reasons = (indicator.leftOut ?? []).map(({ when }) => markerOf(frame, when))
  const counts = markerOf(frame, indicator.counts)
  const leaves = leavesUnsaid(frame, indicator.counts)
  const marks = new Uint8Array(roomFor(columns))
  const saysNothing = new Uint8Array(roomFor(columns))
  const found = new Found()
  const finder = finderOf(frame, undefined)
  const { rows } = finder
  for (let next = finder.next(); next !== undefined; next = finder.next()) {
    let count = next
    for (const mark of belongs) {
      mark(rows, count, marks)
      count = keep(rows, count, marks)
    }
    const at = found.room(count)
    found.rows.set(rows.subarray(0, count), at)
    for (const [index, mark] of reasons.entries()) {
      mark(rows, count, marks)
      for (let each = 0; each < count; each++)
        if (marks[each] === 1 && found.leftOut[at + each] === 0) found.leftOut[at + each] = index + 1
    }
    counts(rows, count, marks)
    found.counted.set(marks.subarray(0, count), at)
    if (leaves === undefined) continue
    leaves(rows, count, saysNothing)
    for (let each = 0; each < count; each++) found.unsaid[at + each] = saysNothing[each]! & ~marks[each]!
  }
  const of = found.rows.slice(0, found.length)
  const dimensions = dimensionsOf(columns)
  const held = dimensions.filter(each => each !== 'service')
  const told = {
    rows: of,
    counted: found.counted.slice(0, found.length),
    leftOut: found.leftOut.slice(0, found.length),
  }
  const weights = weightsOf(frame, of, told.counted)
  return {
    frame,
    length: found.length,
    child: of.map(row => child[row]!),
    unsaid: found.unsaid.slice(0, found.length),
    ...told,
    weights,
    dimensions,
    coded: new Map(held.map(each => [each, codedOf(frame, each, { ...told, weights })])),
  }
}

function codedOf(
  frame: Frame,
  dimension: HeldDimension,
  { rows, leftOut, weights }: Pick<Population, 'rows' | 'leftOut' | 'weights'>,
): Coded {
  const { size, read, text } = coderOf(frame, dimension, () => undefined)
  const codes = size <= 2 ** 16 ? new Uint16Array(rows.length) : new Int32Array(rows.length)
  const all = new Float64Array(size)
  for (let at = 0; at < rows.length; at++) {
    const code = read(rows[at]!)
    codes[at] = code
    if (leftOut[at] === 0) all[code]! += weights[at]!
  }
  const inOrderOf = inOrder(dimension)
  const order = Int32Array.from(all.keys())
    .filter(code => all[code]! > 0)
    .sort((a, b) => inOrderOf(text(a), text(b)))
  return { codes, size, text, all, order }
}

function weightsOf(frame: Frame, rows: Int32Array, counted: Uint8Array): Float64Array {
  const weights = new Float64Array(rows.length)
  const isMedian = isAverage(frame.indicator.measure)
  const measure = valueReader(frame)
  for (let at = 0; at < rows.length; at++)
    if (!isMedian || measure(rows[at]!) !== unknown) weights[at] = 1 + counted[at]! * forCounted
  return weights
}

/** Room for rows as they are found. */
class Found {
  length = 0
  rows = new Int32Array(rowsAtOnce)
  counted = new Uint8Array(rowsAtOnce)
  unsaid = new Uint8Array(rowsAtOnce)
  leftOut = new Uint8Array(rowsAtOnce)

  /** Makes room for so many more; answers where it begins. */
  room(count: number): number {
    const at = this.length
    this.length += count
    if (this.length > this.rows.length) {
      this.rows = widened(this.rows, this.length)
      for (const name of ['counted', 'unsaid', 'leftOut'] as const) {
        const wider = new Uint8Array(this.rows.length)
        wider.set(this[name])
        this[name] = wider
      }
    }
    return at
  }
}

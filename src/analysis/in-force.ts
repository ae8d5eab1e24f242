import type { Day } from '../domain/calendar/day.ts'
import type { Indicator, Period } from '../domain/indicators/indicator.ts'
import type { State } from '../domain/standards/state.ts'
import { hasCome, rowsAtOnce } from './batch.ts'
import type { Columns } from './columns.ts'
import type { Span } from './span.ts'

/** Writes into `found`, from `at` on, those rows from `first` up to `to` that are wanted. Answers where it stopped. */
type Pick = (first: number, to: number, found: Int32Array, at: number) => number

/** Days, the first and the last included. */
export interface Days {
  readonly first: Day
  readonly last: Day
}

/** Which children may have rows that are wanted; all of them unless these say otherwise. */
interface Whose {
  /** By child number, those left out. */
  readonly hidden?: Uint8Array | undefined
  /** Only children who had anything in force on any of these days. */
  readonly inForce?: Days | undefined
}

/** Finds rows, child by child, a batch at a time. What was struck out is no child's any more. */
export class Finder {
  /** Those found last. */
  readonly rows = new Int32Array(rowsAtOnce)
  readonly #columns: Columns
  readonly #pick: Pick
  readonly #whose: Whose
  /** The child to go on with, and how many of its rows were looked at. */
  #child = 0
  #looked = 0

  constructor(columns: Columns, pick: Pick, whose: Whose = {}) {
    this.#columns = columns
    this.#pick = pick
    this.#whose = whose
  }

  /** How many more were found, none perhaps; undefined once every child has been looked at. */
  next(): number | undefined {
    const { firstRow, rowCount, begins, isOver, children } = this.#columns
    const { hidden, inForce } = this.#whose
    if (this.#child === children) return undefined
    let found = 0
    // The rows to look at next: children whose rows follow one another are looked at together.
    let from = 0
    let to = 0
    for (; this.#child < children; this.#child++, this.#looked = 0) {
      const child = this.#child
      const count = rowCount[child]! - this.#looked
      if (count === 0 || hidden?.[child] === 1) continue
      if (inForce && (begins[child]! > inForce.last || isOver[child]! <= inForce.first)) continue
      const first = firstRow[child]! + this.#looked
      if (first !== to) {
        found = this.#pick(from, to, this.rows, found)
        from = first
        to = first
      }
      const room = rowsAtOnce - found - (to - from)
      to += Math.min(count, room)
      if (count <= room) continue
      this.#looked += room
      break
    }
    return this.#pick(from, to, this.rows, found)
  }
}

/** Finds the rows in force on a day: they had begun by then, and were not over. */
export function inForceOn(columns: Columns, span: Span, day: Day, hidden?: Uint8Array): Finder {
  return inForceWithin(columns, span, { first: day, last: day }, hidden)
}

/** Finds the rows that had begun by the last of some days, and were not over by the first. */
export function inForceWithin(columns: Columns, span: Span, days: Days, hidden?: Uint8Array): Finder {
  const from = columns.numbers(span.from)
  const untils = span.untils.map(each => columns.numbers(each))
  const isWhole = columns.span?.from === span.from && columns.span.untils.join() === span.untils.join()
  return new Finder(columns, pickInForce(from, untils, days), { hidden, inForce: isWhole ? days : undefined })
}

function pickInForce(from: Int32Array, [until, orUntil]: readonly Int32Array[], days: Days): Pick {
  const { first: firstDay, last: lastDay } = days
  if (until === undefined) {
    return (first, to, found, at) => {
      for (let row = first; row < to; row++) {
        found[at] = row
        at += hasCome(from[row]!, lastDay)
      }
      return at
    }
  }
  const other = orUntil ?? until
  return (first, to, found, at) => {
    for (let row = first; row < to; row++) {
      found[at] = row
      at += hasCome(from[row]!, lastDay) & ~(hasCome(until[row]!, firstDay) | hasCome(other[row]!, firstDay))
    }
    return at
  }
}

/** Finds the rows whose day in a column is one of these. */
export function happenedOn(columns: Columns, column: string, days: Days, hidden?: Uint8Array): Finder {
  const on = columns.numbers(column)
  const { first: firstDay, last: lastDay } = days
  const pick: Pick = (first, to, found, at) => {
    for (let row = first; row < to; row++) {
      found[at] = row
      at += Number(on[row]! >= firstDay) & Number(on[row]! <= lastDay)
    }
    return at
  }
  return new Finder(columns, pick, { hidden })
}

/** By which columns a row of a snapshot is over. A deadline that counts only while outstanding is over once it is settled. */
export function untilsOf(indicator: Indicator, period: Extract<Period, { kind: 'snapshot' }>): readonly string[] {
  if (period.until !== undefined) return [period.until]
  return isOfOutstanding(indicator) ? ['metOn', 'endedOn'] : []
}

/** Whether an indicator counts deadlines only while they are outstanding: neither met nor ended. */
function isOfOutstanding({ outOf = [] }: Indicator): boolean {
  const settled: readonly State[] = ['met-in-time', 'met-late', 'ended']
  return outOf.some(each => 'state' in each && !each.state.some(state => settled.includes(state)))
}

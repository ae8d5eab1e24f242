import type { Day } from '../domain/calendar/day.ts'
import type { Indicator, Period } from '../domain/indicators/indicator.ts'
import type { State } from '../domain/standards/state.ts'
import { hasCome, roomFor } from './batch.ts'
import type { Columns } from './columns.ts'

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
  readonly rows: Int32Array
  readonly #columns: Columns
  readonly #pick: Pick
  readonly #whose: Whose
  /** The child to go on with, and how many of its rows were looked at. */
  #child = 0
  #looked = 0

  constructor(columns: Columns, pick: Pick, whose: Whose = {}) {
    this.rows = new Int32Array(roomFor(columns))
    this.#columns = columns
    this.#pick = pick
    this.#whose = whose
  }

  /** How many more were found, none perhaps; undefined once every child has been looked at. */
  next(): number | undefined {
    const { firstRow, rowCount, childBegins, childOver, children } = this.#columns
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
      if (inForce && (childBegins[child]! > inForce.last || childOver[child]! <= inForce.first)) continue
      const first = firstRow[child]! + this.#looked
      if (first !== to) {
        found = this.#pick(from, to, this.rows, found)
        from = first
        to = first
      }
      const room = this.rows.length - found - (to - from)
      to += Math.min(count, room)
      if (count <= room) continue
      this.#looked += room
      break
    }
    return this.#pick(from, to, this.rows, found)
  }
}

/** Finds the rows in force on a day, hidden children's left out. */
export function inForceOn(columns: Columns, day: Day, hidden?: Uint8Array): Finder {
  return inForceWithin(columns, { first: day, last: day }, hidden)
}

/** Finds the rows that had begun by the last of some days, and were not over by the first. */
export function inForceWithin(columns: Columns, days: Days, hidden?: Uint8Array): Finder {
  const { first: firstDay, last: lastDay } = days
  const from = columns.numbers(columns.span!.from)
  const { over } = columns
  const pick: Pick = (first, to, found, at) => {
    for (let row = first; row < to; row++) {
      found[at] = row
      at += Number(over[row]! > firstDay) & Number(from[row]! <= lastDay)
    }
    return at
  }
  return new Finder(columns, pick, { hidden, inForce: days })
}

/** The last of a child's rows that are in force on a day; -1 where none is. */
export function lastInForce(columns: Columns, child: number, day: Day): number {
  const from = columns.numbers(columns.span!.from)
  const { over } = columns
  const { first, count } = columns.rowsOf(child)
  for (let row = first + count - 1; row >= first; row--) if (over[row]! > day && from[row]! <= day) return row
  return -1
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

/**
 * Finds the rows that a snapshot is about: those that had begun by a day and were not over. Deadlines that count only
 * while they are outstanding are over once they are settled.
 */
export function inSnapshot(columns: Columns, indicator: Indicator, day: Day, hidden?: Uint8Array): Finder {
  const period = indicator.period as Extract<Period, { kind: 'snapshot' }>
  const { span } = columns
  const isOver = period.until ?? (isOfOutstanding(indicator) ? span?.untils.join() : undefined)
  if (span?.from === period.from && span.untils.join() === isOver) return inForceOn(columns, day, hidden)
  const from = columns.numbers(period.from)
  const until = period.until === undefined ? undefined : columns.numbers(period.until)
  const pick: Pick = (first, to, found, at) => {
    for (let row = first; row < to; row++) {
      found[at] = row
      at += hasCome(from[row]!, day) & ~(until === undefined ? 0 : hasCome(until[row]!, day))
    }
    return at
  }
  return new Finder(columns, pick, { hidden })
}

/** Whether an indicator counts deadlines only while they are outstanding: neither met nor ended. */
function isOfOutstanding({ outOf = [] }: Indicator): boolean {
  const settled: readonly State[] = ['met-in-time', 'met-late', 'ended']
  return outOf.some(each => 'state' in each && !each.state.some(state => settled.includes(state)))
}

import type { Day } from '../domain/calendar/day.ts'

/** How many rows are looked at together: few enough that what is said of them stays close to the processor. */
export const rowsAtOnce = 4096

/** The most rows of a table that are looked at together: all of them where there are fewer. */
export function roomFor({ length }: { readonly length: number }): number {
  return Math.max(1, Math.min(rowsAtOnce, length))
}

/**
 * Says of each of the first `count` rows whether something holds, as 1 or 0 in the same place. A question is answered
 * one condition at a time over many rows, and not one row at a time through many conditions: each condition is then a
 * short loop over a column or two.
 */
export type Marker = (rows: Int32Array, count: number, marks: Uint8Array) => void

/** Something that reads one row. For what is asked of few rows, or takes more than a comparison. */
export type RowTest = (row: number) => boolean

/**
 * 1 where the day in a column has come by a day, else 0: a number, so that loops can add it instead of branching on it
 * (what happened and what did not alternate too irregularly for a processor to guess). `unknown` is the lowest integer:
 * one less wraps round to the highest, which never comes.
 */
export function hasCome(on: number, by: Day): number {
  return Number(((on - 1) | 0) < by)
}

/** Keeps the marked rows of the first `count`, in order. Answers how many. */
export function keep(rows: Int32Array, count: number, marks: Uint8Array): number {
  let kept = 0
  for (let at = 0; at < count; at++) {
    rows[kept] = rows[at]!
    kept += marks[at]!
  }
  return kept
}

/** Keeps those not marked. */
export function drop(rows: Int32Array, count: number, marks: Uint8Array): number {
  let kept = 0
  for (let at = 0; at < count; at++) {
    rows[kept] = rows[at]!
    kept += 1 - marks[at]!
  }
  return kept
}

/** A marker by a test of one row. */
export function marking(test: RowTest): Marker {
  return (rows, count, marks) => {
    for (let at = 0; at < count; at++) marks[at] = Number(test(rows[at]!))
  }
}

const markAll: Marker = (_, count, marks) => {
  marks.fill(1, 0, count)
}

/** Marks the rows that another does not. */
export function markNot(marker: Marker): Marker {
  return (rows, count, marks) => {
    marker(rows, count, marks)
    for (let at = 0; at < count; at++) marks[at]! ^= 1
  }
}

/** Marks the rows that all of these mark. */
export function markEvery([first, ...others]: readonly Marker[]): Marker {
  if (first === undefined) return markAll
  if (others.length === 0) return first
  const also = new Uint8Array(rowsAtOnce)
  return (rows, count, marks) => {
    first(rows, count, marks)
    for (const other of others) {
      other(rows, count, also)
      for (let at = 0; at < count; at++) marks[at]! &= also[at]!
    }
  }
}

/** Marks the rows that any of these marks. */
export function markAny(markers: readonly Marker[]): Marker {
  return markNot(markEvery(markers.map(markNot)))
}

import type { Day } from '../../calendar/day.ts'
import type { OwnRow } from '../../templates/own-row.ts'

/** Two rows whose days are no further apart tell of the same process. */
export const sameProcessWithinDays = 14

/** A process that was recorded in Sightline, and the imported row that tells of it too. */
export interface ToldTwice<C extends string = string> {
  readonly recorded: OwnRow<C>
  readonly imported: OwnRow<C>
}

/**
 * A template's rows of a child with each process once. What was recorded in Sightline is believed; an imported row whose
 * day is within 14 days of a recorded one tells of the same process and is left out here. It is not forgotten: pages show
 * where the two differ (`toldTwice`).
 */
export function eachOnce<C extends string>(
  rows: readonly OwnRow<C>[],
  matching: Matching<C> = {},
): readonly OwnRow<C>[] {
  const twice = toldTwice(rows, matching)
  if (twice.length === 0) return rows
  const second = new Set(twice.map(each => each.imported))
  return rows.filter(each => !second.has(each))
}

/** When two rows tell of the same, where that is not simply within fourteen days. */
export interface Matching<C extends string> {
  readonly withinDays?: number
  /** The day a recorded process ended: what begins after it is another. */
  readonly endedOn?: (recorded: OwnRow<C>) => Day | undefined
}

/** The imported rows that tell of a process recorded in Sightline too, each with the recorded row nearest to it. */
export function toldTwice<C extends string>(
  rows: readonly OwnRow<C>[],
  { withinDays = sameProcessWithinDays, endedOn }: Matching<C> = {},
): readonly ToldTwice<C>[] {
  const recorded = rows.filter(each => each.isRecorded && each.on !== undefined)
  if (recorded.length === 0 || recorded.length === rows.length) return []
  return rows.flatMap(imported => {
    if (imported.isRecorded || imported.on === undefined) return []
    const apart = (each: OwnRow) => Math.abs(each.on! - imported.on!)
    const going = endedOn ? recorded.filter(each => (endedOn(each) ?? imported.on!) >= imported.on!) : recorded
    const [nearest] = going.toSorted((a, b) => apart(a) - apart(b))
    return nearest !== undefined && apart(nearest) <= withinDays ? [{ recorded: nearest, imported }] : []
  })
}

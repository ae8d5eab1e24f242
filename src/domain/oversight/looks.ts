import type { Day } from '../calendar/day.ts'
import type { ChildRecord } from '../record/facts.ts'
import { isOwnWorkerOn } from '../standards/oversight/notes.ts'
import { progressReviews } from '../templates/in-need.ts'
import { type OwnRow, rowsOf } from '../templates/index.ts'
import { supervisions } from '../templates/oversight.ts'

/** One time somebody discussed a child or looked at the case. */
export interface Look {
  readonly on: Day
  /** As the template has it, or “progress review”; empty where it is not recorded. */
  readonly kind: string
  readonly by: string | undefined
  /** Somebody other than the child’s own worker looked; undefined where it is not recorded who did. */
  readonly byAnother: boolean | undefined
  readonly row: Pick<OwnRow, 'source'>
}

/** Every supervision, note of oversight and discussion of a child, in date order. */
export function discussionsOf(record: ChildRecord) {
  return rowsOf(record, supervisions).flatMap(row => {
    const { on } = row
    if (on === undefined) return []
    const kind = row.text('kind') ?? ''
    // A discussion of the unit is the unit’s own, whoever writes the note (OV-08).
    return [lookIn(record, { on, kind, by: row.text('by'), row, isAnothers: kind === 'unit discussion' })]
  })
}

/**
 * Every time anybody looked at a child, in date order: discussions, and the senior reviews of progress at 9, 12 and 15
 * months and after, which are oversight too (inspection-and-quality 4.1). Those withdrawn are none.
 */
export function looksAtChild(record: ChildRecord): Look[] {
  const reviews = rowsOf(record, progressReviews).flatMap(row =>
    row.on === undefined || row.text('status') === 'withdrawn'
      ? []
      : [lookIn(record, { on: row.on, kind: 'progress review', by: row.text('reviewer'), row, isAnothers: false })],
  )
  return [...discussionsOf(record), ...reviews].sort((a, b) => a.on - b.on)
}

/** The last time by a day that somebody other than the child’s own worker looked, as far as is known. */
export function lastLookByAnother(record: ChildRecord, by: Day): Look | undefined {
  return looksAtChild(record).findLast(each => each.on <= by && each.byAnother !== false)
}

function lookIn<Row extends Pick<OwnRow, 'source'>>(
  record: ChildRecord,
  {
    isAnothers,
    ...told
  }: {
    readonly on: Day
    readonly kind: string
    readonly by: string | undefined
    readonly row: Row
    readonly isAnothers: boolean
  },
) {
  const { by, on } = told
  return { ...told, byAnother: isAnothers ? true : by === undefined ? undefined : !isOwnWorkerOn(record, by, on) }
}

import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, RowReference } from '../../record/facts.ts'
import { returnInterviews } from '../../templates/missing.ts'
import { rowsOf } from '../../templates/own-row.ts'

/** A time a child was missing, as known from the extract or from the template of return interviews. */
export interface TimeMissing {
  readonly from: Day
  readonly to: Day | undefined
  /** Hours, where both times of day are known. */
  readonly hours: number | undefined
  readonly source: RowReference
}

/** Every time a child was missing, in date order; one told by both is one. Away without authorisation is left out. */
export function timesMissing(record: ChildRecord): TimeMissing[] {
  const rows = rowsOf(record, returnInterviews)
  if (rows.length === 0 && record.missingEpisodes.length === 0) return []
  const times = new Map<Day, TimeMissing>()
  for (const { kind, startedOn, endedOn, source } of record.missingEpisodes) {
    if (kind !== 'away') times.set(startedOn, { from: startedOn, to: endedOn, hours: undefined, source })
  }
  for (const row of rows) {
    const from = row.day('missing_from_at')
    if (from === undefined || row.on === undefined || row.on < from) continue
    const [left, back] = [row.minute('missing_from_at'), row.minute('returned_at')]
    const hours = left === undefined || back === undefined ? undefined : (row.on - from) * 24 + (back - left) / 60
    times.set(from, { from, to: row.on, hours, source: row.source })
  }
  return [...times.values()].sort((a, b) => a.from - b.from)
}

/** Whether a child was surely missing for 24 hours: by the clock where it is known, else over two midnights. */
export function isLong({ from, to, hours }: TimeMissing): boolean {
  if (to === undefined) return true
  return hours === undefined ? to - from >= 2 : hours >= 24
}

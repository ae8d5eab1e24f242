import type { Day } from '../calendar/day.ts'
import type { ChildRecord, RowReference } from './facts.ts'

/** A time without a break under legal statuses of one kind. */
export interface StatusRun {
  readonly from: Day
  /** The day it gave way to another, or to none. */
  readonly until: Day | undefined
  /** The row it began with. */
  readonly source: RowReference
}

/** The times a child was under legal statuses whose codes are of a kind, in date order; rows that touch or overlap are one. */
export function statusRuns({ legalStatuses }: ChildRecord, kind: RegExp): StatusRun[] {
  const runs: StatusRun[] = []
  for (const { status, startedOn, endedOn, source } of legalStatuses) {
    if (!kind.test(status)) continue
    const last = runs.at(-1)
    if (last === undefined || (last.until !== undefined && last.until < startedOn))
      runs.push({ from: startedOn, until: endedOn, source })
    else if (last.until !== undefined && (endedOn === undefined || endedOn > last.until))
      runs[runs.length - 1] = { ...last, until: endedOn }
  }
  return runs
}

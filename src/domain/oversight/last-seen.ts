import type { Day } from '../calendar/day.ts'
import type { ChildRecord } from '../record/facts.ts'
import { tellsSeen } from '../templates/seen.ts'

/** The last day by another on which a visit, or a row of a template, says that the child was seen; undefined where none does. */
export function lastSeenBy(record: ChildRecord, today: Day): Day | undefined {
  const days = [
    ...record.visits.flatMap(({ on, seen }) => (seen === 'yes' ? [on] : [])),
    ...[...record.own].flatMap(([template, rows]) =>
      rows.flatMap(each => (each.on !== undefined && tellsSeen(template, each) ? [each.on] : [])),
    ),
  ].filter(on => on <= today)
  return days.length === 0 ? undefined : Math.max(...days)
}

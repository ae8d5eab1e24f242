import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { preProceedings } from '../../templates/court.ts'
import { type OwnRow, rowsOf } from '../../templates/index.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'
import { issuedSince } from './proceedings.ts'
import { eachOnce } from './told-twice.ts'

/** One pre-proceedings process, from the legal planning decision that began it. */
export interface PreProceedings extends Subject {
  readonly row: OwnRow<keyof typeof preProceedings.columns>
  /** The day of the first application issued since, whether or not the process is recorded as ended. */
  readonly issuedOn: Day | undefined
}

/** A child's pre-proceedings processes, each once, in date order; none begun from the 18th birthday on. */
export function preProceedingsOf(record: ChildRecord): PreProceedings[] {
  const rows = eachOnce(rowsOf(record, preProceedings))
  if (rows.length === 0) return []
  const adult = eighteenOn(record) ?? Number.POSITIVE_INFINITY
  return rows.flatMap(row => {
    const { on, source } = row
    if (on === undefined || on >= adult) return []
    return [{ key: source.key, startsOn: on, source, row, issuedOn: issuedSince(record, on) }]
  })
}

/** How the process ended, stepped down or issued, by its own row or by the application made. */
export function outcomesOf({ row, issuedOn }: PreProceedings): Meeting[] {
  const endedOn = row.day('ended_on')
  const outcome = row.text('outcome')
  const found: Meeting[] = []
  if (endedOn !== undefined)
    found.push({ on: endedOn, what: outcome ? `Ended: ${outcome}` : 'Ended', source: row.source })
  if (issuedOn !== undefined) found.push({ on: issuedOn, what: 'Proceedings issued', source: row.source })
  return found
}

/** What ends a step that was not taken. */
export function preProceedingsEnd({ row, issuedOn }: PreProceedings, record: ChildRecord): (Ending | undefined)[] {
  return [
    died(record),
    turnedEighteen(record),
    ended(issuedOn, 'proceedings were issued', row.source),
    ended(row.day('ended_on'), 'pre-proceedings ended', row.source),
  ]
}

/** A step that the process’s own row dates. */
export function step(
  { row }: PreProceedings,
  column: 'letter_on' | 'first_meeting_on' | 'midpoint_review_on',
  what: string,
): Meeting[] {
  const on = row.day(column)
  return on === undefined ? [] : [{ on, what, source: row.source }]
}

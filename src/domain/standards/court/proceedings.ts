import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { proceedings } from '../../templates/court.ts'
import { type OwnRow, rowsOf } from '../../templates/index.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'
import { eachOnce } from './told-twice.ts'

type ProceedingsRow = OwnRow<keyof typeof proceedings.columns>

/** One application to the court, as the local template tells of it. */
export interface Application extends Subject {
  readonly row: ProceedingsRow
  readonly finalOrderOn: Day | undefined
  /** The timetable as the court has last extended it. */
  readonly extension: { readonly grantedOn: Day | undefined; readonly until: Day | undefined } | undefined
}

/** The applications about a child, from the day each was issued. */
export function applicationsOf(record: ChildRecord): Application[] {
  const rows = eachOnce(rowsOf(record, proceedings))
  if (rows.length === 0) return []
  const adult = eighteenOn(record) ?? Number.POSITIVE_INFINITY
  return rows.flatMap(row => {
    if (row.on === undefined || row.on >= adult) return []
    const [grantedOn, until] = [row.day('extension_granted_on'), row.day('extended_until')]
    return [
      {
        key: row.source.key,
        startsOn: row.on,
        source: row.source,
        row,
        finalOrderOn: row.day('final_order_on'),
        extension: grantedOn === undefined && until === undefined ? undefined : { grantedOn, until },
      },
    ]
  })
}

/** The day of the first application issued on a day or later. */
export function issuedSince(record: ChildRecord, from: Day): Day | undefined {
  return eachOnce(rowsOf(record, proceedings)).find(each => each.on !== undefined && each.on >= from)?.on
}

/** The final order, where there is one. */
export function finalOrder({ row, finalOrderOn }: Application): Meeting[] {
  if (finalOrderOn === undefined) return []
  const order = row.text('order')
  return [{ on: finalOrderOn, what: order ? `Final order: ${order}` : 'Final order', source: row.source }]
}

/** A hearing, where the row says when it was. */
export function hearing(
  { row }: Application,
  column: 'case_management_hearing_on' | 'issues_hearing_on',
  what: string,
): Meeting[] {
  const on = row.day(column)
  return on === undefined ? [] : [{ on, what, source: row.source }]
}

/** What ends the clocks of proceedings that were not met. */
export function proceedingsEnd(subject: Application, record: ChildRecord): (Ending | undefined)[] {
  return [
    died(record),
    turnedEighteen(record),
    ended(subject.finalOrderOn, 'the court made its final order', subject.row.source),
  ]
}

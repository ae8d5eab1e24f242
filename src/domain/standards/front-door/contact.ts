import type { ChildRecord } from '../../record/facts.ts'
import { contactDecisions } from '../../templates/front-door.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { died, turnedEighteen } from '../ends.ts'
import type { Ending, Meeting, Subject } from '../standard.ts'

/** A contact about the child, from the day it was received. */
export interface Contacted extends Subject {
  readonly row: OwnRow<keyof typeof contactDecisions.columns>
}

/** The contacts with a decision, or waiting for one: only the template knows when that was. */
export function contactsOf(record: ChildRecord): Contacted[] {
  const found: Contacted[] = []
  for (const row of rowsOf(record, contactDecisions)) {
    if (row.on !== undefined) found.push({ key: row.source.key, startsOn: row.on, source: row.source, row })
  }
  return found
}

/** What was done about a contact on the day in a column, as a meeting; none where the column is empty. */
export function doneIn({ row }: Contacted, column: keyof typeof contactDecisions.columns, what: string): Meeting[] {
  const on = row.day(column)
  return on === undefined ? [] : [{ on, what, source: row.source }]
}

/** Clocks of the front door end only with childhood. */
export function childhoodEnds(_: Subject, record: ChildRecord): (Ending | undefined)[] {
  return [died(record), turnedEighteen(record)]
}

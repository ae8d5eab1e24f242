import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { type OwnRow, rowsOf, type Template } from '../../templates/index.ts'
import { days } from '../interval.ts'
import type { Timed } from '../single-turn.ts'

/** A thing that has its own date: an assessment and the day it is due, a point of an agreement and the day it is looked at. */
export interface Dated<C extends string> extends Timed {
  readonly row: OwnRow<C>
}

/** The rows of a template that name the day they are due. One due before it began is due that day. */
export function datedRows<C extends string>(
  record: ChildRecord,
  template: Template<C>,
  dueColumn: NoInfer<C>,
): Dated<C>[] {
  return rowsOf(record, template).flatMap((row): Dated<C>[] => {
    const { on, source } = row
    const dueOn: Day | undefined = row.day(dueColumn)
    if (on === undefined || dueOn === undefined) return []
    return [{ key: source.key, startsOn: on, source, row, within: days(Math.max(dueOn - on, 0)) }]
  })
}

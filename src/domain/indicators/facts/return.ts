import type { Day } from '../../calendar/day.ts'
import { returnsOf } from '../../standards/missing/returns.ts'
import type { ReturnRow } from '../../standards/missing/times-missing.ts'
import { asFlag, type Cell, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per time a child came back from being missing, by the template, or by the extract where only that tells of it. The extract says whether an interview was offered, never when one was held: `dated` is then unknown.
 */
export const returnFacts: FactTable = {
  name: 'return',
  title: 'Returns from being missing',
  columns: {
    returnedOn: 'day',
    dueOn: 'day',
    offered: 'flag',
    declined: 'flag',
    dated: 'flag',
    heldInTimeOn: 'day',
  },
  ahead: ['dueOn'],
  rows: ({ record }) =>
    returnsOf(record).map(({ on, rows, episode }): Cell[] => {
      if (rows.length > 0) return [on, on + 3, ...byTemplate(on, rows)]
      const { interviewOffered, interviewAccepted } = episode!
      const declined = interviewAccepted === 'no' && interviewOffered === 'yes'
      const dated = interviewOffered === 'no' || declined ? 1 : null
      return [on, on + 3, asFlag(interviewOffered), asFlag(declined), dated, null]
    }),
}

/** Whether an interview was offered and declined, and when one was held in time, by all rows about a return. */
function byTemplate(on: Day, rows: readonly ReturnRow[]): Cell[] {
  const held = rows.flatMap(row => row.day('held_at') ?? [])
  const answers = rows.map(row => row.answer('declined'))
  const declined = answers.find(each => each === 'yes') ?? answers.find(each => each === 'no') ?? 'unknown'
  const wasOffered = held.length > 0 || declined === 'yes' || rows.some(row => row.day('offered_on') !== undefined)
  const inTime = held.find(each => each >= on && each <= on + 3)
  return [asFlag(wasOffered), asFlag(declined), 1, orNull(inTime)]
}

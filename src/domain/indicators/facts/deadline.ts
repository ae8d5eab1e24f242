import { holderOn } from '../../record/holder.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per deadline. Who held the child when it fell due is fixed here (where nobody did any more, because what was
 * due had been done or ended and the child closed, whoever held the child last before that); what is outstanding belongs
 * to whoever holds the child on the day that is asked about, which analysis works out for that day.
 */
export const deadlineFacts: FactTable = {
  name: 'deadline',
  title: 'Deadlines',
  columns: {
    standard: 'code',
    subject: 'text',
    ordinal: 'number',
    triggerOn: 'day',
    dueOn: 'day',
    customaryDueOn: 'day',
    soonOn: 'day',
    metOn: 'day',
    endedOn: 'day',
    workerOnDue: 'code',
    unitOnDue: 'code',
  },
  ahead: ['dueOn', 'customaryDueOn', 'soonOn'],
  rows: ({ deadlines, holdings }) =>
    deadlines.map(each => {
      const holder =
        holderOn(holdings, each.dueOn) ??
        holdings.findLast(held => held.from <= each.dueOn && (held.until ?? each.dueOn) >= each.triggerOn)
      return [
        each.standardId,
        each.subject,
        each.ordinal,
        each.triggerOn,
        each.dueOn,
        orNull(each.customaryDueOn),
        each.soonOn,
        orNull(each.metOn),
        orNull(each.endedOn),
        orNull(holder?.worker),
        orNull(holder?.unit),
      ]
    }),
}

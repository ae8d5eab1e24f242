import { addMonths } from '../../calendar/months.ts'
import type { Assessment } from '../../record/facts.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per assessment, with its length in working days from start to authorisation (DfE table C2), when the child's
 * next one was authorised, and whether the one before was within twelve months, inclusive.
 */
export const assessmentFacts: FactTable = {
  name: 'assessment',
  title: 'Assessments',
  columns: {
    startedOn: 'day',
    authorisedOn: 'day',
    workingDays: 'number',
    within45: 'flag',
    childSeen: 'flag',
    key: 'text',
    nextAuthorisedOn: 'day',
    againWithinYear: 'flag',
  },
  rows({ record, calendar }) {
    if (record.assessments.length === 0) return []
    const authorised = record.assessments.filter(each => each.endedOn !== undefined).sort(byAuthorised)
    return record.assessments.map(each => {
      const length = each.endedOn === undefined ? undefined : calendar.between(each.startedOn, each.endedOn)
      const at = each.endedOn === undefined ? -1 : authorised.indexOf(each)
      const before = authorised[at - 1]?.endedOn
      return [
        each.startedOn,
        orNull(each.endedOn),
        orNull(length),
        length === undefined ? null : asFlag(length <= 45),
        asFlag(each.childSeen),
        each.source.key,
        orNull(at === -1 ? undefined : authorised[at + 1]?.endedOn),
        at === -1 ? null : asFlag(before !== undefined && addMonths(before, 12) >= each.endedOn!),
      ]
    })
  },
}

function byAuthorised(a: Assessment, b: Assessment): number {
  return a.endedOn! - b.endedOn!
}

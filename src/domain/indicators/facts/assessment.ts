import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per assessment, with its length in working days from start to authorisation (DfE table C2). */
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
  },
  rows: ({ record, calendar }) =>
    record.assessments.map(each => {
      const length = each.endedOn === undefined ? undefined : calendar.between(each.startedOn, each.endedOn)
      return [
        each.startedOn,
        orNull(each.endedOn),
        orNull(length),
        length === undefined ? null : asFlag(length <= 45),
        asFlag(each.childSeen),
        each.source.key,
      ]
    }),
}

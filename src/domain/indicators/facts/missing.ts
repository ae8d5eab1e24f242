import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per time a child was missing or away. */
export const missingFacts: FactTable = {
  name: 'missing',
  title: 'Times missing',
  columns: { startedOn: 'day', endedOn: 'day', kind: 'code', interviewOffered: 'flag', interviewAccepted: 'flag' },
  rows: ({ record }) =>
    record.missingEpisodes.map(each => [
      each.startedOn,
      orNull(each.endedOn),
      orNull(each.kind),
      asFlag(each.interviewOffered),
      asFlag(each.interviewAccepted),
    ]),
}

import { asFlag, type FactTable } from '../fact-table.ts'

/** One row per visit of any kind. */
export const visitFacts: FactTable = {
  name: 'visit',
  title: 'Visits',
  columns: { on: 'day', kind: 'code', seen: 'flag', seenAlone: 'flag' },
  rows: ({ record }) => record.visits.map(each => [each.on, each.kind, asFlag(each.seen), asFlag(each.seenAlone)]),
}

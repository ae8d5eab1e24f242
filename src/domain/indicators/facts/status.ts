import { type FactTable, orNull } from '../fact-table.ts'

/** What the child was open for from day to day. */
export const statusFacts: FactTable = {
  name: 'status',
  title: 'What the child was open for',
  columns: { from: 'day', until: 'day', status: 'code', since: 'day' },
  rows: ({ spells }) => spells.map(each => [each.from, orNull(each.until), each.status, each.since]),
}

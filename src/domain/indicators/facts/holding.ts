import { type FactTable, orNull } from '../fact-table.ts'

/** Who held the child from day to day. */
export const holdingFacts: FactTable = {
  name: 'holding',
  title: 'Who held the child',
  columns: { from: 'day', until: 'day', worker: 'code', unit: 'code' },
  rows: ({ holdings }) => holdings.map(each => [each.from, orNull(each.until), orNull(each.worker), orNull(each.unit)]),
}

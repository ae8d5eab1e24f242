import { involvements } from '../../record/involvement.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/**
 * Times of involvement, until 18. Closures are left as they were: whether one is short enough to be joined (indicator
 * I-48) depends on whether the child had come back by the day asked about, so analysis joins them.
 */
export const involvementFacts: FactTable = {
  name: 'involvement',
  title: 'Involvement',
  columns: { from: 'day', until: 'day' },
  rows: ({ record }) => involvements(record).map(each => [each.from, orNull(each.until)]),
}

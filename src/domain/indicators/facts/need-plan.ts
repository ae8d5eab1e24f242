import { type FactTable, orNull } from '../fact-table.ts'

/** One row per child in need plan. */
export const needPlanFacts: FactTable = {
  name: 'needPlan',
  title: 'Child in need plans',
  columns: { startedOn: 'day', endedOn: 'day', key: 'text' },
  rows: ({ record }) => record.needPlans.map(each => [each.startedOn, orNull(each.endedOn), each.source.key]),
}

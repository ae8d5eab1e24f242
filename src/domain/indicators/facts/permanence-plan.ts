import { type FactTable, orNull } from '../fact-table.ts'

/** One row per plan for a permanent home. */
export const permanencePlanFacts: FactTable = {
  name: 'permanencePlan',
  title: 'Plans for permanence',
  columns: { startedOn: 'day', endedOn: 'day', plan: 'code' },
  rows: ({ record }) => record.permanencePlans.map(each => [each.startedOn, orNull(each.endedOn), orNull(each.plan)]),
}

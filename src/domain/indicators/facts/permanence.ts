import { type FactTable, orNull } from '../fact-table.ts'

/** One row per way to adoption or another permanent home. */
export const permanenceFacts: FactTable = {
  name: 'permanence',
  title: 'Ways to permanence',
  columns: {
    decidedOn: 'day',
    placementOrderOn: 'day',
    matchedOn: 'day',
    placedOn: 'day',
    placedWithFosterCarersOn: 'day',
    reversedOn: 'day',
    orderOn: 'day',
    orderType: 'code',
  },
  rows: ({ record }) =>
    record.permanenceRoutes.map(each => [
      orNull(each.decidedOn),
      orNull(each.placementOrderOn),
      orNull(each.matchedOn),
      orNull(each.placedOn),
      orNull(each.placedWithFosterCarersOn),
      orNull(each.reversedOn),
      orNull(each.orderOn),
      orNull(each.orderType),
    ]),
}

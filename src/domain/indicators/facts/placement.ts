import { periodsOfCare, placementsOf } from '../../record/period-of-care.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/** One row per placement in a period of care, ended at the latest when the next began. Short breaks are left out. */
export const placementFacts: FactTable = {
  name: 'placement',
  title: 'Placements',
  columns: { startedOn: 'day', endedOn: 'day', type: 'code', provider: 'code', changeReason: 'code', key: 'text' },
  rows: ({ record }) =>
    periodsOfCare(record)
      .filter(each => each.fullDutiesFrom !== undefined)
      .flatMap(period => placementsOf(record, period))
      .map(each => [
        each.startedOn,
        orNull(each.endedOn),
        orNull(each.type),
        orNull(each.provider),
        orNull(each.changeReason),
        each.source.key,
      ]),
}

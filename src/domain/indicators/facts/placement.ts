import { earliest } from '../../calendar/day.ts'
import { periodsOfCare, placementsOf } from '../../record/period-of-care.ts'
import { eighteenOn } from '../../record/person.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per placement in a period of care, ended at the latest when the next began or at 18. Short breaks are left out. */
export const placementFacts: FactTable = {
  name: 'placement',
  title: 'Placements',
  columns: {
    startedOn: 'day',
    endedOn: 'day',
    type: 'code',
    provider: 'code',
    changeReason: 'code',
    over20Miles: 'flag',
    key: 'text',
  },
  rows: ({ record }) =>
    periodsOfCare(record)
      .filter(each => each.fullDutiesFrom !== undefined)
      .flatMap(period => placementsOf(record, period))
      .map(each => [
        each.startedOn,
        orNull(earliest(each.endedOn, eighteenOn(record), record.person?.diedOn)),
        orNull(each.type),
        orNull(each.provider),
        orNull(each.changeReason),
        each.distance === undefined ? null : asFlag(each.distance > 20),
        each.source.key,
      ]),
}

import { earliest } from '../../calendar/day.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { eighteenOn } from '../../record/person.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/** One row per period of being looked after, short breaks left out; ended by the 18th birthday at the latest. */
export const carePeriodFacts: FactTable = {
  name: 'carePeriod',
  title: 'Periods of care',
  columns: { startedOn: 'day', endedOn: 'day', endReason: 'code', key: 'text' },
  rows: ({ record }) =>
    periodsOfCare(record).flatMap(each =>
      each.fullDutiesFrom === undefined
        ? []
        : [
            [
              each.fullDutiesFrom,
              orNull(earliest(each.endedOn, eighteenOn(record), record.person?.diedOn)),
              orNull(each.endReason),
              each.key,
            ],
          ],
    ),
}

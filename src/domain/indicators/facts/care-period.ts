import { earliest } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { eighteenOn } from '../../record/person.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per period of being looked after, short breaks left out; ended by the 18th birthday at the latest. With the end
 * of the period before, and whether this one began within twelve months of it, to the day.
 */
export const carePeriodFacts: FactTable = {
  name: 'carePeriod',
  title: 'Periods of care',
  columns: {
    startedOn: 'day',
    endedOn: 'day',
    endReason: 'code',
    previousEndedOn: 'day',
    withinYearOfLast: 'flag',
    key: 'text',
  },
  rows({ record }) {
    const periods = periodsOfCare(record).filter(each => each.fullDutiesFrom !== undefined)
    return periods.map((each, index) => {
      const from = each.fullDutiesFrom!
      const before = periods[index - 1]?.endedOn
      return [
        from,
        orNull(earliest(each.endedOn, eighteenOn(record), record.person?.diedOn)),
        orNull(each.endReason),
        orNull(before),
        asFlag(before !== undefined && from <= addMonths(before, 12)),
        each.key,
      ]
    })
  },
}

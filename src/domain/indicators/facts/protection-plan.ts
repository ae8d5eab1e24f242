import { earliest } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import { eighteenOn } from '../../record/person.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per child protection plan of this authority, ended by the 18th birthday at the latest; earlier plans elsewhere
 * do not make one a repeat (Annex A).
 */
export const protectionPlanFacts: FactTable = {
  name: 'protectionPlan',
  title: 'Child protection plans',
  columns: {
    startedOn: 'day',
    endedOn: 'day',
    category: 'code',
    repeatEver: 'flag',
    repeatWithinTwoYears: 'flag',
    twoYearsOn: 'day',
    lastedTwoYears: 'flag',
    key: 'text',
    withinThreeMonths: 'flag',
  },
  ahead: ['twoYearsOn'],
  rows({ record }) {
    const ours = record.protectionPlans.filter(each => !each.otherAuthority)
    return ours.map((each, index) => {
      const earlier = ours.slice(0, index)
      const recent = earlier.some(plan => plan.endedOn !== undefined && addMonths(plan.endedOn, 24) >= each.startedOn)
      const twoYearsOn = addMonths(each.startedOn, 24)
      const endedOn = earliest(each.endedOn, eighteenOn(record), record.person?.diedOn)
      return [
        each.startedOn,
        orNull(endedOn),
        orNull(each.latestCategory ?? each.initialCategory),
        asFlag(earlier.length > 0),
        asFlag(recent),
        twoYearsOn,
        endedOn === undefined ? null : asFlag(endedOn >= twoYearsOn),
        each.source.key,
        endedOn === undefined ? null : asFlag(endedOn <= addMonths(each.startedOn, 3)),
      ]
    })
  },
}

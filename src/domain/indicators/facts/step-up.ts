import { addMonths } from '../../calendar/months.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per child protection plan of this authority, with what the child had last been stepped down from before it: an
 * earlier plan ended, or an episode of need closed. A plan that begins the day another ended is an error of the data.
 */
export const stepUpFacts: FactTable = {
  name: 'stepUp',
  title: 'Steps up to a child protection plan',
  columns: { startedOn: 'day', steppedDownOn: 'day', steppedDownFrom: 'code', withinTwelveMonths: 'flag', key: 'text' },
  rows({ record }) {
    const ours = record.protectionPlans.filter(each => !each.otherAuthority)
    if (ours.length === 0) return []
    const stepsDown = [
      ...ours.map(each => ({ on: each.endedOn, from: 'protection plan' })),
      ...openingReferrals(record)
        .filter(each => each.noFurtherAction !== 'yes')
        .map(each => ({ on: each.endedOn, from: 'episode of need' })),
    ]
    return ours.map(each => {
      let last: { on: number; from: string } | undefined
      for (const { on, from } of stepsDown)
        if (on !== undefined && on < each.startedOn && (last === undefined || on > last.on)) last = { on, from }
      const within = last !== undefined && addMonths(last.on, 12) >= each.startedOn
      return [each.startedOn, orNull(last?.on), orNull(last?.from), asFlag(within), each.source.key]
    })
  },
}

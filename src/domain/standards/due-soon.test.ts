import { expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { evaluate } from './evaluate.ts'
import { child } from './example.ts'
import { byId } from './registry.ts'
import { stateOn } from './state.ts'
import type { Told } from './told.ts'

const assessed = { referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-01' }] }] }
const onPlan = { protectionPlans: [{ from: '2019-05-01' }] }
const inCare = { care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'U4' }] }] }
const reviewed = (...reviews: string[]) => ({ care: [{ from: '2019-04-12', reviews }] })

/** When amber begins: an assessment on its 35th working day, visits five before, conferences and checkpoints three, reviews twenty. */
it.each<[string, string, Told]>([
  ['AS-01', '2019-05-23', assessed],
  ['AS-02', '2019-05-23', assessed],
  ['AS-04', '2019-04-10', assessed],
  ['CP-03', '2019-04-26', { enquiries: [{ on: '2019-04-08' }] }],
  // 31 July is the 91st day: work goes by that where it is the earlier.
  ['CP-08', '2019-07-03', onPlan],
  ['CP-09', '2019-11-22', { protectionPlans: [{ from: '2019-03-20', reviews: ['2019-06-20'] }] }],
  ['CP-11', '2019-05-09', onPlan],
  ['CN-04', '2019-05-16', { needPlans: [{ from: '2019-04-24' }] }],
  ['CN-06', '2019-01-31', { referrals: [{ on: '2018-05-31' }] }],
  ['CN-07', '2019-11-04', { referrals: [{ on: '2018-05-31' }] }],
  ['LR-01', '2019-04-24', inCare],
  ['LR-02', '2019-07-17', reviewed('2019-05-15')],
  ['LR-03', '2020-01-22', reviewed('2019-05-15', '2019-08-20')],
  ['LV-01', '2019-04-24', inCare],
  ['LV-02', '2019-06-03', { ...inCare, visits: [{ on: '2019-04-29', kind: 'care' }] }],
  ['LV-03', '2020-08-13', { ...inCare, visits: [{ on: '2020-05-20', kind: 'care' }] }],
])('%s is due soon from %s on, and not a day sooner', (id, from, told) => {
  const [deadline] = evaluate(child(told), [byId(id)], englandAndWales)
  expect(iso(deadline!.soonOn)).toBe(from)
  expect(stateOn(deadline!, day(from))).toBe('due-soon')
  if (deadline!.triggerOn < day(from)) expect(stateOn(deadline!, day(from) - 1)).toBe('due-later')
})

import { expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { describe as sentence } from './describe.ts'
import { evaluate } from './evaluate.ts'
import { child } from './example.ts'
import { byId } from './registry.ts'

it('does not call late for sure what was due before anything of its kind is held', () => {
  const standard = byId('LR-01')
  const record = child({ care: [{ from: '2019-04-24', reviews: ['2019-06-03'] }] })
  const [first] = evaluate(record, [standard], englandAndWales)
  const heldFrom = (on: string) => sentence(first!, standard, day('2019-07-01'), day(on))
  expect(heldFrom('2019-05-23')).toMatch(/3 Jun 2019, late\.$/)
  expect(heldFrom('2019-05-24')).toMatch(
    /3 Jun 2019, late by what is held\. What is held begins on Fri 24 May 2019 only: whether it was done in time before is unknown\.$/,
  )
  expect(sentence(first!, standard, day('2019-07-01'))).toMatch(/3 Jun 2019, late\.$/)
})

it('says in one sentence that only its owner has confirmed a direction', () => {
  const standard = byId('OV-14')
  const given = { given_on: '2019-05-02', direction_id: 'd1', owner: 'W1', due_on: '2019-05-10', done_on: '2019-05-09' }
  const record = child({ referrals: [{ on: '2019-04-01' }], own: { directions: [given] } })
  const [first] = evaluate(record, [standard], englandAndWales)
  expect(sentence(first!, standard, day('2019-05-20'))).toMatch(
    /by Fri 10 May 2019\. Nobody but its owner has confirmed that it was done on Thu 9 May 2019\.$/,
  )
  expect(sentence(first!, standard, day('2019-05-08'))).toMatch(/Not confirmed as done\.$/)
  const { done_on: _, ...open } = given
  const exceptions = [{ from_on: '2019-05-08', standard: 'OV-14', reason: 'x' }]
  const excused = child({ referrals: [{ on: '2019-04-01' }], own: { directions: [open], exceptions } })
  const [said] = evaluate(excused, [standard], englandAndWales)
  expect(sentence(said!, standard, day('2019-05-20'))).toMatch(/Not confirmed as done\. Wed 8 May 2019: Exception/)
})

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

import { expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { howFar } from './how-far.ts'
import { byId } from './registry.ts'

const lateOn = (id: string, on: string) =>
  howFar(byId(id), { dueOn: day('2019-05-02') }, 'overdue', day(on), englandAndWales)

it.each(['OV-14', 'OV-15'])('tells %s late in working days, though its length is only the way to a named day', id => {
  // A bank holiday Monday between.
  expect(lateOn(id, '2019-05-10')).toBe('5 working days late')
  expect(lateOn(id, '2019-05-03')).toBe('1 working day late')
})

it('tells what is counted in months late in days', () => {
  expect(lateOn('CP-08', '2019-05-10')).toBe('8 days late')
})

it.each([
  ['2019-07-31', '90 days late'],
  ['2019-08-02', '92 days late (3 months)'],
  ['2020-05-02', '366 days late (1 year)'],
  ['2025-08-13', '2,295 days late (6 years 3 months)'],
])('says what is long late in years and months too: on %s %s', (on, words) => {
  expect(lateOn('CP-08', on)).toBe(words)
})

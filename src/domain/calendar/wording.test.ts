import { expect, it } from 'vitest'
import { day } from './day.ts'
import { monthOf } from './months.ts'
import { daysLate, inDays, longDate, longDateAgo, monthName, shortDate } from './wording.ts'

it('writes days and months', () => {
  expect(longDate(day('2019-05-01'))).toBe('Wed 1 May 2019')
  expect(shortDate(day('2019-09-10'))).toBe('10 Sep 2019')
  expect(longDateAgo(day('2019-05-01'), day('2019-05-13'))).toBe('Wed 1 May 2019 (12 days ago)')
  expect(longDateAgo(day('2019-05-01'), day('2019-05-01'))).toBe('Wed 1 May 2019 (today)')
  expect(monthName(monthOf(day('2019-12-31')))).toBe('December 2019')
})

it.each([
  [1, '1 day late', '1 working day late', 'tomorrow'],
  [12, '12 days late', '12 working days late', 'in 12 days'],
  [3569, '3,569 days late', '3,569 working days late', 'in 3,569 days'],
  [0, 'not late', 'not late', 'today'],
  [-1, 'not late', 'not late', 'yesterday'],
  [-3, 'not late', 'not late', '3 days ago'],
])('says %i as a delay and as a distance', (count, late, lateWorking, distance) => {
  expect(daysLate(count)).toBe(late)
  expect(daysLate(count, 'working day')).toBe(lateWorking)
  expect(inDays(count)).toBe(distance)
})

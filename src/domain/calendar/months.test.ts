import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from './day.ts'
import {
  addMonths,
  addWeeks,
  daysIn,
  firstOfMonth,
  lastDayOfWeeksBeginningWith,
  monthOf,
  wholeMonthsBetween,
} from './months.ts'
import { dayOf, everyDay, livedDays, plain } from './temporal.testing.ts'

const someMonths = fc.integer({ min: -600, max: 600 })

describe('months', () => {
  it('are added as the built-in calendar adds them, a shorter month ending on its last day', () => {
    fc.assert(
      fc.property(fc.integer(livedDays), someMonths, (from, n) => {
        expect(addMonths(from, n)).toBe(dayOf(plain(from).add({ months: n }, { overflow: 'constrain' })))
      }),
    )
  })

  it('never pass into a later month, and keep the order of days', () => {
    fc.assert(
      fc.property(fc.integer(livedDays), fc.integer(livedDays), someMonths, (one, other, n) => {
        expect(monthOf(addMonths(one, n))).toBe(monthOf(one) + n)
        expect(addMonths(Math.min(one, other), n)).toBeLessThanOrEqual(addMonths(Math.max(one, other), n))
      }),
    )
  })

  it('that have passed are the most that can be added without passing the day', () => {
    fc.assert(
      fc.property(fc.integer(livedDays), fc.nat(40_000), (from, after) => {
        const months = wholeMonthsBetween(from, from + after)
        expect(addMonths(from, months)).toBeLessThanOrEqual(from + after)
        expect(addMonths(from, months + 1)).toBeGreaterThan(from + after)
        expect(wholeMonthsBetween(from + after, from)).toBe(0 - months)
      }),
    )
  })

  it('have a first day and a length', () => {
    fc.assert(
      fc.property(fc.integer(everyDay), value => {
        const month = monthOf(value)
        expect(iso(firstOfMonth(month))).toBe(plain(value).with({ day: 1 }).toString())
        expect(daysIn(month)).toBe(plain(value).daysInMonth)
      }),
    )
  })

  it.each([
    ['2018-11-30', 3, '2019-02-28'],
    ['2019-11-30', 3, '2020-02-29'],
    ['2019-01-31', 1, '2019-02-28'],
    ['2019-02-28', 1, '2019-03-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2019-03-31', -1, '2019-02-28'],
  ])('%s and %i is %s', (from, n, to) => {
    expect(iso(addMonths(day(from), n))).toBe(to)
  })
})

describe('weeks', () => {
  it('within which leave out the day; beginning with which count it', () => {
    expect(iso(addWeeks(day('2019-06-03'), 26))).toBe('2019-12-02')
    expect(iso(lastDayOfWeeksBeginningWith(day('2019-06-03'), 26))).toBe('2019-12-01')
  })
})

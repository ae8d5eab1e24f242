import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ageOn } from '../domain/calendar/ages.ts'
import { day } from '../domain/calendar/day.ts'
import { monthOf, wholeMonthsBetween } from '../domain/calendar/months.ts'
import { monthNumber, wholeMonths, yearsOld } from './day-table.ts'

it('agrees with the calendar, inside the table and outside it', () => {
  const any = fc.integer({ min: day('1890-01-01'), max: day('2110-12-31') })
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 9000 }), (from, length) => {
      const to = from + length
      expect(monthNumber(from)).toBe(monthOf(from))
      expect(wholeMonths(from, to)).toBe(wholeMonthsBetween(from, to))
      expect(yearsOld(from, to)).toBe(ageOn(from, to))
    }),
    { numRuns: 3000 },
  )
})

it('brings 29 February round on 1 March', () => {
  expect([yearsOld(day('2004-02-29'), day('2005-02-28')), yearsOld(day('2004-02-29'), day('2005-03-01'))]).toEqual([
    0, 1,
  ])
})

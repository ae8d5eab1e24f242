import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, birthday } from './ages.ts'
import { day, iso, partsOf } from './day.ts'
import { livedDays, plain } from './temporal.testing.ts'

const isLeapDay = (value: number) => partsOf(value).month === 2 && partsOf(value).date === 29

describe('an age', () => {
  it('is that of the built-in calendar, but for someone born on 29 February', () => {
    fc.assert(
      fc.property(fc.integer(livedDays), fc.nat(36_525), (bornOn, lived) => {
        fc.pre(!isLeapDay(bornOn))
        const { years } = plain(bornOn).until(plain(bornOn + lived), { largestUnit: 'year' })
        expect(ageOn(bornOn, bornOn + lived)).toBe(years)
      }),
    )
  })

  it('changes on the birthday and on no other day', () => {
    fc.assert(
      fc.property(fc.integer(livedDays), fc.integer({ min: -1, max: 100 }), (bornOn, years) => {
        const reached = birthday(bornOn, years)
        expect(ageOn(bornOn, reached)).toBe(years)
        expect(ageOn(bornOn, reached - 1)).toBe(years - 1)
        expect(ageOn(bornOn, birthday(bornOn, years + 1) - 1)).toBe(years)
      }),
    )
  })

  it.each([
    ['2004-02-29', 16, '2020-02-29'],
    ['2004-02-29', 18, '2022-03-01'],
    ['2004-02-29', 0, '2004-02-29'],
    ['2001-03-01', 18, '2019-03-01'],
  ])('born on %s, %i on %s', (bornOn, years, reached) => {
    expect(iso(birthday(day(bornOn), years))).toBe(reached)
  })

  it('is -1 before birth', () => {
    expect(ageOn(day('2019-09-10'), day('2019-05-01'))).toBe(-1)
    expect(ageOn(day('2019-01-10'), day('2018-06-01'))).toBe(-1)
  })
})

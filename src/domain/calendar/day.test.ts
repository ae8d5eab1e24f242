import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, dayFrom, earliest, iso, parseDay, partsOf, weekdayOf } from './day.ts'
import { everyDay, plain } from './temporal.testing.ts'

/** A date of which one character has become any. */
const almostADate = fc
  .tuple(fc.nat({ max: 9 }), fc.string({ minLength: 1, maxLength: 1 }))
  .map(([at, any]) => `${'2019-05-01'.slice(0, at)}${any}${'2019-05-01'.slice(at + 1)}`)

describe('a day', () => {
  it('is the same day as the built-in calendar has it', () => {
    fc.assert(
      fc.property(fc.integer(everyDay), value => {
        const date = plain(value)
        expect(iso(value)).toBe(date.toString())
        expect(parseDay(date.toString())).toBe(value)
        expect(partsOf(value)).toEqual({ year: date.year, month: date.month, date: date.day })
        expect(dayFrom(date.year, date.month, date.day)).toBe(value)
        expect(weekdayOf(value)).toBe(date.dayOfWeek % 7)
      }),
    )
  })

  it('is read only where there is such a date', () => {
    const part = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(part(9999), part(13), part(32), (year, month, date) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        expect(parseDay(text) !== undefined).toBe(exists(text))
      }),
    )
  })

  it('is read from nothing else', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), almostADate),
        text => parseDay(text) === undefined || /^\d{4}-\d\d-\d\d$/.test(text),
      ),
    )
    for (const text of [
      '',
      '2019-5-1',
      '01/05/2019',
      '2019-05-01T00:00',
      ' 2019-05-01',
      '2019-05-01\n',
      '+002019-05-01',
      '20a9-05-01',
      '2019-0a-01',
      '2019-0:-01',
      '2019-05-x1',
      '２019-05-01',
    ])
      expect(parseDay(text)).toBeUndefined()
  })

  it('is right at both ends of every month, in leap years and at the turns of centuries too', () => {
    for (const year of [1599, 1600, 1699, 1700, 1899, 1900, 1999, 2000, 2019, 2020, 2099, 2100, 2399, 2400]) {
      for (let month = 1; month <= 12; month++) {
        const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month })
        const last = dayFrom(year, month, daysInMonth)!
        expect(dayFrom(year, month, daysInMonth + 1)).toBeUndefined()
        expect(partsOf(last)).toEqual({ year, month, date: daysInMonth })
        const next = month < 12 ? { year, month: month + 1 } : { year: year + 1, month: 1 }
        expect(partsOf(last + 1)).toEqual({ ...next, date: 1 })
      }
    }
  })

  it('has a leap day every four years, but of the centuries only every fourth', () => {
    const leap = [1600, 1700, 1800, 1900, 2000, 2019, 2020, 2024, 2100, 2400].filter(year => dayFrom(year, 2, 29))
    expect(leap).toEqual([1600, 2000, 2020, 2024, 2400])
  })

  it('written by us must be a date', () => {
    expect(day('1970-01-01')).toBe(0)
    expect(() => day('2019-02-29')).toThrow(RangeError)
  })

  it('may be the earliest of several', () => {
    expect(earliest(undefined, 5, 3, undefined)).toBe(3)
    expect(earliest(undefined)).toBeUndefined()
    expect(earliest()).toBeUndefined()
  })
})

function exists(text: string): boolean {
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

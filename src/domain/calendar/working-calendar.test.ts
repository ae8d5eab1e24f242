import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, weekdayOf } from './day.ts'
import { addInclusive } from './inclusive.ts'
import { englandAndWales as calendar } from './working-calendar.ts'

const { firstDay, lastDay } = calendar
const anyInside = fc.integer({ min: firstDay, max: lastDay })

/** The slow and obvious count, one day at a time. */
function walk(from: number, n: number): number | undefined {
  let at = from
  for (let left = Math.abs(n); left > 0; ) {
    at += Math.sign(n)
    if (at < firstDay || at > lastDay) return undefined
    if (calendar.isWorking(at)) left--
  }
  return at
}

describe('working days', () => {
  it('are Monday to Friday less the holidays', () => {
    for (let each = firstDay; each <= lastDay; each++) {
      const weekend = weekdayOf(each) === 0 || weekdayOf(each) === 6
      expect(calendar.isWorking(each)).toBe(!weekend && calendar.holidayOn(each) === undefined)
    }
  })

  it('are added as if each day were walked', () => {
    fc.assert(
      fc.property(anyInside, fc.integer({ min: -300, max: 300 }), (from, n) => {
        expect(calendar.add(from, n)).toBe(walk(from, n))
      }),
    )
  })

  it('between two days undo adding', () => {
    fc.assert(
      fc.property(anyInside, fc.integer({ min: 1, max: 300 }), (from, n) => {
        const to = calendar.add(from, n)
        fc.pre(to !== undefined)
        expect(calendar.between(from, to!)).toBe(n)
        expect(calendar.between(from, to! - 1)).toBe(n - 1)
        expect(calendar.between(to!, from)).toBe(0 - n)
      }),
    )
  })

  it('add up', () => {
    fc.assert(
      fc.property(anyInside, anyInside, anyInside, (a, b, c) => {
        expect(calendar.between(a, b)! + calendar.between(b, c)!).toBe(calendar.between(a, c)!)
      }),
    )
  })

  it('on or before a day are the day itself or the last before it', () => {
    fc.assert(
      fc.property(anyInside, on => {
        const expected = calendar.isWorking(on) ? on : walk(on, -1)
        expect(calendar.lastWorkingDayOnOrBefore(on)).toBe(expected)
      }),
    )
  })

  it('cannot be worked out beyond the range, and are never counted without holidays', () => {
    expect(calendar.add(firstDay - 1, 1)).toBeUndefined()
    expect(calendar.add(firstDay, -1)).toBeUndefined()
    expect(calendar.add(lastDay, 1)).toBeUndefined()
    expect(calendar.add(lastDay - 5, 45)).toBeUndefined()
    expect(calendar.between(firstDay - 1, firstDay)).toBeUndefined()
    expect(calendar.between(lastDay, lastDay + 1)).toBeUndefined()
    expect(calendar.lastWorkingDayOnOrBefore(firstDay)).toBeUndefined()
    expect(calendar.lastWorkingDayOnOrBefore(lastDay + 1)).toBeUndefined()
    expect(calendar.isWorking(lastDay + 1)).toBe(false)
    expect(calendar.add(Number.NaN, 1)).toBeUndefined()
  })

  it('say where they rest on holidays not yet published', () => {
    expect(calendar.isProjected(day('2028-12-31'))).toBe(false)
    expect(calendar.isProjected(day('2029-01-01'))).toBe(true)
    expect(calendar.holidayOn(day('2029-03-30'))).toBe('Good Friday')
  })

  it.each([
    '2000-01-03',
    '2002-06-03',
    '2002-06-04',
    '2011-04-29',
    '2012-06-05',
    '2020-05-08',
    '2022-09-19',
    '2023-05-08',
  ])('%s is none', date => {
    expect(calendar.isWorking(day(date))).toBe(false)
  })

  it.each(['2002-05-27', '2012-05-28', '2020-05-04', '2022-05-30', '2019-12-27', '2019-12-31'])('%s is one', date => {
    expect(calendar.isWorking(day(date))).toBe(true)
  })
})

describe('counting from and including a day', () => {
  it('is one day shorter from a working day, the same from any other', () => {
    fc.assert(
      fc.property(anyInside, fc.integer({ min: 1, max: 300 }), (from, n) => {
        const expected = calendar.isWorking(from) ? walk(from, n - 1) : walk(from, n)
        expect(addInclusive(calendar, from, n)).toBe(expected)
      }),
    )
  })

  it('has no day before the first', () => {
    expect(addInclusive(calendar, day('2019-05-01'), 0)).toBeUndefined()
  })
})

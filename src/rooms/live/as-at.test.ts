import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, partsOf } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { asAt } from './as-at.ts'

const today = day('2026-11-26')
const typed = (date: string | undefined, month: string | undefined, year: string | undefined) =>
  asAt({ 'on-day': date, 'on-month': month, 'on-year': year }, today)

describe('the as-at day', () => {
  it('is today where nothing is asked for, and has no place in addresses then', () => {
    expect(asAt({}, today)).toEqual({ day: today, today, on: undefined })
    expect(asAt({ on: '2026-11-26' }, today)).toEqual({ day: today, today, on: undefined })
  })

  it('is any day from the first of the working calendar to today, typed day first or as addresses have it', () => {
    fc.assert(
      fc.property(fc.integer({ min: englandAndWales.firstDay, max: today - 1 }), on => {
        const { date, month, year } = partsOf(on)
        const found = typed(String(date), String(month).padStart(2, '0'), String(year))
        expect(found).toMatchObject({ day: on, today })
        expect(found.problem).toBeUndefined()
        expect(asAt({ on: found.on }, today)).toEqual(found)
      }),
    )
  })

  it.each([
    ['31', '2', '2026', 'The date must be a real one', ['day', 'month', 'year']],
    ['11', '26', '2026', 'The date must be a real one', ['day', 'month', 'year']],
    ['1st', '2', '2026', 'The date must be a real one', ['day', 'month', 'year']],
    ['27', '11', '2026', 'The date must be today, Thu 26 Nov 2026, or earlier', ['day', 'month', 'year']],
    ['1', '1', '1999', 'or later: working days are known from then', ['day', 'month', 'year']],
    ['1', '1', '26', 'The year must have 4 figures', ['year']],
    ['1', undefined, '2026', 'The date must include a month', ['month']],
    [undefined, undefined, '2026', 'The date must include a day and a month', ['day', 'month']],
  ])('typed as %s %s %s is today, and says: %s', (date, month, year, message, parts) => {
    const found = typed(date, month, year)
    expect(found.day).toBe(today)
    expect(found.problem!.message).toContain(message)
    expect(found.problem!.parts).toEqual(parts)
    expect(found.problem!.typed.year).toBe(year)
  })

  it.each(['2026-13-01', 'yesterday', '2026-11-27', '26/11/2026'])('is not %s in an address', on => {
    expect(asAt({ on }, today)).toMatchObject({ day: today, on: undefined, problem: { typed: {} } })
  })
})

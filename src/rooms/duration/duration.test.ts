// By the room's own door first: rooms reach one another, and this one is half open when entered from within.
import './index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marks } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { durationQuery, standOf } from './reading.ts'

const since = day('2025-01-15')

describe('how a child stands to a mark', () => {
  const child = { months: 13, crossed: undefined, since, reviewedOn: undefined }

  it('is reaching it in the month, past it, or not there', () => {
    expect(standOf({ ...child, crossed: 12 }, 12)).toBe('reaching')
    expect(standOf({ ...child, months: 11, crossed: 12 }, 12)).toBe('reaching')
    expect(standOf(child, 12)).toBe('not reviewed')
    expect(standOf(child, 15)).toBeUndefined()
    expect(standOf(child, 0)).toBe('open')
  })

  it('is reviewed only by a review from 20 working days before the mark on, as the standards count it', () => {
    // Christmas and the new year are no working days: 20 before 15 January 2026 is 15 December.
    expect(standOf({ ...child, reviewedOn: day('2025-12-14') }, 12)).toBe('not reviewed')
    expect(standOf({ ...child, reviewedOn: day('2025-12-15') }, 12)).toBe('reviewed')
    expect(standOf({ ...child, reviewedOn: day('2026-01-15') }, 12)).toBe('reviewed')
    expect(standOf({ ...child, since: undefined, reviewedOn: day('2025-02-01') }, 12)).toBe('reviewed')
  })

  it('puts everybody past a mark in exactly one place, and nobody else but those who reach it', () => {
    const anyChild = fc.record({
      months: fc.integer({ min: 0, max: 60 }),
      crossed: fc.constantFrom(undefined, ...marks),
      since: fc.option(fc.integer({ min: since - 2000, max: since }), { nil: undefined }),
      reviewedOn: fc.option(fc.integer({ min: since - 1000, max: addMonths(since, 24) }), { nil: undefined }),
    })
    fc.assert(
      fc.property(anyChild, fc.constantFrom(...marks), (each, mark) => {
        const stand = standOf(each, mark)
        expect(stand === undefined).toBe(each.months < mark && each.crossed !== mark)
        expect(stand === 'reaching').toBe(each.crossed === mark)
      }),
    )
  })
})

describe('an address of How long', () => {
  it('takes what there is, and an empty choice for none', () => {
    expect(durationQuery.parse({ clock: '', mark: '12', status: 'looked after' })).toMatchObject({
      clock: undefined,
      mark: '12',
      status: 'looked after',
      page: 1,
    })
  })

  it.each([{ clock: 'sundial' }, { mark: '10' }, { status: 'lost' }, { stand: 'open' }])('is not %o', query => {
    expect(durationQuery.safeParse(query).success).toBe(false)
  })
})

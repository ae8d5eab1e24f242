import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../../calendar/day.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import { evaluate } from '../evaluate.ts'
import { child } from '../example.ts'
import type { Standard } from '../standard.ts'
import { firstCareReview, laterCareReviews, secondCareReview } from './care-review.ts'

const first = day('2018-01-01')
const anyDay = fc.integer({ min: 0, max: 1000 }).map(each => iso(first + each))
const reviewing = [firstCareReview, secondCareReview, laterCareReviews] as unknown as Standard[]

describe('reviews of looked-after children', () => {
  it('are due by one clock at a time on every day in care, and by none while placed for adoption', () => {
    const homes = fc.uniqueArray(fc.record({ from: anyDay, type: fc.constantFrom('U6', 'A5', 'K2', 'A3') }), {
      maxLength: 6,
      selector: each => each.from,
    })
    fc.assert(
      fc.property(homes, fc.uniqueArray(anyDay, { maxLength: 8 }), (moves, reviews) => {
        const placements = [{ from: '2018-01-01', type: 'U6' }, ...moves.filter(each => each.from > '2018-01-01')].sort(
          (a, b) => (a.from < b.from ? -1 : 1),
        )
        const record = child({ care: [{ from: '2018-01-01', placements, reviews: reviews.sort() }] })
        const deadlines = evaluate(record, reviewing, englandAndWales)
        for (let on = first; on <= first + 1000; on += 3) {
          const home = placements.findLast(each => day(each.from) <= on)!
          const running = deadlines.filter(
            each => each.triggerOn <= on && on < (each.metOn ?? each.endedOn ?? Number.POSITIVE_INFINITY),
          )
          const expected = home.type.startsWith('A') ? 0 : 1
          expect(running.map(each => each.standardId).length, `${iso(on)} ${home.type}`).toBe(expected)
        }
      }),
      { numRuns: 100 },
    )
  })
})

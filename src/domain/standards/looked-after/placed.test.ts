import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../../calendar/day.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import { evaluate } from '../evaluate.ts'
import { child } from '../example.ts'
import type { Standard } from '../standard.ts'
import { lookedAfterStandards } from './index.ts'
import { placementsIn, stretchesIn } from './placed.ts'

const first = day('2018-01-01')
const anyDay = fc.integer({ min: 0, max: 1000 }).map(each => iso(first + each))

/** A child looked after from the first day, with placements, statuses and approvals in any order. */
const anyChildInCare = fc
  .record({
    homes: fc.uniqueArray(
      fc.record({ from: anyDay, type: fc.constantFrom('U4', 'U6', 'P1', 'R2', 'R5', 'S1', 'T3', 'K1') }),
      { maxLength: 5, selector: each => each.from },
    ),
    statuses: fc.array(fc.record({ from: anyDay, status: fc.constantFrom('V2', 'C1', 'C2', 'E1', 'J1') }), {
      maxLength: 4,
    }),
    approvals: fc.uniqueArray(anyDay, { maxLength: 2 }),
    agreed: fc.boolean(),
    visits: fc.uniqueArray(anyDay, { maxLength: 30 }),
    reviews: fc.uniqueArray(anyDay, { maxLength: 5 }),
    to: fc.option(anyDay, { nil: undefined }),
  })
  .map(({ homes, statuses, approvals, agreed, visits, reviews, to }) => {
    const placements = [{ from: '2018-01-01', type: 'U6' }, ...homes].sort((a, b) => (a.from < b.from ? -1 : 1))
    return child({
      visitKind: 'care',
      care: [
        { from: '2018-01-01', ...(to ? { to } : {}), placements, legalStatuses: statuses, reviews: reviews.sort() },
      ],
      visits: visits.sort(),
      own: {
        temporary_approvals: approvals.map(approved_on => ({ approved_on })),
        ...(agreed && homes[0]
          ? { long_term_agreements: [{ placement_started_on: homes[0].from, agreed_on: homes[0].from }] }
          : {}),
      },
    })
  })

const visiting = lookedAfterStandards.filter(each => /^LV-0[1-8]$/.test(each.id))

describe('visits to looked-after children', () => {
  it('have exactly one rule on every day of a placement', () => {
    fc.assert(
      fc.property(anyChildInCare, record => {
        for (const placed of placementsIn(record)) {
          const stretches = stretchesIn(record).filter(each => each.placement === placed.placement)
          expect(stretches[0]?.startsOn).toBe(placed.startsOn)
          expect(stretches.at(-1)?.until).toBe(placed.until)
          for (const [index, each] of stretches.entries()) {
            if (index > 0) expect(each.startsOn).toBe(stretches[index - 1]!.until)
          }
        }
      }),
    )
  })

  it('are due by one deadline at a time: never none, never two', () => {
    fc.assert(
      fc.property(anyChildInCare, record => {
        const deadlines = evaluate(record, visiting as Standard[], englandAndWales)
        for (const placed of placementsIn(record)) {
          const last = Math.min(placed.until - 1, first + 1000)
          for (let on = placed.startsOn; on <= last; on += 3) {
            const running = deadlines.filter(
              each =>
                each.triggerOn <= on &&
                on < (each.metOn ?? each.endedOn ?? Number.POSITIVE_INFINITY) &&
                each.subject.startsWith(placed.key),
            )
            expect(running.map(each => each.standardId).length, iso(on)).toBe(1)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

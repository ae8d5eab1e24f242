import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, iso } from '../../calendar/day.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { adoptionStandards } from '../adoption/index.ts'
import { evaluate } from '../evaluate.ts'
import { child } from '../example.ts'
import type { Standard } from '../standard.ts'
import { lookedAfterStandards } from './index.ts'

const first = day('2018-01-01')
const anyDay = fc.integer({ min: 0, max: 1000 }).map(each => iso(first + each))
const standards = [...lookedAfterStandards, ...adoptionStandards] as readonly Standard[]

/** A child in care from the first day, in homes with gaps and overlaps between them, some of them for adoption. */
const anyChild = fc
  .record({
    bornOn: fc.constantFrom('2004-05-01', '2013-06-15', '2014-03-01', '2017-10-02'),
    homes: fc.uniqueArray(
      fc.record({
        from: anyDay,
        lasts: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
        type: fc.constantFrom('U4', 'U6', 'A5', 'A3', 'T1', 'K2', 'P1'),
      }),
      { maxLength: 5, selector: each => each.from },
    ),
    visits: fc.uniqueArray(anyDay, { maxLength: 20 }),
    reviews: fc.uniqueArray(anyDay, { maxLength: 5 }),
    checks: fc.uniqueArray(anyDay, { maxLength: 5 }),
    years: fc.subarray(['2018-03-31', '2019-03-31', '2020-03-31']),
    to: fc.option(anyDay, { nil: undefined }),
  })
  .map(({ bornOn, homes, visits, reviews, checks, years, to }) => {
    const placements = homes
      .map(({ from, lasts, type }) => ({ from, type, ...(lasts ? { to: iso(day(from) + lasts) } : {}) }))
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    return child({
      bornOn,
      visitKind: 'care',
      care: [
        {
          from: '2018-01-01',
          ...(to ? { to } : {}),
          placements,
          legalStatuses: [{ from: '2018-01-01', status: 'C2' }],
          reviews: reviews.sort(),
        },
      ],
      visits: visits.sort(),
      healthChecks: [...checks.map(on => ({ on })), ...years.map(on => ({ on, dayUnknown: true as const }))]
        .sort((a, b) => (a.on < b.on ? -1 : 1))
        .flatMap(each => [each, { ...each, kind: 'dental check' as const }]),
      difficultiesScores: [
        ...checks.map(on => ({ on, score: 9 })),
        ...years.map(on => ({ on, dayUnknown: true as const, reason: 'SDQ2' })),
      ].sort((a, b) => (a.on < b.on ? -1 : 1)),
      own: { education_plans: checks.map(held_on => ({ held_on })) },
    })
  })

describe('the clocks of a looked-after child', () => {
  it('are each there once, however homes follow one another', () => {
    fc.assert(
      fc.property(anyChild, record => {
        const deadlines = evaluate(record, standards, englandAndWales)
        const keys = deadlines.map(each => `${each.standardId} ${each.subject} ${each.ordinal}`)
        expect(new Set(keys).size).toBe(keys.length)
        const running = deadlines.filter(each => each.metOn === undefined && each.endedOn === undefined)
        const said = running.map(each => `${each.standardId} ${each.triggerOn} ${each.dueOn}`)
        expect(new Set(said).size).toBe(said.length)
      }),
      { numRuns: 200 },
    )
  })

  it('leave no day on which nobody has to visit a child in care, but in a gap of a week', () => {
    const visiting = /^LV-0[1-8]$/
    const reviewing = /^(LR-0[123]|AD-05)$/
    fc.assert(
      fc.property(anyChild, record => {
        const deadlines = evaluate(record, standards, englandAndWales)
        const endedOn = record.careEpisodes[0]!.endedOn ?? Number.POSITIVE_INFINITY
        if (endedOn <= first + 1) return
        const isRunning = (which: RegExp, on: number) =>
          deadlines.some(
            each =>
              which.test(each.standardId) &&
              each.triggerOn <= on &&
              on < (each.metOn ?? each.endedOn ?? Number.POSITIVE_INFINITY),
          )
        const { adoptions } = periodsOfCare(record)[0]!
        let unseen = 0
        for (let on = first; on < Math.min(endedOn, first + 1000); on++) {
          expect(isRunning(reviewing, on), `review ${iso(on)}`).toBe(true)
          // How often once placed for adoption and reviewed is for the review to say.
          const isOurs = !adoptions.some(({ from, until }) => from <= on && (until === undefined || on < until))
          unseen = !isOurs || isRunning(visiting, on) ? 0 : unseen + 1
          expect(unseen, `visit ${iso(on)}`).toBeLessThanOrEqual(7)
        }
      }),
      { numRuns: 100 },
    )
  })
})

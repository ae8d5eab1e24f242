import { describe, expect, it } from 'vitest'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

const people: Readonly<Record<string, ChildRecord>> = {
  // Ten; assessed, teeth checked and asked about in the year; a plan in the summer term.
  Ada: child({
    bornOn: '2008-09-01',
    care: [{ from: '2017-03-06' }],
    healthChecks: [{ on: '2018-11-05' }, { on: '2018-10-02', kind: 'dental check' }],
    difficultiesScores: [{ on: '2018-12-03', score: 12 }],
    immunisations: { on: '2019-01-15', upToDate: 'yes' },
    own: { education_plans: [{ held_on: '2019-05-14' }] },
  }),
  // Three; one assessment in the year where two are asked for; teeth last checked before the year; plan last in autumn.
  Bo: child({
    bornOn: '2016-01-04',
    care: [{ from: '2017-03-06' }],
    healthChecks: [{ on: '2018-11-05' }, { on: '2018-06-30', kind: 'dental check' }],
    immunisations: { on: '2019-01-15', upToDate: 'no' },
    own: { education_plans: [{ held_on: '2018-10-04' }] },
  }),
  // Eight; nothing recorded but a score, and a reason before it.
  Cy: child({
    bornOn: '2011-01-04',
    care: [{ from: '2018-01-08' }],
    difficultiesScores: [
      { on: '2018-08-20', reason: 'SDQ2' },
      { on: '2019-05-20', score: 20 },
    ],
  }),
  // Looked after for less than a year: only the plan is asked for; the first assessment a day late (due 23 May).
  Di: child({
    bornOn: '2008-09-01',
    care: [{ from: '2019-04-24' }],
    healthChecks: [{ on: '2019-05-24' }],
    own: { education_plans: [{ held_on: '2019-05-20' }] },
  }),
  // The same, in time.
  Ed: child({
    bornOn: '2008-09-01',
    care: [{ from: '2019-04-24', to: '2019-06-07' }],
    healthChecks: [{ on: '2019-05-23' }],
  }),
  // Home again since 2017: shows only that the authority has supplied all of it for longer than a year.
  Flo: child({
    bornOn: '2008-09-01',
    care: [{ from: '2016-03-07', to: '2017-12-01' }],
    healthChecks: [{ on: '2017-05-02' }, { on: '2017-05-03', kind: 'dental check' }],
    difficultiesScores: [{ on: '2017-05-04', score: 9 }],
    own: { education_plans: [{ held_on: '2017-05-05' }] },
  }),
}

const { shareOf, value } = answersFor(people, '2019-06-30')

describe('figures of health and education, counted by hand for five children', () => {
  it('I-56: of three in the cohort Ada; Bo would have needed two, and of Cy there is none', () => {
    expect(shareOf('I-56')).toEqual({ numerator: 1, denominator: 3, leftOut: {} })
  })

  it('I-56.dental: Bo’s check on 30 June 2018 is twelve months ago on 30 June 2019, and no longer counts', () => {
    expect(shareOf('I-56.dental')).toEqual({ numerator: 1, denominator: 3, leftOut: {} })
    const before = answersFor(people, '2019-06-29').shareOf('I-56.dental')
    expect(before).toEqual({ numerator: 2, denominator: 3, leftOut: {} })
  })

  it('I-56.immunisations: one of two', () => {
    expect(shareOf('I-56.immunisations')).toEqual({
      numerator: 1,
      denominator: 2,
      leftOut: { 'nothing of immunisations recorded of the child by then': 1 },
    })
  })

  it('I-56.difficulties: two of two aged 4 to 16; Bo is three', () => {
    expect(shareOf('I-56.difficulties')).toEqual({ numerator: 2, denominator: 2, leftOut: {} })
  })

  it('I-56.score: the median of 12 and 20', () => {
    expect(value('I-56.score')).toBe(16)
  })

  it('I-57: of two due in the year, one in time', () => {
    expect(shareOf('I-57')).toEqual({ numerator: 1, denominator: 2, leftOut: {} })
  })

  it('I-58: of four Ada and Di have a plan of this term or the last; Ed’s was not yet due', () => {
    expect(shareOf('I-58')).toEqual({ numerator: 2, denominator: 4, leftOut: {} })
    expect(answersFor(people, '2019-05-10').shareOf('I-58')).toEqual({
      numerator: 0,
      denominator: 3,
      leftOut: { 'in care for less than four weeks, so a plan may not be due yet': 2 },
    })
  })

  it('I-58: a child placed for adoption is owed no plan, and one for whom that gave way is again', () => {
    const placed = child({
      bornOn: '2014-01-15',
      care: [
        {
          from: '2018-06-04',
          placements: [
            { from: '2018-06-04', to: '2019-02-04' },
            { from: '2019-02-04', to: '2019-06-03', type: 'A5' },
            { from: '2019-06-03' },
          ],
        },
      ],
    })
    const other = child({ care: [{ from: '2017-06-05' }], own: { education_plans: [{ held_on: '2017-06-20' }] } })
    const of = (on: string) => answersFor({ Fay: placed, Gil: other }, on).shareOf('I-58').denominator
    expect(['2019-02-03', '2019-02-04', '2019-06-02', '2019-06-03'].map(of)).toEqual([2, 1, 1, 2])
  })

  it('say no data where nothing of the kind was supplied a year before', () => {
    const { Ada, Cy } = people as { Ada: ChildRecord; Cy: ChildRecord }
    expect(answersFor({ Ada, Cy }, '2019-06-30').shareOf('I-56')).toEqual({
      numerator: 0,
      denominator: 0,
      leftOut: { 'no data: health assessments were not supplied for the year before': 2 },
    })
  })
})

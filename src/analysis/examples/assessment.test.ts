import { describe, expect, it } from 'vitest'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

const assessed = (referredOn: string, ...assessments: { from: string; to?: string }[]) =>
  child({ referrals: [{ on: referredOn, assessments }] })

/** `child` makes assessments that saw the child; these say otherwise. */
const sayingOfSeen = (record: ChildRecord, childSeen: 'no' | 'unknown') => ({
  ...record,
  assessments: record.assessments.map(each => ({ ...each, childSeen })),
})

const people: Readonly<Record<string, ChildRecord>> = {
  // 45 working days from the start, and so in time; from the referral too.
  Abel: assessed('2019-04-01', { from: '2019-04-01', to: '2019-06-07' }),
  // 46 working days.
  Bina: sayingOfSeen(assessed('2019-04-01', { from: '2019-04-01', to: '2019-06-10' }), 'no'),
  // Begun and authorised on one day; assessed again within the year: 10 working days.
  Cleo: assessed('2018-09-03', { from: '2018-09-03', to: '2018-09-03' }, { from: '2019-05-07', to: '2019-05-21' }),
  // The one before was a year and a day earlier: not again within a year.
  Dov: sayingOfSeen(
    assessed('2018-03-01', { from: '2018-03-01', to: '2018-05-20' }, { from: '2019-05-21', to: '2019-05-21' }),
    'unknown',
  ),
  // Still open, and past 45 working days since the referral (7 June).
  Esme: assessed('2019-04-01', { from: '2019-04-02' }),
  // Open, and not yet past it.
  Finn: assessed('2019-06-03', { from: '2019-06-04' }),
}

const { shareOf, value } = answersFor(people, '2019-06-30')

describe('figures of assessments, counted by hand for six children', () => {
  it('I-07 and I-08: five authorised in the year, of 45, 46, 0, 10 and 0 working days', () => {
    expect(shareOf('I-07')).toEqual({ numerator: 4, denominator: 5, leftOut: {} })
    expect(value('I-08')).toBe(10)
  })

  it('I-09: one open past 45 working days since the referral', () => {
    // Dov’s first was authorised before 45 working days; his and Cleo’s later ones have no referral of their own.
    expect(value('I-09')).toBe(1)
  })

  it('I-10: three of four that say saw the child', () => {
    expect(shareOf('I-10')).toEqual({
      numerator: 3,
      denominator: 4,
      leftOut: { 'not recorded whether the child was seen': 1 },
    })
  })

  it('I-11: one of four children assessed again within a year', () => {
    expect(shareOf('I-11')).toEqual({ numerator: 1, denominator: 4, leftOut: {} })
  })
})

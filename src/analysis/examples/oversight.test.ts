import { describe, expect, it } from 'vitest'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

const discussed = (...days: string[]) => ({
  supervisions: days.map(held_on => ({ held_on, kind: 'case supervision', by: 'M1' })),
})

const notSupplied = 'no data: supervision, oversight, unit discussions and reviews of progress are not supplied'

describe('indicators of oversight, counted by hand', () => {
  it('I-73: open children discussed recently enough', () => {
    const children = {
      // Six weeks from 4 March is 15 April.
      current: child({ referrals: [{ on: '2019-01-21' }], own: discussed('2019-01-22', '2019-03-04') }),
      // Six weeks from 4 February was 18 March.
      tooLongAgo: child({ referrals: [{ on: '2019-01-21' }], own: discussed('2019-02-04') }),
      // On a plan on 25 February, so 28 days, 25 March; by six weeks it would not be due yet.
      onPlan: child({
        referrals: [{ on: '2019-01-21' }],
        protectionPlans: [{ from: '2019-02-25' }],
        own: discussed('2019-02-25'),
      }),
      new: child({ referrals: [{ on: '2019-03-18' }] }),
      // First due on 12 February 2018, long before supervision was supplied at all, which it is from 22 January 2019; eight
      // weeks from then, 19 March, it was due whatever went before.
      beforeTheData: child({ referrals: [{ on: '2018-01-01' }] }),
      closed: child({ referrals: [{ on: '2019-01-21', closedOn: '2019-03-01' }], own: discussed('2019-02-04') }),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-73')).toMatchObject({
      numerator: 1,
      denominator: 4,
      leftOut: { 'not yet discussed, and the first discussion not yet due': 1 },
    })
    expect(answersFor(children, '2019-03-10').shareOf('I-73')).toMatchObject({
      numerator: 3,
      denominator: 3,
      leftOut: { 'no data on supervision': 1 },
    })
  })

  it('I-73.gap, I-73.eyes: nothing is said of looks where none of any kind was ever supplied', () => {
    const open = child({ referrals: [{ on: '2018-06-01' }] })
    const none = { leftOut: { [notSupplied]: 1 }, numerator: 0, denominator: 0 }
    expect(answersFor({ open }, '2019-03-31').shareOf('I-73.eyes')).toEqual(none)
    expect(answersFor({ open }, '2019-03-31').value('I-73.gap')).toBeUndefined()
    const discussedOnce = child({ referrals: [{ on: '2018-06-01' }], own: discussed('2019-03-04') })
    const answers = answersFor({ open, discussedOnce }, '2019-03-31')
    expect(answers.shareOf('I-73.eyes')).toEqual({ numerator: 1, denominator: 2, leftOut: {} })
    // A look of any kind is one, senior oversight too.
    const senior = child({
      referrals: [{ on: '2018-06-01' }],
      own: { supervisions: [{ held_on: '2019-03-04', kind: 'senior oversight' }] },
    })
    expect(answersFor({ open, senior }, '2019-03-31').shareOf('I-73.eyes')).toEqual({
      numerator: 1,
      denominator: 2,
      leftOut: {},
    })
    // As at a day before any was supplied, nobody can say either.
    expect(answersFor({ open, discussedOnce }, '2019-03-03').shareOf('I-73.eyes').denominator).toBe(0)
  })

  it('PM-01: nothing is said of reviews in the month due where no review of progress was ever supplied', () => {
    const planned = child({ protectionPlans: [{ from: '2018-01-08' }] })
    const { numerator, denominator, leftOut } = answersFor({ planned }, '2019-03-31').shareOf('PM-01')
    expect([numerator, denominator]).toEqual([0, 0])
    expect(Object.keys(leftOut)).toEqual(['no data: reviews of progress are not supplied'])
  })

  it('I-74: direction at allocation within three working days', () => {
    const allocated = (from: string, direction?: string, by = 'M1') =>
      child({
        involvements: [{ from, worker: 'W1' }],
        own: { supervisions: direction ? [{ held_on: direction, kind: 'direction at allocation', by }] : [] },
      })
    const children = {
      sameDay: allocated('2019-01-07', '2019-01-07'),
      // Due Thursday 7 March.
      late: allocated('2019-03-04', '2019-03-08'),
      never: allocated('2019-03-04'),
      byTheWorker: allocated('2019-03-04', '2019-03-05', 'W1'),
      lastYear: allocated('2018-03-05', '2018-03-05'),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-74')).toMatchObject({
      numerator: 1,
      denominator: 4,
      leftOut: {},
    })
  })

  it('I-75: chronologies and case summaries up to date', () => {
    const papers = (...rows: [string, string][]) => ({
      case_papers: rows.map(([updated_on, kind]) => ({ updated_on, kind })),
    })
    const children = {
      both: child({
        referrals: [{ on: '2018-12-03' }],
        own: papers(['2019-01-07', 'chronology'], ['2019-01-07', 'case summary']),
      }),
      // The chronology was due by 7 February (45 working days), the summary by 3 March.
      neither: child({ referrals: [{ on: '2018-12-03' }] }),
      new: child({ referrals: [{ on: '2019-03-18' }] }),
    }
    const answers = answersFor(children, '2019-03-31')
    expect(answers.shareOf('I-75')).toEqual({
      numerator: 2,
      denominator: 4,
      leftOut: { 'not yet written, and not yet due': 2 },
    })
    expect(answers.countsBy('I-75', 'standard')).toEqual({ 'OV-04': 1, 'OV-05': 1 })
  })

  it('I-77: open children of whom something basic is not recorded', () => {
    const open = { referrals: [{ on: '2019-01-21' }] }
    const children = {
      complete: child({ ...open, ethnicity: 'WBRI', disabilities: ['NONE'] }),
      refused: child({ ...open, ethnicity: 'REFU', disabilities: ['NONE'] }),
      notYetObtained: child({ ...open, ethnicity: 'NOBT', disabilities: ['NONE'] }),
      disabilityBlank: child({ ...open, ethnicity: 'WBRI' }),
      unborn: child({ ...open, expectedOn: '2019-06-10', ethnicity: 'WBRI', disabilities: ['NONE'] }),
      closed: child({ referrals: [{ on: '2019-01-21', closedOn: '2019-03-01' }] }),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-77')).toMatchObject({ numerator: 2, denominator: 5 })
    expect(answersFor(children, '2019-03-31').shareOf('I-77.ethnicity')).toMatchObject({ numerator: 1, denominator: 5 })
  })

  it('I-77: visits that do not say, and scores missing without a reason', () => {
    const children = {
      one: child({
        visits: [{ on: '2019-03-04', seen: 'unknown' }, { on: '2019-03-11', seen: 'no' }, '2019-03-18', '2018-03-19'],
        difficultiesScores: [
          { on: '2019-03-04', score: 14 },
          { on: '2018-09-03', reason: 'SDQ2' },
          { on: '2018-10-01' },
        ],
      }),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-77.visits')).toMatchObject({ numerator: 1, denominator: 3 })
    expect(answersFor(children, '2019-03-31').shareOf('I-77.difficulties')).toMatchObject({
      numerator: 1,
      denominator: 2,
    })
  })

  it('I-78: days between levels, by when the wait ended', () => {
    const children = {
      // 28 days to the plan, 49 to care, 21 from plan to care.
      throughBoth: child({
        referrals: [{ on: '2019-01-07' }],
        protectionPlans: [{ from: '2019-02-04' }],
        care: [{ from: '2019-02-25' }],
      }),
      // 56 days; the referral before, closed, is not the cause.
      plan: child({
        referrals: [{ on: '2017-01-09', closedOn: '2017-06-05' }, { on: '2019-01-07' }],
        protectionPlans: [{ from: '2019-03-04' }],
      }),
      // In care the day of the referral.
      straight: child({ referrals: [{ on: '2019-03-04' }], care: [{ from: '2019-03-04' }] }),
      noReferral: child({ protectionPlans: [{ from: '2019-03-04' }] }),
      lastYear: child({ referrals: [{ on: '2018-01-08' }], protectionPlans: [{ from: '2018-03-05' }] }),
    }
    const answers = answersFor(children, '2019-03-31')
    expect(answers.shareOf('I-78')).toMatchObject({
      denominator: 2,
      leftOut: { 'no referral was open on that day': 1 },
    })
    expect(answers.value('I-78')).toBe(42)
    expect(answers.shareOf('I-78.care')).toMatchObject({ denominator: 2, leftOut: {} })
    expect(answers.value('I-78.care')).toBe(24.5)
    expect(answers.shareOf('I-78.plan-to-care').denominator).toBe(1)
    expect(answers.value('I-78.plan-to-care')).toBe(21)
  })
})

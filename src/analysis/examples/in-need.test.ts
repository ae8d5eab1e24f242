import { describe, expect, it } from 'vitest'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

describe('indicators of children in need, counted by hand', () => {
  it('I-42: episodes closed in the year, by how long they lasted', () => {
    const children = {
      threeMonthsToTheDay: child({ referrals: [{ on: '2018-10-10', closedOn: '2019-01-10' }] }),
      aDayMore: child({ referrals: [{ on: '2018-10-10', closedOn: '2019-01-11' }] }),
      eleven: child({ referrals: [{ on: '2018-02-01', closedOn: '2019-01-31' }] }),
      twoYears: child({ referrals: [{ on: '2017-01-31', closedOn: '2019-01-31' }] }),
      noFurtherAction: child({ referrals: [{ on: '2019-01-10', closedOn: '2019-01-11', noFurtherAction: 'yes' }] }),
      stillOpen: child({ referrals: [{ on: '2018-10-10' }] }),
      closedLastYear: child({ referrals: [{ on: '2017-10-10', closedOn: '2018-01-10' }] }),
    }
    const answers = answersFor(children, '2019-03-31')
    expect(answers.shareOf('I-42')).toMatchObject({
      denominator: 4,
      leftOut: { 'referrals that needed no further action': 1 },
    })
    expect(answers.countsBy('I-42', 'duration')).toEqual({
      '3 months or less': 1,
      'more than 3, up to 6 months': 1,
      'more than 6 months, under 1 year': 1,
      '2 years or more': 1,
    })
  })

  it('I-44: reviews of the nine, twelve and fifteen month points done by the day they fell due', () => {
    const review = (on: string) => ({
      progress_reviews: [{ reviewed_on: on, decision: 'step down', reviewer: 'HOS1' }],
    })
    const children = {
      // Reached 28 February, due 28 March: reviewed in time; the next point, due 30 June, lies ahead.
      inTime: child({ referrals: [{ on: '2018-05-31' }], own: review('2019-03-20') }),
      late: child({ referrals: [{ on: '2018-05-31' }], own: review('2019-03-29') }),
      never: child({ referrals: [{ on: '2018-05-31' }] }),
      closedFirst: child({ referrals: [{ on: '2018-05-31', closedOn: '2019-03-15' }] }),
      // Due on 12 November 2018: the first review ever supplied is of 20 March 2019.
      beforeTheData: child({ referrals: [{ on: '2018-01-12', closedOn: '2018-12-03' }] }),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-44')).toMatchObject({
      numerator: 1,
      denominator: 3,
      leftOut: { 'ended before they were due': 1, 'no data: the evidence had not been supplied by then': 1 },
    })
  })

  it('I-46: with a plan, of those who should have one', () => {
    const children = {
      withPlan: child({ referrals: [{ on: '2019-01-07' }], needPlans: [{ from: '2019-02-18' }] }),
      without: child({ referrals: [{ on: '2019-01-07' }] }),
      assessed: child({ referrals: [{ on: '2019-03-11', assessments: [{ from: '2019-03-12' }] }] }),
      new: child({ referrals: [{ on: '2019-03-11' }] }),
      onProtectionPlan: child({ referrals: [{ on: '2019-01-07' }], protectionPlans: [{ from: '2019-02-18' }] }),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-46')).toMatchObject({
      numerator: 1,
      denominator: 2,
      leftOut: {
        'being assessed for less than three months': 1,
        'open for less than two months, so a plan may not be due yet': 1,
      },
    })
  })

  it('I-46.reviewed and I-46.visited: of plans on which something has been done or has fallen due', () => {
    const planned = (from: string, reviews: string[], visits: string[] = []) =>
      child({
        referrals: [{ on: from }],
        needPlans: [{ from }],
        visitKind: 'need',
        visits,
        own: { need_reviews: reviews.map(held_on => ({ held_on })) },
      })
    const children = {
      // Evidence begins with these: a review on 5 November, a visit on 3 October 2018.
      reviewedOnce: planned('2018-10-01', ['2018-11-05', '2019-02-04'], ['2018-10-03', '2019-03-25']),
      // First review was due on 18 March.
      notReviewed: planned('2019-02-04', [], ['2019-02-05']),
      newPlan: planned('2019-03-25', []),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-46.reviewed')).toMatchObject({
      numerator: 1,
      denominator: 2,
      leftOut: { 'not yet reviewed, and the first review not yet due': 1 },
    })
    // Seen on 25 March; last seen on 5 February, next due 5 March; begun on 25 March and not yet seen.
    expect(answersFor(children, '2019-03-31').shareOf('I-46.visited')).toMatchObject({
      numerator: 1,
      denominator: 2,
      leftOut: { 'not yet seen, and the first visit not yet due': 1 },
    })
  })

  it('I-47: plans begun within a year of a plan’s end or of a closing', () => {
    const children = {
      toTheDay: child({ protectionPlans: [{ from: '2017-01-09', to: '2018-02-12' }, { from: '2019-02-12' }] }),
      aDayLater: child({ protectionPlans: [{ from: '2017-01-09', to: '2018-02-12' }, { from: '2019-02-13' }] }),
      afterClosing: child({
        referrals: [{ on: '2018-03-01', closedOn: '2018-09-03' }, { on: '2019-01-14' }],
        protectionPlans: [{ from: '2019-02-12' }],
      }),
      afterNoFurtherAction: child({
        referrals: [{ on: '2018-03-01', closedOn: '2018-03-02', noFurtherAction: 'yes' }, { on: '2019-01-14' }],
        protectionPlans: [{ from: '2019-02-12' }],
      }),
      first: child({ referrals: [{ on: '2019-01-14' }], protectionPlans: [{ from: '2019-02-12' }] }),
    }
    expect(answersFor(children, '2019-03-31').shareOf('I-47')).toMatchObject({
      numerator: 2,
      denominator: 5,
      leftOut: {},
    })
  })
})

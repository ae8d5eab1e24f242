import { describe, expect, it } from 'vitest'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

const people: Record<string, ChildRecord> = {
  // Looked after throughout; missing twice in the year and away once.
  Asa: child({
    care: [{ from: '2017-01-09' }],
    missing: [
      { from: '2018-09-03', to: '2018-09-04', interviewOffered: 'yes' },
      { from: '2019-02-11', to: '2019-02-13', interviewOffered: 'no' },
      { from: '2019-03-01', to: '2019-03-02', kind: 'away' },
    ],
  }),
  // Left care within the year; missing only the year before.
  Bea: child({
    care: [{ from: '2017-01-09', to: '2018-10-01' }],
    missing: [{ from: '2018-02-05', to: '2018-02-06', interviewOffered: 'no' }],
  }),
  // Left care more than a year before.
  Cal: child({ care: [{ from: '2017-01-09', to: '2018-05-31' }] }),
  // Never looked after; missing from home, interviewed on the second day.
  Dee: child({
    own: {
      return_interviews: [
        { missing_from_at: '2019-04-01', returned_at: '2019-04-03', offered_on: '2019-04-03', held_at: '2019-04-05' },
        { missing_from_at: '2019-05-27', returned_at: '2019-05-29' },
      ],
    },
  }),
  // Looked after; missing once by the template alone, interviewed on the fourth day.
  Eli: child({
    care: [{ from: '2018-06-04' }],
    own: {
      return_interviews: [{ missing_from_at: '2019-01-10T20:00', returned_at: '2019-01-11', held_at: '2019-01-15' }],
    },
  }),
  // Short breaks only.
  Flo: child({ care: [{ from: '2018-06-04', legalStatuses: [{ from: '2018-06-04', status: 'V4' }] }] }),
}

const answers = answersFor(people, '2019-05-31')

describe('children who go missing, counted by hand for the year to 31 May 2019', () => {
  it('I-59: Asa and Eli went missing, of those and Bea looked after in the year; Cal left a year before, Flo had short breaks', () => {
    expect(answers.shareOf('I-59')).toEqual({ numerator: 2, denominator: 3, leftOut: {} })
  })

  it('I-59.episodes: two of Asa’s in the extract; being away is none, and Dee was not looked after', () => {
    expect(answers.shareOf('I-59.episodes')).toMatchObject({ numerator: 2 })
  })

  it('I-59.offered: of five returns, those of Asa in September, Dee in April and Eli; nothing is left out', () => {
    expect(answers.shareOf('I-59.offered')).toEqual({ numerator: 3, denominator: 5, leftOut: {} })
  })

  it('I-59.in-72-hours: Dee in April, of that, Asa in February and Eli; Dee in May is too recent, Asa in September undated', () => {
    expect(answers.shareOf('I-59.in-72-hours')).toEqual({
      numerator: 1,
      denominator: 3,
      leftOut: {
        'within 72 hours and not held yet, too recent to judge': 1,
        'not known when the interview was held: the extract does not date it': 1,
      },
    })
  })
})

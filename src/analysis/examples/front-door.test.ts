import { describe, expect, it } from 'vitest'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

const people: Readonly<Record<string, ChildRecord>> = {
  // Three contacts in the year to 31 May 2019, one of them a referral, one that does not say; a fourth before the year.
  Abel: child({
    contacts: [
      { on: '2018-05-31', ledToReferral: 'yes' },
      { on: '2018-06-04', ledToReferral: 'no' },
      { on: '2019-01-14', ledToReferral: 'yes' },
      { on: '2019-02-11' },
    ],
  }),
  Bina: child({ contacts: [{ on: '2019-05-31', ledToReferral: 'no' }] }),
  // Decided in time, a day late, and not at all (due 8 May).
  Cleo: child({
    own: {
      contact_decisions: [
        { received_at: '2019-04-05 16:30', decided_at: '2019-04-08 09:05' },
        { received_at: '2019-04-15 10:00', decided_at: '2019-04-17 09:00' },
        { received_at: '2019-05-07 10:00' },
      ],
    },
  }),
  // Received on the last day: due on 3 June, so not in the year.
  Dov: child({ own: { contact_decisions: [{ received_at: '2019-05-31 10:00' }] } }),
  // Turned 18 on the day the decision was due: ended.
  Esme: child({ bornOn: '2001-04-09', own: { contact_decisions: [{ received_at: '2019-04-08 10:00' }] } }),
  // Closed after assessment in the year; the second referral within twelve months of the first, to the day.
  Finn: child({
    referrals: [
      { on: '2018-05-07', closedOn: '2018-05-25', closeReason: 'RC8' },
      {
        on: '2019-05-07',
        closedOn: '2019-05-30',
        closeReason: 'RC9 - referred to early help',
        assessments: [{ from: '2019-05-08', to: '2019-05-30' }],
      },
    ],
  }),
  // Thirteen months apart: not a re-referral. Closed for another reason.
  Gita: child({
    referrals: [
      { on: '2018-03-01', closedOn: '2018-03-30', closeReason: 'RC7' },
      { on: '2019-04-01', closedOn: '2019-05-20', closeReason: 'RC7' },
    ],
  }),
  // Closed as not in need after the day asked about.
  Hans: child({ referrals: [{ on: '2019-05-01', closedOn: '2019-06-10', closeReason: 'RC8' }] }),
  Ines: child({ referrals: [{ on: '2019-02-04', noFurtherAction: 'yes' }] }),
}

const { shareOf, value } = answersFor(people, '2019-05-31')

describe('figures of the front door, counted by hand for nine children', () => {
  it('I-01: one of three contacts that say became a referral', () => {
    expect(shareOf('I-01')).toEqual({
      numerator: 1,
      denominator: 3,
      leftOut: { 'not recorded what it led to': 1 },
    })
  })

  it('I-02: one of three decided by the day it was due', () => {
    expect(shareOf('I-02')).toMatchObject({
      numerator: 1,
      denominator: 3,
      leftOut: { 'ended before they were due': 1 },
    })
  })

  it('I-03 to I-06: four referrals, one again, one with no further action, one found not in need', () => {
    expect(value('I-03')).toBe(4)
    expect(shareOf('I-04')).toMatchObject({ numerator: 1, denominator: 4 })
    expect(shareOf('I-05')).toMatchObject({ numerator: 1, denominator: 4 })
    expect(shareOf('I-06')).toMatchObject({ numerator: 1, denominator: 4 })
  })
})

import { describe, expect, it } from 'vitest'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

const onCategory = (record: ChildRecord, latestCategory: string) => ({
  ...record,
  protectionPlans: record.protectionPlans.map(each => ({ ...each, latestCategory })),
})

const people: Readonly<Record<string, ChildRecord>> = {
  // Enquiry, conference after 15 working days, plan; two core groups, the second of them late, the third not held.
  Abel: child({
    enquiries: [{ on: '2019-04-08', endedOn: '2019-04-20', conferenceNeeded: 'yes', conferenceOn: '2019-05-01' }],
    protectionPlans: [{ from: '2019-05-01' }],
    visits: [
      { on: '2019-12-20', seenAlone: 'yes' },
      { on: '2019-12-28', seen: 'no' },
    ],
    own: { core_groups: [{ held_on: '2019-05-16' }, { held_on: '2019-07-15' }] },
  }),
  // Enquiry that ended without a conference.
  Bina: child({ enquiries: [{ on: '2019-03-04', endedOn: '2019-03-11', conferenceNeeded: 'no' }] }),
  // Conference a day late, no plan.
  Cleo: {
    ...child({ enquiries: [{ on: '2019-04-08', conferenceOn: '2019-05-02' }] }),
    ...noPlanFrom('2019-04-08', '2019-05-02'),
  },
  // On a plan for 20 months, reviews always in time: 1 Aug 2018, 1 Feb 2019, 1 Aug 2019.
  Dov: onCategory(
    child({ protectionPlans: [{ from: '2018-05-01', reviews: ['2018-08-01', '2019-02-01', '2019-08-01'] }] }),
    'EMO',
  ),
  // On a plan since 2017; its last late review was in 2018, more than a year before.
  Esme: child({
    protectionPlans: [
      {
        from: '2017-11-01',
        reviews: ['2018-02-05', '2018-08-03', '2019-02-01', '2019-08-01'],
      },
    ],
  }),
  // The second review was due on 1 August 2019 and held on the 20th: late within the year.
  Finn: child({ protectionPlans: [{ from: '2018-11-01', reviews: ['2019-02-01', '2019-08-20'] }] }),
  // Ended within three months, to the day; begun within two years of the end of another.
  Gita: child({
    protectionPlans: [
      { from: '2016-01-04', to: '2017-03-03' },
      { from: '2019-03-03', to: '2019-06-03' },
    ],
  }),
  // Ended after 15 months to the day.
  Hans: child({ protectionPlans: [{ from: '2018-02-05', to: '2019-05-05' }] }),
  // Ended after two years and more; another authority’s plan before it makes it no repeat.
  Ines: child({
    protectionPlans: [
      { from: '2015-01-05', to: '2016-05-09', otherAuthority: true },
      { from: '2017-01-09', to: '2019-02-11' },
    ],
  }),
  // On a plan for two months: too short for a review to have been due.
  Jaya: onCategory(child({ protectionPlans: [{ from: '2019-11-04' }], visits: ['2019-12-23', '2020-01-07'] }), 'PHY'),
}

function noPlanFrom(enquiryOn: string, conferenceOn: string) {
  const { conferences } = child({ enquiries: [{ on: enquiryOn, conferenceOn }] })
  return { conferences: conferences.map(each => ({ ...each, ledToPlan: 'no' as const })) }
}

const { shareOf, value, countsBy } = answersFor(people, '2019-12-31')

describe('figures of child protection, counted by hand for ten children', () => {
  it('I-20 to I-23: three enquiries, two of them to a conference, one in 15 working days, one to a plan', () => {
    expect(value('I-20')).toBe(3)
    expect(shareOf('I-21')).toMatchObject({ numerator: 2, denominator: 3 })
    expect(shareOf('I-22')).toMatchObject({ numerator: 1, denominator: 2 })
    expect(shareOf('I-23')).toMatchObject({ numerator: 1, denominator: 2 })
  })

  it('I-24 and I-37: five on a plan, by category', () => {
    expect(value('I-24')).toBe(5)
    expect(countsBy('I-37', 'category of abuse')).toEqual({ EMO: 1, NEG: 3, PHY: 1 })
  })

  it('I-25 and I-26: three begun in the year (Abel, Gita, Jaya), Gita’s within two years of her last', () => {
    expect(shareOf('I-25')).toMatchObject({ numerator: 1, denominator: 3 })
    expect(shareOf('I-26')).toMatchObject({ numerator: 1, denominator: 3 })
  })

  it('I-27, I-29 and I-31: three ended, after 3, 15 and 25 months', () => {
    expect(shareOf('I-27')).toMatchObject({ numerator: 1, denominator: 3 })
    expect(shareOf('I-29.ended')).toMatchObject({ numerator: 2, denominator: 3 })
    expect(shareOf('I-29.18-months.ended')).toMatchObject({ numerator: 1, denominator: 3 })
    expect(shareOf('I-31')).toMatchObject({ numerator: 1, denominator: 3 })
    expect(countsBy('I-30', 'duration')).toMatchObject({ '3 months or less': 1, '2 years or more': 1 })
  })

  it('I-28 and I-29: of five open, Esme’s 25 months and Dov’s 19', () => {
    expect(shareOf('I-28')).toMatchObject({ numerator: 1, denominator: 5 })
    expect(shareOf('I-29')).toMatchObject({ numerator: 2, denominator: 5 })
    expect(shareOf('I-29.18-months')).toMatchObject({ numerator: 2, denominator: 5 })
  })

  it('I-32: of four open for three months, Abel’s review is late and Finn’s was held late in the year', () => {
    expect(shareOf('I-32')).toEqual({ numerator: 2, denominator: 4, leftOut: {} })
    // The day before Finn’s became late; Abel’s plan is not yet three months old. Dov, Esme and Finn.
    expect(answersFor(people, '2019-07-31').shareOf('I-32')).toMatchObject({ numerator: 3, denominator: 3 })
    // Dov in time; Hans’s and Ines’s outstanding, hers for more than a year. Esme’s, held on 5 February, is the first that
    // is told: nobody knows whether there was one by the 1st.
    expect(answersFor(people, '2018-12-31').shareOf('I-32')).toEqual({
      numerator: 1,
      denominator: 3,
      leftOut: { 'no data: reviews had not been supplied when one was due': 1 },
    })
  })

  it('I-32: a review due before any is supplied is unknown and left out, until one must have come round since', () => {
    const cut: Readonly<Record<string, ChildRecord>> = {
      Kim: child({ protectionPlans: [{ from: '2018-01-08', reviews: ['2019-01-14', '2019-07-12'] }] }),
      Lou: child({ protectionPlans: [{ from: '2018-01-08' }] }),
      Moe: child({ protectionPlans: [{ from: '2018-12-03', reviews: ['2019-03-01'] }] }),
    }
    const on = (day: string) => answersFor(cut, day).shareOf('I-32')
    const why = 'no data: reviews had not been supplied when one was due'
    expect(on('2019-07-14')).toEqual({ numerator: 1, denominator: 1, leftOut: { [why]: 2 } })
    expect(on('2019-07-15')).toEqual({ numerator: 1, denominator: 2, leftOut: { [why]: 1 } })
    // A year after Kim’s review, which may have been late.
    expect(on('2020-01-11')).toEqual({ numerator: 0, denominator: 2, leftOut: { [why]: 1 } })
  })

  it('I-33 and I-35: two seen recently enough, three with no data; one of two visits seen was alone', () => {
    expect(shareOf('I-33')).toEqual({
      numerator: 2,
      denominator: 2,
      leftOut: { 'no data on whether children were seen': 3 },
    })
    expect(shareOf('I-35')).toMatchObject({ numerator: 1, denominator: 2 })
  })

  it('I-35: a child is spoken to alone from the third birthday on; of one whose birthday is not known it is asked', () => {
    const visited = (bornOn: string) => child({ bornOn, visits: ['2019-12-20'], visitKind: 'protection' })
    const alone = (record: ChildRecord) => answersFor({ Kai: record }, '2019-12-31').shareOf('I-35')
    const asked = { numerator: 0, denominator: 1, leftOut: {} }
    expect(alone(visited('2016-12-20'))).toEqual(asked)
    expect(alone(visited('2016-12-21'))).toEqual({
      numerator: 0,
      denominator: 0,
      leftOut: { 'the child was younger than three': 1 },
    })
    const { person: _, ...unknown } = visited('2016-12-21')
    expect(alone({ ...unknown, person: undefined })).toEqual(asked)
  })

  it('I-22: a conference held because the child moved here is left out, and said', () => {
    const moved = child({ enquiries: [{ on: '2019-04-08', conferenceOn: '2019-05-02' }] })
    const conferences = moved.conferences.map(each => ({ ...each, transferIn: 'yes' as const }))
    expect(answersFor({ Moss: { ...moved, conferences } }, '2019-12-31').shareOf('I-22')).toEqual({
      numerator: 0,
      denominator: 0,
      leftOut: { 'held because the child moved here on a plan': 1 },
    })
  })

  it('I-21: an enquiry that ended with a conference decided on is too recent to judge until 15 working days are over', () => {
    const decided = child({ enquiries: [{ on: '2019-12-09', endedOn: '2019-12-20', conferenceNeeded: 'yes' }] })
    expect(answersFor({ Nia: decided }, '2019-12-27').shareOf('I-21').denominator).toBe(0)
    expect(answersFor({ Nia: decided }, '2020-01-02').shareOf('I-21')).toMatchObject({ numerator: 0, denominator: 1 })
  })

  it('I-34: a month later, of three visits due since there is evidence (8, 9 and 21 January) one was made', () => {
    expect(answersFor(people, '2020-01-31').shareOf('I-34')).toMatchObject({ numerator: 1, denominator: 3 })
  })

  it('I-36: four core groups due since they are recorded (16 May, 27 June, 26 August, Jaya’s 18 November), one in time', () => {
    expect(shareOf('I-36')).toEqual({
      numerator: 1,
      denominator: 4,
      leftOut: { 'no data: the evidence had not been supplied by then': 1 },
    })
  })
})

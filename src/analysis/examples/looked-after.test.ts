import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

/** An episode that began so with the same carer, as the extract says it. */
const withSameCarer = (record: ChildRecord, on: string): ChildRecord => ({
  ...record,
  careEpisodes: record.careEpisodes.flatMap(each => [
    { ...each, endedOn: day(on), endReason: 'X1' },
    { ...each, startedOn: day(on), startReason: 'T' },
  ]),
})

const people: Readonly<Record<string, ChildRecord>> = {
  // Looked after for three years; three homes in the year to 30 June 2019, the first left on 1 August 2018.
  Ama: child({
    bornOn: '2008-03-01',
    care: [
      {
        from: '2016-05-02',
        placements: [
          { from: '2016-05-02', to: '2018-08-01', distance: 3 },
          { from: '2018-08-01', to: '2019-01-10', distance: 31.5 },
          { from: '2019-01-10', distance: 20 },
        ],
      },
    ],
    involvements: [
      { from: '2016-05-02', to: '2018-09-01', worker: 'W1' },
      { from: '2018-09-01', to: '2019-02-01', worker: 'W2' },
      { from: '2019-02-01', worker: 'W3' },
    ],
  }),
  // Three placements, but home again after a holiday with others: one home, for three years.
  Ben: child({
    bornOn: '2008-03-01',
    care: [
      {
        from: '2016-05-02',
        placements: [
          { from: '2016-05-02', to: '2018-08-01', type: 'U6', provider: 'PR1' },
          { from: '2018-08-01', to: '2018-08-15', type: 'T2' },
          { from: '2018-08-15', type: 'U6', provider: 'PR1', distance: 25 },
        ],
      },
    ],
    involvements: [{ from: '2016-05-02', worker: 'W1' }],
  }),
  // A year in a first home, then placed for adoption with others: two homes in two years, and two years together.
  Cat: child({
    bornOn: '2016-02-01',
    care: [
      {
        from: '2016-05-02',
        placements: [
          { from: '2016-05-02', to: '2018-02-05', type: 'U5' },
          { from: '2018-02-05', type: 'A6' },
        ],
      },
    ],
  }),
  // Came back within the year; two homes, one before and one after, and one night elsewhere between: three.
  Dee: child({
    bornOn: '2008-03-01',
    care: [
      { from: '2018-01-08', to: '2018-09-03', placements: [{ from: '2018-01-08', to: '2018-09-03', distance: 5 }] },
      {
        from: '2019-04-24',
        reviews: ['2019-05-30'],
        placements: [{ from: '2019-04-24', to: '2019-04-25' }, { from: '2019-04-25' }],
      },
    ],
  }),
  // With the same carer throughout, in law in two placements; sixteen, so not in the long-term count.
  Eli: withSameCarer(
    child({
      bornOn: '2003-01-01',
      care: [
        {
          from: '2017-01-09',
          placements: [
            { from: '2017-01-09', to: '2018-10-01', type: 'U6' },
            { from: '2018-10-01', type: 'U4' },
          ],
        },
      ],
    }),
    '2018-10-01',
  ),
  // In short breaks: not counted anywhere.
  Fay: child({ care: [{ from: '2018-01-08', legalStatuses: [{ from: '2018-01-08', status: 'V4' }] }] }),
  // Left care in May: not counted on the day; a period begun in the year, the only one.
  Gus: child({ care: [{ from: '2019-03-04', to: '2019-05-13' }] }),
}

const { shareOf, value } = answersFor(people, '2019-06-30')

describe('figures of looked-after children, counted by hand for seven', () => {
  it('I-50: five looked after on the day', () => {
    expect(value('I-50')).toBe(5)
  })

  it('I-51: Ama had three homes in the year, and Dee', () => {
    expect(shareOf('I-51')).toEqual({ numerator: 2, denominator: 5, leftOut: {} })
  })

  it('I-51: Ama no longer once her first home is twelve months ago', () => {
    const later = answersFor({ Ama: people.Ama! }, '2019-08-01')
    expect(later.shareOf('I-51')).toEqual({ numerator: 0, denominator: 1, leftOut: {} })
    expect(answersFor({ Ama: people.Ama! }, '2019-07-31').value('I-51')).toBe(1)
  })

  it('I-52: of four looked after for two years, Ama', () => {
    expect(shareOf('I-52')).toEqual({ numerator: 1, denominator: 4, leftOut: {} })
  })

  it('I-53: of three under sixteen and long in care, Ben by coming home and Cat by both homes together', () => {
    expect(shareOf('I-53')).toEqual({ numerator: 2, denominator: 3, leftOut: {} })
  })

  it('I-60: of two whose distance is known, Ben; exactly 20 miles is not over 20', () => {
    expect(shareOf('I-60')).toEqual({ numerator: 1, denominator: 2, leftOut: { 'distance not recorded': 3 } })
  })

  it('I-61: of two periods begun in the year Dee’s second; on the day, one of five', () => {
    expect(shareOf('I-61')).toEqual({ numerator: 1, denominator: 2, leftOut: {} })
    expect(shareOf('I-61.annex-a')).toEqual({ numerator: 1, denominator: 5, leftOut: {} })
    // The first ended on 3 September 2018: twelve months before 3 September 2019 and no longer within them.
    expect(answersFor({ Dee: people.Dee! }, '2019-09-02').value('I-61.annex-a')).toBe(1)
    expect(answersFor({ Dee: people.Dee! }, '2019-09-03').value('I-61.annex-a')).toBe(0)
  })

  it('I-62: of two with a worker recorded, Ama had three in the year', () => {
    expect(shareOf('I-62')).toEqual({
      numerator: 1,
      denominator: 2,
      leftOut: { 'no allocated worker recorded in the 12 months': 3 },
    })
  })
})

describe('reviews and visits in time', () => {
  const reviewed: Readonly<Record<string, ChildRecord>> = {
    // The first in time (due 23 May 2019), the second not due yet.
    Hal: child({ care: [{ from: '2019-04-24', reviews: ['2019-05-23'] }] }),
    // The first a day late.
    Ina: child({ care: [{ from: '2019-04-24', reviews: ['2019-05-24'] }] }),
    // None held, and due on 23 May.
    Jan: child({ care: [{ from: '2019-04-24' }] }),
    // Looked after for less than four weeks.
    Kit: child({ care: [{ from: '2019-06-10' }] }),
    // Missed one, more than a year ago: due 15 May 2018, held on the 16th; on 15 August and 15 February in time.
    Lea: child({
      care: [{ from: '2018-04-16', reviews: ['2018-05-16', '2018-08-15', '2019-02-15'] }],
    }),
  }

  it('I-54: of four looked after for four weeks, two had every review in time', () => {
    const { shareOf } = answersFor(reviewed, '2019-06-30')
    expect(shareOf('I-54')).toEqual({ numerator: 2, denominator: 4, leftOut: {} })
  })

  it('I-54: a review never held is missed for as long as it is not, and one held late for a year after it was', () => {
    const missed: Readonly<Record<string, ChildRecord>> = {
      // Others are reviewed long before, so that reviews are known to be supplied.
      Hal: child({ care: [{ from: '2016-04-25', to: '2016-12-01', reviews: ['2016-05-20'] }] }),
      // None held since it was due on 23 May 2017.
      Jan: child({ care: [{ from: '2017-04-25' }] }),
      // Due 23 May 2018, held on 28 January 2019: eight months late, and within the year.
      Mia: child({ care: [{ from: '2018-04-24', reviews: ['2019-01-28', '2019-04-26'] }] }),
      // Due 23 May 2018, never held when the child was placed for adoption in September.
      Pip: child({
        bornOn: '2017-01-09',
        care: [
          {
            from: '2018-04-24',
            placements: [
              { from: '2018-04-24', to: '2018-09-03' },
              { from: '2018-09-03', type: 'A5' },
            ],
          },
        ],
      }),
    }
    const on = (day: string) => answersFor(missed, day).shareOf('I-54')
    expect(on('2019-06-30')).toEqual({ numerator: 0, denominator: 3, leftOut: {} })
    // A year after Pip’s ended, and after Mia’s was held; Mia’s next was due on 26 October.
    expect(on('2019-09-03')).toMatchObject({ numerator: 1, denominator: 3 })
    const inTime = child({ care: [{ from: '2018-04-24', reviews: ['2019-01-28', '2019-04-26', '2019-10-25'] }] })
    const later = (day: string) => answersFor({ ...missed, Mia: inTime }, day).shareOf('I-54').numerator
    expect([later('2020-01-27'), later('2020-01-28')]).toEqual([1, 2])
  })

  it('I-54: a review due before any is supplied is unknown and left out, until one must have come round since', () => {
    const cut: Readonly<Record<string, ChildRecord>> = {
      // Two held since reviews are supplied, the first of them perhaps in time and perhaps not.
      Ned: child({ care: [{ from: '2016-04-25', reviews: ['2019-01-14', '2019-04-12'] }] }),
      // None held in that time.
      Jan: child({ care: [{ from: '2017-04-25' }] }),
      // Came into care in it.
      Ina: child({ care: [{ from: '2019-04-24', reviews: ['2019-05-24'] }] }),
    }
    const on = (day: string) => answersFor(cut, day).shareOf('I-54')
    const why = 'no data: reviews had not been supplied when one was due'
    expect(on('2019-05-23')).toEqual({ numerator: 1, denominator: 1, leftOut: { [why]: 2 } })
    expect(on('2019-07-14')).toEqual({ numerator: 0, denominator: 1, leftOut: { [why]: 2 } })
    expect(on('2019-07-15')).toEqual({ numerator: 0, denominator: 2, leftOut: { [why]: 1 } })
    expect(answersFor({ Jan: cut.Jan! }, '2019-07-15').shareOf('I-54').leftOut).toEqual({
      'no data: reviews are not supplied': 1,
    })
  })

  it('I-54: the first review supplied need not be the first held: the next had six months, unless that one was late', () => {
    const cut: Readonly<Record<string, ChildRecord>> = {
      Ned: child({ care: [{ from: '2016-04-25', reviews: ['2019-01-14', '2019-07-12'] }] }),
      Oz: child({ care: [{ from: '2016-04-25', reviews: ['2019-01-14'] }] }),
      // Its first in time, and all that are held are supplied: the second had three months.
      Ina: child({ care: [{ from: '2019-01-28', reviews: ['2019-02-22', '2019-06-10'] }] }),
    }
    const on = (day: string) => answersFor(cut, day).shareOf('I-54')
    const why = 'no data: reviews had not been supplied when one was due'
    expect(on('2019-07-14')).toEqual({ numerator: 0, denominator: 1, leftOut: { [why]: 2 } })
    expect(on('2019-07-15')).toEqual({ numerator: 0, denominator: 2, leftOut: { [why]: 1 } })
    // Nothing for more than half a year since reviews are supplied: late whatever went before, and the next due in three.
    const late = child({ care: [{ from: '2016-04-25', reviews: ['2019-08-05', '2019-12-02'] }] })
    expect(answersFor({ Ned: cut.Ned!, Pam: late }, '2020-01-12').shareOf('I-54')).toMatchObject({
      numerator: 0,
      denominator: 1,
    })
  })

  it('I-55: of the visits due, those made by then, under whatever rule', () => {
    const visits: Readonly<Record<string, ChildRecord>> = {
      // Due 8 May (made), then 18 June (not made).
      Mo: child({
        visitKind: 'care',
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01' }] }],
        visits: ['2019-05-07'],
      }),
      // At home under an interim order, weekly: due 8 May (made), 14 May (made late, on the 20th); then the 27th, by
      // which it had ended.
      Nat: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-05-01',
            to: '2019-05-24',
            legalStatuses: [{ from: '2019-05-01', status: 'C1' }],
            placements: [{ from: '2019-05-01', type: 'P1' }],
          },
        ],
        visits: ['2019-05-07', '2019-05-20'],
      }),
    }
    expect(answersFor(visits, '2019-06-30').shareOf('I-55')).toEqual({
      numerator: 2,
      denominator: 4,
      leftOut: { 'ended before they were due': 1 },
    })
  })

  it('I-53: only a change of status with the same carer is no move, and not where the place changed as well', () => {
    const inTwo = (from: string, to: string, provider = 'PR4') =>
      child({
        bornOn: '2009-03-01',
        care: [
          {
            from: '2015-05-04',
            placements: [
              { from: '2015-05-04', to: '2018-01-08', provider: 'PR4', postcode: from, changeReason: 'PLACE' },
              { from: '2018-01-08', provider, postcode: to, type: 'U4' },
            ],
          },
        ],
      })
    const settled = (record: ChildRecord) => answersFor({ Fin: record }, '2019-06-30').shareOf('I-53').numerator
    expect(settled(inTwo('ZZ12QX', 'ZZ12QX'))).toBe(1)
    expect(settled(inTwo('ZZ12QX', 'ZZ98QX'))).toBe(0)
    expect(settled(inTwo('', ''))).toBe(1)
    expect(settled(inTwo('', '', 'PR1'))).toBe(0)
  })
})

import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { adoptionReviews } from '../../templates/adoption.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days, type Interval, months, weeks, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { type Placeable, type PlacedForAdoption, placeable, placedForAdoption } from './routes.ts'

/** Reviews under regulation 36 of a kind, as the template tells them. */
function reviewsOf(record: ChildRecord, kind: 'not yet placed' | 'placed'): Meeting[] {
  return rowsOf(record, adoptionReviews).flatMap(row =>
    row.on === undefined || row.text('kind') !== kind
      ? []
      : [{ on: row.on, what: 'Review held', source: row.source } as Meeting],
  )
}

/** Reviews of a child placed for adoption: the template's, and those the extract holds as looked-after reviews. */
export function reviewsOncePlaced(record: ChildRecord): Meeting[] {
  const told = reviewsOf(record, 'placed')
  const days = new Set(told.map(each => each.on))
  for (const { heldOn, source } of record.careReviews) {
    if (!days.has(heldOn)) told.push({ on: heldOn, what: 'Review held', source })
  }
  return told.sort((a, b) => a.on - b.on)
}

const regulation36 = (place: string) => [
  {
    document: 'Adoption Agencies Regulations 2005',
    place: `regulation ${place}`,
    inForceFrom: '2005-12-30',
    note: 'read as it stood in 2009; changed on 24 April 2020 for a time, which is to be checked against the text',
  },
]

const shared = {
  stage: 'adoption',
  basis: 'statutory',
  exceptions: [],
  gravity: 2,
  soon: workingDays(20),
} as const

/**
 * Three months from the authority to place, then six from each review; after a placement that gave way six from the last
 * review of either kind, but not before the day it gave way.
 */
function untilReviewed(from: Day, { startsOn, isAgain }: Placeable, record: ChildRecord): Interval {
  if (from !== startsOn) return months(6)
  if (!isAgain) return months(3)
  const before = [...reviewsOf(record, 'not yet placed'), ...reviewsOncePlaced(record)].filter(each => each.on <= from)
  const last = Math.max(...before.map(each => each.on))
  return before.length === 0 ? months(3) : days(Math.max(0, addMonths(last, 6) - from))
}

export const notYetPlacedReviews = standard<Placeable>({
  id: 'AD-03',
  title: 'Child who may be placed for adoption and is not: reviewed',
  ...shared,
  source: regulation36('36(1)'),
  rule: 'A child whom the authority may place for adoption and has not placed is reviewed within three months of the authority to place, and then every six months, counted from the last review held; so too from a review before, where a placement for adoption has given way.',
  whoIsCovered:
    'Every child with a placement order, by its own day or by the legal status of one, who is not yet placed for adoption, or no longer. The looked-after reviews and visits go on beside it.',
  whatMeetsIt:
    'A review under regulation 36, by Sightline’s template. A looked-after review does not say that it was one.',
  whatEndsIt:
    'The child is placed for adoption, the decision is reversed, another order is made, care ends, the child turns 18 or dies.',
  notYetCovered: 'Authority to place by a parent’s consent without an order, which is not in the data.',
  matters: 'A child waiting for a family must not be waited for by nobody.',
  good: 'Each review asks what was done to find a family, and whether the plan is still right.',
  weak: 'Family finding “continues”, in the words of the review before.',
  illustration: 'At six months the review asked why nobody had been shown Robin’s film. Three families came forward.',
  measuredBy: 'AD-03.in-time',
  auditQuestion: 'What was done since the last review to find this child a family, and is adoption still right?',
  evidence: 'template adoption_reviews',
  covers: placeable,
  clock: { kind: 'rolling', every: untilReviewed, from: 'next day' },
  comesRound: months(6),
  meets: (_, record) => reviewsOf(record, 'not yet placed'),
  ends: subject => subject.endings,
  says: {
    started: 'Authority to place given',
    again: 'Last reviewed',
    needed: 'A review is due within 3 months of the authority to place, then every 6 months',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'order on 11 February 2019: by 11 May, then six months from the review held',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03' }],
        permanence: [{ decidedOn: '2018-12-10', placementOrderOn: '2019-02-11' }],
        own: { adoption_reviews: [{ held_on: '2019-05-08', kind: 'not yet placed' }] },
      }),
      expect: [
        { triggerOn: '2019-02-11', dueOn: '2019-05-11', metOn: '2019-05-08' },
        { triggerOn: '2019-05-08', dueOn: '2019-11-08' },
      ],
    },
    {
      name: 'the order’s day is told, and its legal status gave way to a care order: no longer in force',
      given: child({
        bornOn: '2017-06-01',
        care: [
          {
            from: '2018-04-03',
            legalStatuses: [
              { from: '2018-04-03', to: '2019-02-11', status: 'C2' },
              { from: '2019-02-11', to: '2019-10-01', status: 'E1' },
              { from: '2019-10-01', status: 'C2' },
            ],
          },
        ],
        permanence: [{ placementOrderOn: '2019-02-11' }],
        own: { adoption_reviews: [{ held_on: '2019-05-08', kind: 'not yet placed' }] },
      }),
      expect: [{ metOn: '2019-05-08' }, { triggerOn: '2019-05-08', dueOn: '2019-11-08', endedOn: '2019-10-01' }],
    },
    {
      name: 'the legal status only ends, with nothing after it: whether the order stands is not known, and the reviews go on',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03', legalStatuses: [{ from: '2019-02-11', to: '2019-10-01', status: 'E1' }] }],
        permanence: [{ placementOrderOn: '2019-02-11' }],
      }),
      expect: [{ dueOn: '2019-05-11', on: '2019-10-02', state: 'overdue' }],
    },
    {
      name: 'placed before it was due: the clock ends (AD-05 begins)',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03' }],
        permanence: [{ placementOrderOn: '2019-02-11', placedOn: '2019-04-15' }],
      }),
      expect: [{ dueOn: '2019-05-11', endedOn: '2019-04-15', on: '2019-06-01', state: 'ended' }],
    },
    {
      name: 'a placement gave way: six months from the last review of all, held while placed',
      given: child({
        bornOn: '2017-06-01',
        care: [
          {
            from: '2018-04-03',
            placements: [
              { from: '2018-04-03', to: '2019-06-20' },
              { from: '2019-06-20', to: '2019-09-05', type: 'A5' },
              { from: '2019-09-05', type: 'U6' },
            ],
            reviews: ['2019-07-16'],
          },
        ],
        permanence: [{ placementOrderOn: '2019-02-11', placedOn: '2019-06-20' }],
        own: { adoption_reviews: [{ held_on: '2019-05-01', kind: 'not yet placed' }] },
      }),
      expect: [
        { triggerOn: '2019-02-11', dueOn: '2019-05-11', metOn: '2019-05-01' },
        { triggerOn: '2019-05-01', endedOn: '2019-06-20' },
        { triggerOn: '2019-09-05', dueOn: '2020-01-16', on: '2020-01-17', state: 'overdue' },
      ],
    },
    {
      name: 'the order told by the legal status alone',
      given: child({
        bornOn: '2017-06-01',
        care: [
          {
            from: '2018-04-03',
            legalStatuses: [
              { status: 'C2', from: '2018-04-03', to: '2019-02-11' },
              { status: 'E1', from: '2019-02-11' },
            ],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-02-11', dueOn: '2019-05-11', on: '2019-05-12', state: 'overdue' }],
    },
    {
      name: 'C9: a looked-after review alone does not meet it',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03', reviews: ['2019-04-02'] }],
        permanence: [{ placementOrderOn: '2019-02-11' }],
      }),
      expect: [{ dueOn: '2019-05-11', on: '2019-05-12', state: 'overdue' }],
    },
  ],
})

/** Four weeks from placement, three months from the first review, six from each later one. */
function untilNext(from: Day, subject: PlacedForAdoption, record: ChildRecord): Interval {
  if (from === subject.startsOn) return weeks(4)
  const first = reviewsOncePlaced(record).find(each => each.on > subject.startsOn)
  return from === first?.on ? months(3) : months(6)
}

export const placedReviews = standard<PlacedForAdoption>({
  id: 'AD-05',
  title: 'Child placed for adoption: reviewed',
  ...shared,
  source: regulation36('36(3)'),
  rule: 'A child placed for adoption is reviewed within four weeks of placement, again within three months of that review, and then every six months, each counted from the last review held.',
  whoIsCovered: 'Every child placed for adoption, a change from fostering to adoption with the same carers included.',
  whatMeetsIt:
    'A review held after the placement, by Sightline’s template or among the extract’s looked-after reviews.',
  whatEndsIt:
    'The adoption order is made, the child is no longer placed for adoption, care ends, the child turns 18 or dies.',
  matters: 'Adoptions that break down mostly show it early, to anybody who asks.',
  good: 'The review hears the new parents say what is hard, and help is there before the next one.',
  weak: 'Everybody is so glad that nobody asks how the nights are.',
  illustration:
    'At four weeks Juno’s new parents said they had not slept. Help came that week; she is called by their name now.',
  measuredBy: 'AD-05.in-time',
  auditQuestion: 'Did the review ask how the child and the new parents really are, and did help follow?',
  evidence: 'reviews once placed for adoption',
  covers: placedForAdoption,
  clock: { kind: 'rolling', every: untilNext, from: 'next day' },
  comesRound: months(6),
  meets: (_, record) => reviewsOncePlaced(record),
  ends: subject => subject.endings,
  says: {
    started: 'Placed for adoption',
    again: 'Last reviewed',
    needed: 'A review is due within 4 weeks of placement, then within 3 months, then every 6 months',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'a stay in hospital, and back to the adopters: the placement goes on',
      given: child({
        bornOn: '2017-06-01',
        care: [
          {
            from: '2018-04-03',
            placements: [
              { from: '2018-04-03', to: '2019-07-15', type: 'U6' },
              { from: '2019-07-15', to: '2019-08-02', type: 'A5' },
              { from: '2019-08-02', to: '2019-08-05', type: 'T1' },
              { from: '2019-08-05', type: 'A5' },
            ],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-07-15', dueOn: '2019-08-12', on: '2019-08-13', state: 'overdue' }],
    },
    {
      name: 'placed a second time, the record still telling of the first: both are reviewed',
      given: child({
        bornOn: '2017-06-01',
        care: [
          {
            from: '2018-04-03',
            placements: [
              { from: '2018-04-03', to: '2018-07-16', type: 'U6' },
              { from: '2018-07-16', to: '2018-08-01', type: 'A5' },
              { from: '2018-08-01', to: '2019-07-15', type: 'U6' },
              { from: '2019-07-15', type: 'A5' },
            ],
          },
        ],
        permanence: [{ placedOn: '2018-07-16' }],
      }),
      expect: [
        { triggerOn: '2018-07-16', endedOn: '2018-08-01' },
        { triggerOn: '2019-07-15', dueOn: '2019-08-12' },
      ],
    },
    {
      name: 'T40: placed on Monday 15 July 2019',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03' }],
        permanence: [{ placementOrderOn: '2019-02-11', placedOn: '2019-07-15' }],
      }),
      expect: [{ triggerOn: '2019-07-15', dueOn: '2019-08-12', on: '2019-08-13', state: 'overdue' }],
    },
    {
      name: 'three months after the first review, six after the second, until the adoption order',
      given: child({
        bornOn: '2017-06-01',
        care: [{ from: '2018-04-03', reviews: ['2019-08-08'] }],
        permanence: [{ placedOn: '2019-07-15', orderOn: '2020-03-02' }],
        own: { adoption_reviews: [{ held_on: '2019-11-05', kind: 'placed' }] },
      }),
      expect: [
        { dueOn: '2019-08-12', metOn: '2019-08-08' },
        { triggerOn: '2019-08-08', dueOn: '2019-11-08', metOn: '2019-11-05' },
        { triggerOn: '2019-11-05', dueOn: '2020-05-05', endedOn: '2020-03-02' },
      ],
    },
    {
      name: 'known only by the placement’s type; it broke down in September',
      given: child({
        bornOn: '2017-06-01',
        care: [
          {
            from: '2018-04-03',
            placements: [
              { from: '2018-04-03', to: '2019-07-15' },
              { from: '2019-07-15', to: '2019-09-02', type: 'A6' },
              { from: '2019-09-02' },
            ],
            reviews: ['2019-08-08'],
          },
        ],
      }),
      expect: [
        { triggerOn: '2019-07-15', metOn: '2019-08-08' },
        { dueOn: '2019-11-08', endedOn: '2019-09-02' },
      ],
    },
  ],
})

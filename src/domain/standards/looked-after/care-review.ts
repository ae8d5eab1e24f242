import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { type PeriodOfCare, periodsOfCare } from '../../record/period-of-care.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, months, workingDays } from '../interval.ts'
import { type Ending, type Meeting, type Subject, standard } from '../standard.ts'

interface LookedAfter extends Subject {
  readonly period: PeriodOfCare
  readonly reviews: readonly Meeting[]
}

/**
 * Periods of care to which the full review duties apply, from the day they do. Left out: short breaks (regulation 48,
 * standard LR-08, not worked out yet) and accommodation of 24 hours or less, which is not being looked after
 * (Children Act 1989 s22(2); with dates alone, ended by the next day).
 */
function periods(record: ChildRecord): LookedAfter[] {
  return periodsOfCare(record).flatMap((period): LookedAfter[] => {
    const from = period.fullDutiesFrom
    if (from === undefined || (period.endedOn !== undefined && period.endedOn <= from + 1)) return []
    const until = period.endedOn ?? Number.POSITIVE_INFINITY
    const reviews = record.careReviews
      .filter(each => each.heldOn >= from && each.heldOn <= until)
      .map(each => ({ on: each.heldOn, what: 'Review held', source: each.source }))
    return [{ key: period.key, startsOn: from, source: period.episodes[0]?.source, period, reviews }]
  })
}

/** The same periods, timed from a given review (the first is 0) for those that have had it. */
function periodsFromReview(record: ChildRecord, index: number): LookedAfter[] {
  return periods(record).flatMap(each => {
    const review = each.reviews[index]
    return review === undefined ? [] : [{ ...each, startsOn: review.on as Day, source: review.source }]
  })
}

const ends = ({ period }: LookedAfter, record: ChildRecord): (Ending | undefined)[] => [
  ended(period.endedOn, 'ceased to be looked after', period.episodes.at(-1)?.source),
  ended(period.placedForAdoptionOn, 'placed for adoption, where other reviews apply', undefined),
  died(record),
  turnedEighteen(record),
]

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  whatMeetsIt: 'The review is held. A cancelled review is no review.',
  whatEndsIt: 'The child ceases to be looked after, is placed for adoption, dies or turns 18.',
  notYetCovered:
    'Short breaks under regulation 48 (LR-08), and children placed for adoption (AD-05), have other clocks, which Sightline does not work out yet; they are left out here.',
  matters: 'The review is where somebody independent asks whether this is still the right plan for this child.',
  good: 'The child takes part in the way they choose, and decisions made last time have happened.',
  weak: 'The review is held without the child, on the last day allowed, and finds that nothing decided last time was done.',
  illustration:
    'Jonah, 11, chaired part of his own review and asked to see his brother on Saturdays. The minutes say who would make it happen and by when; it did.',
  exceptions: [],
  auditQuestion: 'Did the child’s view change the plan, and had the decisions of the last review been carried out?',
  evidence: 'care reviews',
  gravity: 2,
  soon: workingDays(20),
} as const

const regulation33 = (place: string) => [
  { document: 'Care Planning, Placement and Case Review (England) Regulations 2010', place, inForceFrom: '2011-04-01' },
]

export const firstCareReview = standard<LookedAfter>({
  id: 'LR-01',
  title: 'First review within 20 working days of becoming looked after',
  source: regulation33('regulation 33(1)'),
  rule: 'The first review is held within 20 working days of the day the child became looked after.',
  whoIsCovered:
    'Every child who becomes looked after for more than 24 hours. After short breaks the clock starts on the day they stopped being short breaks.',
  ...shared,
  measuredBy: 'LR-01.in-time',
  covers: periods,
  clock: { kind: 'once', within: workingDays(20), from: 'same day' },
  meets: subject => subject.reviews,
  ends,
  says: {
    started: 'Became looked after',
    needed: 'The first review is due within 20 working days',
    met: 'Review held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'from Wednesday 24 April 2019, over the early May holiday',
      given: child({ care: [{ from: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: 'from Friday 12 April 2019, over Easter as well',
      given: child({ care: [{ from: '2019-04-12', reviews: ['2019-05-15'] }] }),
      expect: [{ dueOn: '2019-05-15', metOn: '2019-05-15', on: '2019-05-31', state: 'met-in-time' }],
    },
    {
      name: 'one night only is not being looked after',
      given: child({ care: [{ from: '2019-04-24', to: '2019-04-25' }] }),
      expect: [],
    },
    {
      name: 'short breaks: other clocks apply',
      given: child({ care: [{ from: '2019-04-24', legalStatuses: [{ from: '2019-04-24', status: 'V4' }] }] }),
      expect: [],
    },
    {
      name: 'short breaks that became full care: from the day they did',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [
              { from: '2019-01-07', to: '2019-04-24', status: 'V4' },
              { from: '2019-04-24', status: 'V2' },
            ],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-23' }],
    },
  ],
})

export const secondCareReview = standard<LookedAfter>({
  id: 'LR-02',
  title: 'Second review within three months of the first',
  source: regulation33('regulation 33(2)'),
  rule: 'The second review is held within three months of the first.',
  whoIsCovered: 'Every looked-after child who has had a first review in this period of care.',
  ...shared,
  measuredBy: 'LR-02.in-time',
  covers: record => periodsFromReview(record, 0),
  clock: { kind: 'once', within: months(3), customary: days(91), from: 'next day' },
  meets: subject => subject.reviews,
  ends,
  says: {
    started: 'First review',
    needed: 'The second review is due within 3 months',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'three months by the calendar from the first review actually held',
      given: child({ care: [{ from: '2019-04-12', reviews: ['2019-05-15', '2019-08-20'] }] }),
      expect: [
        {
          triggerOn: '2019-05-15',
          dueOn: '2019-08-15',
          customaryDueOn: '2019-08-14',
          metOn: '2019-08-20',
          on: '2019-08-31',
          state: 'met-late',
        },
      ],
    },
    {
      name: 'no first review yet: nothing here (LR-01 shows it)',
      given: child({ care: [{ from: '2019-04-12' }] }),
      expect: [],
    },
  ],
})

export const laterCareReviews = standard<LookedAfter>({
  id: 'LR-03',
  title: 'Later reviews every six months',
  source: regulation33('regulation 33(2)'),
  rule: 'After the second review the next is held within six months of the last one actually held.',
  whoIsCovered: 'Every looked-after child who has had two reviews in this period of care.',
  ...shared,
  measuredBy: 'LR-03.in-time',
  covers: record => periodsFromReview(record, 1),
  clock: { kind: 'rolling', every: months(6), customary: days(183), from: 'next day' },
  meets: subject => subject.reviews,
  ends,
  says: {
    started: 'Last reviewed',
    again: 'Last reviewed',
    needed: 'The next review is due within 6 months',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'from a second review held on 20 August 2019',
      given: child({ care: [{ from: '2019-04-12', reviews: ['2019-05-15', '2019-08-20'] }] }),
      expect: [{ triggerOn: '2019-08-20', dueOn: '2020-02-20', customaryDueOn: '2020-02-19' }],
    },
    {
      name: 'placed for adoption: these clocks end that day',
      given: child({
        care: [
          {
            from: '2019-04-12',
            reviews: ['2019-05-15', '2019-08-14'],
            placements: [
              { from: '2019-04-12', to: '2019-11-04' },
              { from: '2019-11-04', type: 'A5' },
            ],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-08-14', endedOn: '2019-11-04' }],
    },
  ],
})

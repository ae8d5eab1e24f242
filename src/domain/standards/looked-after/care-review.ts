import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { reviewsOncePlaced } from '../adoption/reviews.ts'
import { child } from '../example.ts'
import { days, type Interval, months, workingDays } from '../interval.ts'
import { type Ending, standard } from '../standard.ts'
import {
  careEnds,
  carePlanningRegulations,
  hasBeenPlacedForAdoptionBy,
  type InCare,
  monthsLeft,
  resumedInCare,
  whatEndsCare,
} from './in-care.ts'
import { asFarAsTold, partsTold, type Told, toldNoMore } from './reviews-told.ts'

/** The periods of care of which all reviews are told, from the first on. */
function fromTheFirst(record: ChildRecord): Told[] {
  return partsTold(record).filter(each => each.reviewsUnknownBefore === undefined)
}

/**
 * Periods in which earlier reviews are unknown: from the first that is told, which may have been any; from the first day
 * told where none was held within six months of it, since the next was due by then whenever the last was.
 */
function fromFirstTold(record: ChildRecord): Told[] {
  return partsTold(record).flatMap(each => {
    const told = each.reviewsUnknownBefore
    if (told === undefined || hasBeenPlacedForAdoptionBy(each, told)) return []
    const review = each.reviews.find(({ on }) => on >= told)
    if (review === undefined || review.on > addMonths(told, 6)) return [{ ...each, startsOn: told }]
    return hasBeenPlacedForAdoptionBy(each, review.on) ? [] : [{ ...each, startsOn: review.on, source: review.source }]
  })
}

/** The periods of care, timed from a given review (the first is 0), of those that have had it. */
function periodsFromReview(record: ChildRecord, index: number): Told[] {
  return fromTheFirst(record).flatMap(each => {
    const review = each.reviews[index]
    if (review === undefined || hasBeenPlacedForAdoptionBy(each, review.on)) return []
    return [{ ...each, startsOn: review.on as Day, source: review.source }]
  })
}

/**
 * Six months from each review. When the clock runs again, what is left since the last, one held while placed for adoption
 * too: of six months, or of three where it is the only one; where none was held yet, nothing.
 */
function sixMonths(from: Day, { resumedOn, period, reviewsUnknownBefore }: InCare, record: ChildRecord): Interval {
  if (from !== resumedOn) return months(6)
  const held = reviewsOncePlaced(record).filter(each => each.on >= period.startedOn && each.on <= from)
  const last = held.at(-1)
  return last === undefined
    ? days(0)
    : monthsLeft(held.length === 1 && reviewsUnknownBefore === undefined ? 3 : 6, last.on, from)
}

/** From the day a placement for adoption gave way. */
function resumed(record: ChildRecord): Told[] {
  return resumedInCare(record).map(each => asFarAsTold(each, record))
}

/** Practice counts 183 days from a review; what is left when the clock runs again it does not count. */
function practice(from: Day, { resumedOn }: InCare): Interval | undefined {
  return from === resumedOn ? undefined : days(183)
}

function ends(part: Told, record: ChildRecord): (Ending | undefined)[] {
  return [...careEnds(part, record), toldNoMore(part)]
}

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  whatMeetsIt: 'The review is held. A cancelled review is no review.',
  whatEndsIt: whatEndsCare,
  notYetCovered:
    'Children in short breaks under regulation 48 (LR-08) and children placed for adoption (AD-05) have other clocks, and are left out here. In a long-term foster placement of more than a year not every review needs a meeting: a review without one counts. A yearly return tells only its own year: where it does not show how the child came into care, or the first review fell before the first year held, earlier reviews are unknown, the first one told counts as a later review (LR-03), and neither LR-01 nor LR-02 is asked. So too after a year between two returns that none tells of: what falls due in it is not asked.',
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

const regulation33 = (place: string) => [carePlanningRegulations(place)]

export const firstCareReview = standard<Told>({
  id: 'LR-01',
  title: 'First review within 20 working days of becoming looked after',
  source: regulation33('33(1)'),
  rule: 'The first review is held within 20 working days of the day the child became looked after.',
  whoIsCovered:
    'Every child who becomes looked after for more than 24 hours. After short breaks the clock starts on the day they stopped being short breaks.',
  ...shared,
  measuredBy: 'LR-01.in-time',
  covers: fromTheFirst,
  clock: { kind: 'once', within: workingDays(20), from: 'same day' },
  comesRound: months(6), // LR-03
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
      name: 'T23: from Wednesday 24 April 2019, over the early May holiday',
      given: child({ care: [{ from: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: 'T25: from Friday 12 April 2019, over Easter as well',
      given: child({ care: [{ from: '2019-04-12', reviews: ['2019-05-15'] }] }),
      expect: [{ dueOn: '2019-05-15', metOn: '2019-05-15', on: '2019-05-31', state: 'met-in-time' }],
    },
    {
      name: 'reviewed on the day the child became looked after: that is the first review',
      given: child({ care: [{ from: '2019-04-24', reviews: ['2019-04-24'] }] }),
      expect: [{ dueOn: '2019-05-23', metOn: '2019-04-24' }],
    },
    {
      name: 'went home before it was due: ended, neither met nor missed',
      given: child({ care: [{ from: '2019-04-24', to: '2019-05-10' }] }),
      expect: [{ dueOn: '2019-05-23', endedOn: '2019-05-10', on: '2019-05-24', state: 'ended' }],
    },
    {
      name: 'the child died before it was due: ended',
      given: child({ diedOn: '2019-05-10', care: [{ from: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-05-23', endedOn: '2019-05-10', on: '2019-05-24', state: 'ended' }],
    },
    {
      name: 'turned 18 before it was due: ended',
      given: child({ bornOn: '2001-05-10', care: [{ from: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-05-23', endedOn: '2019-05-10', on: '2019-05-24', state: 'ended' }],
    },
    {
      name: 'two nights are: ended when they were over',
      given: child({ care: [{ from: '2019-04-24', to: '2019-04-26' }] }),
      expect: [{ dueOn: '2019-05-23', endedOn: '2019-04-26' }],
    },
    {
      name: 'reviewed on the day care ended: held',
      given: child({ care: [{ from: '2019-04-24', to: '2019-05-10', reviews: ['2019-05-10'] }] }),
      expect: [{ dueOn: '2019-05-23', metOn: '2019-05-10' }],
    },
    {
      name: 'in care for a second time: a first review again, whatever was reviewed the first time',
      given: child({
        care: [{ from: '2018-01-08', to: '2018-06-04', reviews: ['2018-02-02'] }, { from: '2019-04-24' }],
      }),
      expect: [
        { triggerOn: '2018-01-08', metOn: '2018-02-02' },
        { triggerOn: '2019-04-24', dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' },
      ],
    },
    {
      name: 'one night only is not being looked after',
      given: child({ care: [{ from: '2019-04-24', to: '2019-04-25' }] }),
      expect: [],
    },
    {
      name: 'in care already on the first day told: whether it was reviewed in time nobody can say',
      given: child({ care: [{ from: '2019-04-24', entryUnseen: true }] }),
      expect: [],
    },
    {
      name: 'returns that tell only of later years: reviews before them are unknown',
      given: child({
        care: [{ from: '2017-04-24', reviews: ['2019-06-03'] }],
        reviewYears: [{ from: '2019-04-01', to: '2020-03-31' }],
      }),
      expect: [],
    },
    {
      name: 'due in a year between two returns that none tells of: it ends as that year begins',
      given: child({
        care: [{ from: '2019-03-20', reviews: ['2020-04-20'] }],
        reviewYears: [
          { from: '2018-04-01', to: '2019-03-31' },
          { from: '2020-04-01', to: '2021-03-31' },
        ],
      }),
      expect: [{ triggerOn: '2019-03-20', dueOn: '2019-04-17', endedOn: '2019-04-01' }],
    },
    {
      name: 'the first review was due on the first day the returns tell of: it is asked',
      given: child({
        care: [{ from: '2019-03-04' }],
        reviewYears: [{ from: '2019-04-01', to: '2020-03-31' }],
      }),
      expect: [{ triggerOn: '2019-03-04', dueOn: '2019-04-01' }],
    },
    {
      name: 'it was due the working day before: nobody can say',
      given: child({
        care: [{ from: '2019-03-01' }],
        reviewYears: [{ from: '2019-04-01', to: '2020-03-31' }],
      }),
      expect: [],
    },
    {
      name: 'the return begins before the first review is due: it is asked',
      given: child({
        care: [{ from: '2019-03-27' }],
        reviewYears: [{ from: '2019-04-01', to: '2020-03-31' }],
      }),
      expect: [{ triggerOn: '2019-03-27' }],
    },
    {
      name: 'short breaks: other clocks apply',
      given: child({ care: [{ from: '2019-04-24', legalStatuses: [{ from: '2019-04-24', status: 'V4' }] }] }),
      expect: [],
    },
    {
      name: 'a short break of more than 17 days: the full duties from the eighteenth',
      given: child({
        care: [
          {
            from: '2019-01-07',
            to: '2019-02-28',
            legalStatuses: [{ from: '2019-01-07', to: '2019-02-28', status: 'V3' }],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-01-25', dueOn: '2019-02-22' }],
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

export const secondCareReview = standard<Told>({
  id: 'LR-02',
  title: 'Second review within three months of the first',
  source: regulation33('33(2)'),
  rule: 'The second review is held within three months of the first.',
  whoIsCovered: 'Every looked-after child who has had a first review in this period of care.',
  ...shared,
  measuredBy: 'LR-02.in-time',
  covers: record => periodsFromReview(record, 0),
  clock: { kind: 'once', within: months(3), customary: days(91), from: 'next day' },
  comesRound: months(6), // LR-03
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
      name: 'the way into care is not seen: the first review told may not have been the first',
      given: child({ care: [{ from: '2019-04-12', entryUnseen: true, reviews: ['2019-05-15'] }] }),
      expect: [],
    },
    {
      name: 'in care for a second time: nothing here until its own first review',
      given: child({
        care: [{ from: '2018-01-08', to: '2018-04-16', reviews: ['2018-02-02'] }, { from: '2019-04-24' }],
      }),
      expect: [{ triggerOn: '2018-02-02', dueOn: '2018-05-02', endedOn: '2018-04-16' }],
    },
    {
      name: 'placed for adoption before it was due: ended that day (AD-05 goes on)',
      given: child({
        care: [
          {
            from: '2019-04-12',
            reviews: ['2019-05-10'],
            placements: [
              { from: '2019-04-12', to: '2019-06-03', type: 'U6' },
              { from: '2019-06-03', type: 'A5' },
            ],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-05-10', endedOn: '2019-06-03' }],
    },
    {
      name: 'no first review yet: nothing here (LR-01 shows it)',
      given: child({ care: [{ from: '2019-04-12' }] }),
      expect: [],
    },
  ],
})

export const laterCareReviews = standard<Told>({
  id: 'LR-03',
  title: 'Later reviews every six months',
  source: regulation33('33(2)'),
  rule: 'After the second review the next is held within six months of the last one actually held.',
  whoIsCovered:
    'Every looked-after child who has had two reviews in this period of care; and one whose placement for adoption gave way, from that day.',
  ...shared,
  measuredBy: 'LR-03.in-time',
  covers: record => [...periodsFromReview(record, 1), ...fromFirstTold(record), ...resumed(record)],
  clock: { kind: 'rolling', every: sixMonths, customary: practice, from: 'next day' },
  comesRound: months(6),
  meets: subject => subject.reviews,
  ends,
  says: {
    started: 'Last reviewed, or no longer placed for adoption,',
    again: 'Last reviewed',
    needed: 'The next review is due within 6 months',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'T27: from a second review held on 20 August 2019',
      given: child({ care: [{ from: '2019-04-12', reviews: ['2019-05-15', '2019-08-20'] }] }),
      expect: [{ triggerOn: '2019-08-20', dueOn: '2020-02-20', customaryDueOn: '2020-02-19' }],
    },
    {
      name: 'the way into care is not seen: six months from the first review told',
      given: child({ care: [{ from: '2019-04-12', entryUnseen: true, reviews: ['2019-08-20'] }] }),
      expect: [{ triggerOn: '2019-08-20', dueOn: '2020-02-20' }],
    },
    {
      name: 'the way into care is not seen and no review is told: within six months of the first day told, whenever the last was',
      given: child({ care: [{ from: '2019-04-12', entryUnseen: true }] }),
      expect: [{ triggerOn: '2019-04-12', dueOn: '2019-10-12', on: '2019-10-13', state: 'overdue' }],
    },
    {
      name: 'the way into care is not seen, and a review was held on the first day told: six months from it',
      given: child({ care: [{ from: '2019-04-12', entryUnseen: true, reviews: ['2019-04-12', '2019-08-20'] }] }),
      expect: [
        { triggerOn: '2019-04-12', dueOn: '2019-10-12', metOn: '2019-08-20' },
        { triggerOn: '2019-08-20', dueOn: '2020-02-20' },
      ],
    },
    {
      name: 'the way into care is not seen, the first review told is six months on: the one before may have been as late as the first day told',
      given: child({ care: [{ from: '2019-04-12', entryUnseen: true, reviews: ['2019-10-12'] }] }),
      expect: [{ triggerOn: '2019-10-12', dueOn: '2020-04-12' }],
    },
    {
      name: 'the way into care is not seen, the first review told is more than six months on: it was late, whenever the last was',
      given: child({ care: [{ from: '2019-04-12', entryUnseen: true, reviews: ['2019-10-14'] }] }),
      expect: [
        { triggerOn: '2019-04-12', dueOn: '2019-10-12', metOn: '2019-10-14', on: '2019-10-31', state: 'met-late' },
        { triggerOn: '2019-10-14', dueOn: '2020-04-14' },
      ],
    },
    {
      name: 'the way into care is not seen, and the child was placed for adoption before the first review told: AD-05 has it',
      given: child({
        care: [
          {
            from: '2019-04-12',
            entryUnseen: true,
            reviews: ['2019-08-20'],
            placements: [
              { from: '2019-04-12', to: '2019-06-03', type: 'U6' },
              { from: '2019-06-03', type: 'A5' },
            ],
          },
        ],
      }),
      expect: [],
    },
    {
      name: 'the placement for adoption gave way and only one review had been held in this time in care: three months from it',
      given: child({
        care: [
          { from: '2018-01-08', to: '2018-06-04', reviews: ['2018-02-02', '2018-04-30'] },
          {
            from: '2019-04-12',
            reviews: ['2019-05-10'],
            placements: [
              { from: '2019-04-12', to: '2019-06-03', type: 'U6' },
              { from: '2019-06-03', to: '2019-07-01', type: 'A5' },
              { from: '2019-07-01', type: 'U6' },
            ],
          },
        ],
      }),
      expect: [
        { triggerOn: '2018-04-30', endedOn: '2018-06-04' },
        { triggerOn: '2019-07-01', dueOn: '2019-08-10' },
      ],
    },
    {
      name: 'the placement for adoption gave way before any review was held: one is due that day',
      given: child({
        care: [
          {
            from: '2019-04-12',
            placements: [
              { from: '2019-04-12', to: '2019-04-29', type: 'U6' },
              { from: '2019-04-29', to: '2019-06-03', type: 'A5' },
              { from: '2019-06-03', type: 'U6' },
            ],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-06-03', on: '2019-06-04', state: 'overdue' }],
    },
    {
      name: 'reviewed on the day the placement for adoption gave way: six months from that day',
      given: child({
        care: [
          {
            from: '2019-04-12',
            reviews: ['2019-05-10', '2019-08-09', '2020-03-02'],
            placements: [
              { from: '2019-04-12', to: '2019-11-04', type: 'U6' },
              { from: '2019-11-04', to: '2020-03-02', type: 'A5' },
              { from: '2020-03-02', type: 'U6' },
            ],
          },
        ],
      }),
      expect: [
        { triggerOn: '2019-08-09', endedOn: '2019-11-04' },
        { triggerOn: '2020-03-02', dueOn: '2020-09-02' },
      ],
    },
    {
      name: 'returns that tell only of later years: six months from the first review told',
      given: child({
        care: [{ from: '2017-04-24', reviews: ['2019-06-03'] }],
        reviewYears: [{ from: '2019-04-01', to: '2020-03-31' }],
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-12-03' }],
    },
    {
      name: 'a year between two returns that none tells of: what falls due in it is not asked, and the first review told after it counts',
      given: child({
        care: [{ from: '2018-04-12', reviews: ['2018-05-08', '2018-08-07', '2019-02-05', '2020-06-03'] }],
        reviewYears: [
          { from: '2018-04-01', to: '2019-03-31' },
          { from: '2020-04-01', to: '2021-03-31' },
        ],
      }),
      expect: [
        { triggerOn: '2018-08-07', dueOn: '2019-02-07', metOn: '2019-02-05' },
        { triggerOn: '2019-02-05', dueOn: '2019-08-05', endedOn: '2019-04-01', on: '2020-01-01', state: 'ended' },
        { triggerOn: '2020-06-03', dueOn: '2020-12-03' },
      ],
    },
    {
      name: 'it was late before that year began: late it stays',
      given: child({
        care: [{ from: '2018-04-12', reviews: ['2018-05-08', '2018-08-07'] }],
        reviewYears: [
          { from: '2018-04-01', to: '2019-03-31' },
          { from: '2020-04-01', to: '2021-03-31' },
        ],
      }),
      expect: [
        { triggerOn: '2018-08-07', dueOn: '2019-02-07', endedOn: '2019-04-01', on: '2019-03-01', state: 'overdue' },
        { triggerOn: '2020-04-01', dueOn: '2020-10-01' },
      ],
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
    {
      name: 'the placement for adoption gave way: six months from the last review, one held meanwhile counted',
      given: child({
        care: [
          {
            from: '2019-04-12',
            reviews: ['2019-05-15', '2019-08-14', '2019-12-02', '2020-06-20'],
            placements: [
              { from: '2019-04-12', to: '2019-11-04', type: 'U6' },
              { from: '2019-11-04', to: '2020-03-02', type: 'A5' },
              { from: '2020-03-02', type: 'U6' },
            ],
          },
        ],
      }),
      expect: [
        { triggerOn: '2019-08-14', endedOn: '2019-11-04' },
        { triggerOn: '2020-03-02', dueOn: '2020-06-02', metOn: '2020-06-20', on: '2020-06-30', state: 'met-late' },
        { triggerOn: '2020-06-20', dueOn: '2020-12-20' },
      ],
    },
    {
      name: 'the placement for adoption gave way more than six months after the last review: one is due that day',
      given: child({
        care: [
          {
            from: '2019-04-12',
            reviews: ['2019-05-15', '2019-08-14'],
            placements: [
              { from: '2019-04-12', to: '2019-11-04', type: 'U6' },
              { from: '2019-11-04', to: '2020-06-01', type: 'A5' },
              { from: '2020-06-01', type: 'U6' },
            ],
          },
        ],
      }),
      expect: [
        { triggerOn: '2019-08-14', endedOn: '2019-11-04' },
        { triggerOn: '2020-06-01', dueOn: '2020-06-01', on: '2020-06-02', state: 'overdue' },
      ],
    },
    {
      name: 'a second review held on the very day of placing for adoption starts nothing here either',
      given: child({
        care: [
          {
            from: '2019-04-12',
            reviews: ['2019-05-15', '2019-07-01'],
            placements: [
              { from: '2019-04-12', to: '2019-07-01', type: 'U6' },
              { from: '2019-07-01', type: 'A5' },
            ],
          },
        ],
      }),
      expect: [],
    },
    {
      name: 'a second review first held while placed for adoption starts nothing here (AD-05 has it)',
      given: child({
        care: [
          {
            from: '2019-04-12',
            reviews: ['2019-05-15', '2019-08-14'],
            placements: [
              { from: '2019-04-12', to: '2019-07-01', type: 'U6' },
              { from: '2019-07-01', type: 'A5' },
            ],
          },
        ],
      }),
      expect: [],
    },
  ],
})

import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { child } from '../example.ts'
import { type Interval, weeks } from '../interval.ts'
import { standard } from '../standard.ts'
import { firstThen } from './clocks.ts'
import { type Stretch, stretchEnds, stretchesIn } from './placed.ts'
import type { VisitRule } from './visit-rule.ts'
import { regulation28, visiting, visitWords } from './visit-words.ts'

interface Visited extends Stretch {
  readonly meetings: Stretch['visits']
}

const under =
  (rule: VisitRule) =>
  (record: ChildRecord): Visited[] =>
    stretchesIn(record).flatMap(each => (each.rule === rule ? [{ ...each, meetings: each.visits }] : []))

/** Weekly until the first review held in these circumstances, then less often. A review in the week counts for it. */
function weeklyUntilReview(later: Interval) {
  return (from: Day, { inCare, startsOn }: Visited): Interval => {
    const review = inCare.reviews.find(each => each.on >= startsOn)
    return review !== undefined && review.on <= from + 7 ? later : weeks(1)
  }
}

const shared = {
  ...visiting,
  meets: (subject: Visited) => subject.meetings,
  ends: stretchEnds,
} as const

const atHome = {
  matters:
    'A child in care at home is where the harm was found; only somebody who goes there knows whether it is over.',
  good: 'The child is seen alone, in their room, at different times of the day.',
  weak: 'The visits are to the parent, by appointment.',
} as const

export const visitsBeforeAssessment = standard<Visited>({
  ...shared,
  id: 'LV-04',
  title: 'Visited every week when placed with a parent before the assessment',
  source: regulation28('28(3)'),
  rule: 'A child in care placed with a parent before the assessment is complete is visited at least once a week until the first review, and then at intervals of not more than six weeks.',
  whoIsCovered:
    'Placements with a parent for which the template of placements with a parent has a row, unless the order is an interim one (LV-05).',
  ...atHome,
  illustration:
    'Made-up Osian went home on a Friday, before the assessment was done. On the Tuesday his worker found the cooker cut off and had it put right.',
  measuredBy: 'LV-04.in-time',
  covers: under('with parent, not yet assessed'),
  clock: { kind: 'rolling', every: weeklyUntilReview(weeks(6)), from: 'same day' },
  says: {
    ...visitWords,
    started: 'Placed with a parent before the assessment was complete',
    needed: 'The next visit is due within a week until the first review, then within six weeks',
  },
  examples: [
    {
      name: 'weekly until the review of 17 June 2019, then six weeks',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2018-01-08',
            legalStatuses: [{ from: '2018-01-08', status: 'C2' }],
            placements: [
              { from: '2018-01-08', to: '2019-06-03' },
              { from: '2019-06-03', type: 'P1' },
            ],
            reviews: ['2018-02-01', '2019-06-17'],
          },
        ],
        visits: ['2019-06-05', '2019-06-12'],
        own: { parent_placements: [{ placement_started_on: '2019-06-03' }] },
      }),
      expect: [
        { triggerOn: '2019-06-03', dueOn: '2019-06-10', metOn: '2019-06-05' },
        { triggerOn: '2019-06-05', dueOn: '2019-06-12', metOn: '2019-06-12' },
        { triggerOn: '2019-06-12', dueOn: '2019-07-24' },
      ],
    },
    {
      name: 'not recorded as made before the assessment: LV-06 applies',
      given: child({
        care: [
          {
            from: '2019-06-03',
            legalStatuses: [{ from: '2019-06-03', status: 'C2' }],
            placements: [{ from: '2019-06-03', type: 'P1' }],
          },
        ],
      }),
      expect: [],
    },
  ],
})

export const interimVisits = standard<Visited>({
  ...shared,
  id: 'LV-05',
  title: 'Visited every week under an interim order at home, or a temporary approval',
  source: regulation28('28(4)'),
  rule: 'A child placed with a connected person approved for a time (regulation 24), or living with a parent under an interim care order, is visited at least once a week until the first review, and then at intervals of not more than four weeks.',
  whoIsCovered:
    'Placements with a parent while the legal status is an interim care order, and any placement while a temporary approval of the carer is recorded. The review is the first held since.',
  matters: 'These homes have not been looked into as others are; until they have, somebody must go and see.',
  good: 'Weekly, with the child alone, and what is seen goes into the assessment of the carer.',
  weak: 'Grandma is known to be nice, so nobody goes.',
  illustration:
    'Made-up Bethan slept on her aunt’s sofa. At the second visit she said her uncle came in late and drunk; nobody had known of an uncle.',
  measuredBy: 'LV-05.in-time',
  covers: under('interim'),
  clock: { kind: 'rolling', every: weeklyUntilReview(weeks(4)), from: 'same day' },
  says: {
    ...visitWords,
    started: 'Living so since',
    needed: 'The next visit is due within a week until the first review, then within four weeks',
  },
  examples: [
    {
      name: 'an interim care order made while at home: from the order',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-05-01',
            legalStatuses: [{ from: '2019-05-01', status: 'C1' }],
            placements: [{ from: '2019-05-01', type: 'P1' }],
            reviews: ['2019-05-29'],
          },
        ],
        visits: ['2019-05-07', '2019-05-24'],
      }),
      expect: [
        { triggerOn: '2019-05-01', dueOn: '2019-05-08', metOn: '2019-05-07' },
        { triggerOn: '2019-05-07', dueOn: '2019-05-14', metOn: '2019-05-24', on: '2019-05-31', state: 'met-late' },
        { triggerOn: '2019-05-24', dueOn: '2019-06-21' },
      ],
    },
    {
      name: 'a connected person approved for a time, then in full: these visits end, the usual ones go on',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01', type: 'U3' }] }],
        visits: ['2019-05-03', '2019-05-10'],
        own: { temporary_approvals: [{ approved_on: '2019-05-01', fully_approved_on: '2019-05-15' }] },
      }),
      expect: [
        { dueOn: '2019-05-08', metOn: '2019-05-03' },
        { dueOn: '2019-05-10', metOn: '2019-05-10' },
        { dueOn: '2019-05-17', endedOn: '2019-05-15' },
      ],
    },
  ],
})

export const visitsUnderOrder = standard<Visited>({
  ...shared,
  id: 'LV-06',
  title: 'Visited when at home under a care order',
  source: regulation28('28(5)'),
  rule: 'A child who lives with a parent under a care order is visited within one week of the order, or of coming home later, and then at intervals of not more than six weeks.',
  whoIsCovered:
    'Placements with a parent under a care order or a placement order, unless made before the assessment of the parent (LV-04).',
  ...atHome,
  illustration:
    'Made-up Rhodri’s order was made on a Monday while he was at home. The visit that week found him glad, and his mother sure that social workers would now stop coming.',
  measuredBy: 'LV-06.in-time',
  covers: under('at home under an order'),
  clock: firstThen(weeks(1), weeks(6)),
  says: {
    ...visitWords,
    started: 'At home under an order since',
    needed: 'The next visit is due within a week at first, then within six weeks',
  },
  examples: [
    {
      name: 'an interim order becomes a full one while at home: a week from the order, then six',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [
              { from: '2019-01-07', to: '2019-06-03', status: 'C1' },
              { from: '2019-06-03', status: 'C2' },
            ],
            placements: [{ from: '2019-01-07', type: 'P1' }],
          },
        ],
        visits: ['2019-05-31', '2019-06-07'],
      }),
      expect: [
        { triggerOn: '2019-06-03', dueOn: '2019-06-10', metOn: '2019-06-07' },
        { triggerOn: '2019-06-07', dueOn: '2019-07-19' },
      ],
    },
    {
      name: 'visited on the day of the order: six weeks from then',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-06-03',
            legalStatuses: [{ from: '2019-06-03', status: 'C2' }],
            placements: [{ from: '2019-06-03', type: 'P1' }],
          },
        ],
        visits: ['2019-06-03'],
      }),
      expect: [{ metOn: '2019-06-03' }, { triggerOn: '2019-06-03', dueOn: '2019-07-15' }],
    },
  ],
})

export const visitsElsewhere = standard<Visited>({
  ...shared,
  id: 'LV-07',
  title: 'Visited when in hospital, custody or residential school',
  source: regulation28('28(6)', 'the end of the paragraph to be checked against the text'),
  rule: 'A child in care for whose living arrangements somebody else is responsible is visited within one week of the start of those arrangements and of any change to them, then at intervals of not more than six weeks, and after a year of not more than three months.',
  whoIsCovered:
    'Children under a care order, interim too, in a hospital, a young offender institution or a residential school. Others there are under the usual rule (LV-01 to LV-03).',
  matters: 'A child out of sight in an institution is easily taken to be somebody else’s to look after.',
  good: 'The worker sees the child alone, hears the ward or the wing, and plans with them for coming out.',
  weak: 'A phone call to the ward.',
  illustration:
    'Made-up Idris was in hospital for nine weeks. His worker came each fortnight, and had his school work brought.',
  measuredBy: 'LV-07.in-time',
  covers: under('elsewhere'),
  clock: firstThen(weeks(1), (from, { placement }) =>
    from < addMonths(placement.startedOn, 12) ? weeks(6) : { count: 3, unit: 'month' },
  ),
  says: {
    ...visitWords,
    started: 'These arrangements began',
    needed: 'The next visit is due within a week at first, then within six weeks, after a year within three months',
  },
  examples: [
    {
      name: 'in hospital under a care order: a week, then six weeks',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [{ from: '2019-01-07', status: 'C2' }],
            placements: [
              { from: '2019-01-07', to: '2019-06-03' },
              { from: '2019-06-03', type: 'R2' },
            ],
          },
        ],
        visits: ['2019-06-06'],
      }),
      expect: [
        { triggerOn: '2019-06-03', dueOn: '2019-06-10', metOn: '2019-06-06' },
        { triggerOn: '2019-06-06', dueOn: '2019-07-18' },
      ],
    },
    {
      name: 'accommodated by agreement, not in care: the usual rule, so nothing here',
      given: child({
        care: [
          {
            from: '2019-06-03',
            legalStatuses: [{ from: '2019-06-03', status: 'V2' }],
            placements: [{ from: '2019-06-03', type: 'R2' }],
          },
        ],
      }),
      expect: [],
    },
  ],
})

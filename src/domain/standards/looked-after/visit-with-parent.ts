import { child } from '../example.ts'
import { weeks } from '../interval.ts'
import { standard } from '../standard.ts'
import { firstThen } from './clocks.ts'
import { regulation28, visitWords } from './visit-words.ts'
import { under, type Visited, visitedUnder, weeklyUntilReview } from './visits-under.ts'

const atHome = {
  matters:
    'A child in care at home is where the harm was found; only somebody who goes there knows whether it is over.',
  good: 'The child is seen alone, in their room, at different times of the day.',
  weak: 'The visits are to the parent, by appointment.',
} as const

export const visitsBeforeAssessment = standard<Visited>({
  ...visitedUnder,
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
  comesRound: weeks(6),
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

export const visitsUnderOrder = standard<Visited>({
  ...visitedUnder,
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
  comesRound: weeks(6),
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

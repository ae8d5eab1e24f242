import { child } from '../example.ts'
import { weeks } from '../interval.ts'
import { standard } from '../standard.ts'
import { regulation28, visitWords } from './visit-words.ts'
import { under, type Visited, visitedUnder, weeklyUntilReview } from './visits-under.ts'

export const interimVisits = standard<Visited>({
  ...visitedUnder,
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
  comesRound: weeks(4),
  says: {
    ...visitWords,
    started: 'In these circumstances since',
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
    {
      name: 'back with the same connected person after some weeks elsewhere, their approval still running: weekly again',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-05-01',
            placements: [
              { from: '2019-05-01', to: '2019-05-20', type: 'U3' },
              { from: '2019-05-20', to: '2019-06-03', type: 'U6' },
              { from: '2019-06-03', type: 'U3' },
            ],
          },
        ],
        visits: ['2019-05-07', '2019-05-14', '2019-06-05'],
        own: { temporary_approvals: [{ approved_on: '2019-05-01' }] },
      }),
      expect: [
        { dueOn: '2019-05-08', metOn: '2019-05-07' },
        { dueOn: '2019-05-14', metOn: '2019-05-14' },
        { triggerOn: '2019-05-14', endedOn: '2019-05-20' },
        { triggerOn: '2019-06-03', dueOn: '2019-06-10', metOn: '2019-06-05' },
        { triggerOn: '2019-06-05', dueOn: '2019-06-12' },
      ],
    },
    {
      name: 'the approval had run out, or ended, before the placement: it is not for this one',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-06-03', placements: [{ from: '2019-06-03', type: 'U3' }] }],
        own: {
          temporary_approvals: [{ approved_on: '2018-10-01' }, { approved_on: '2019-04-29', ended_on: '2019-05-20' }],
        },
      }),
      expect: [],
    },
    {
      name: 'some weeks elsewhere within the placement: back in it, weekly still',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-05-01',
            placements: [
              { from: '2019-05-01', type: 'U3' },
              { from: '2019-05-20', to: '2019-06-03', type: 'K2' },
            ],
          },
        ],
        visits: ['2019-05-07', '2019-05-14', '2019-06-05'],
        own: { temporary_approvals: [{ approved_on: '2019-05-01' }] },
      }),
      expect: [
        { dueOn: '2019-05-08', metOn: '2019-05-07' },
        { dueOn: '2019-05-14', metOn: '2019-05-14' },
        { triggerOn: '2019-05-14', endedOn: '2019-05-20' },
        { triggerOn: '2019-06-03', dueOn: '2019-06-10', metOn: '2019-06-05' },
        { triggerOn: '2019-06-05', dueOn: '2019-06-12' },
      ],
    },
  ],
})

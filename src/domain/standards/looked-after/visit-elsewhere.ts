import { addMonths } from '../../calendar/months.ts'
import { child } from '../example.ts'
import { weeks } from '../interval.ts'
import { standard } from '../standard.ts'
import { firstThen } from './clocks.ts'
import { regulation28, visitWords } from './visit-words.ts'
import { under, type Visited, visitedUnder } from './visits-under.ts'

export const visitsElsewhere = standard<Visited>({
  ...visitedUnder,
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
  comesRound: { count: 3, unit: 'month' },
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

import { iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { visitRequests } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { weeks } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { endsOfCareAround, whatEndsCare } from './in-care.ts'
import { regulation28, visiting } from './visit-words.ts'

function requests(record: ChildRecord): Subject[] {
  return rowsOf(record, visitRequests).flatMap(row =>
    row.on === undefined ? [] : [{ key: `${iso(row.on)} ${row.text('kind')}`, startsOn: row.on, source: row.source }],
  )
}

export const requestedVisit = standard<Subject>({
  ...visiting,
  id: 'LV-09',
  title: 'Visited within a week when asked for, or when a concern is raised',
  source: regulation28('28(7)', 'the end of the regulation to be checked against the text'),
  rule: 'The child is visited within one week of notice that the place where the child lives may be failing children. A visit that the child or the carer reasonably asks for has no number in the regulations: Sightline counts one week for it too.',
  whoIsCovered: 'Every visit asked for and every concern about the setting that is recorded.',
  whatEndsIt: whatEndsCare,
  matters: 'When a child asks for somebody to come, the answer teaches them whether asking is any use.',
  good: 'The worker rings the same day, says when they will come, and comes.',
  weak: 'It is noted for the next statutory visit.',
  illustration:
    'Made-up Siôn sent his worker a message with one word: come. She came the next afternoon; he had been locked out twice.',
  measuredBy: 'LV-09.in-time',
  evidence: 'template visit_requests',
  covers: requests,
  clock: { kind: 'once', within: weeks(1), from: 'same day' },
  meets: ({ startsOn }, record) =>
    record.visits.filter(each => each.kind === 'care' && each.on >= startsOn).map(each => asMeeting(each, record)),
  ends: ({ startsOn }, record) => endsOfCareAround(startsOn, record),
  says: {
    started: 'Asked for, or a concern raised,',
    needed: 'A visit is due within one week',
    met: 'Visited and seen',
    none: 'No visit recorded since at which the child was seen.',
  },
  examples: [
    {
      name: 'asked for on Monday 3 June 2019, the child not seen at the first call',
      given: child({
        visitKind: 'care',
        care: [{ from: '2018-01-08' }],
        visits: [{ on: '2019-06-06', seen: 'no' }, '2019-06-12'],
        own: { visit_requests: [{ asked_on: '2019-06-03', kind: 'visit asked for' }] },
      }),
      expect: [{ dueOn: '2019-06-10', metOn: '2019-06-12', on: '2019-06-30', state: 'met-late' }],
    },
    {
      name: 'home before the visit',
      given: child({
        care: [{ from: '2018-01-08', to: '2019-06-07' }],
        own: { visit_requests: [{ asked_on: '2019-06-03', kind: 'concern about the setting' }] },
      }),
      expect: [{ dueOn: '2019-06-10', endedOn: '2019-06-07' }],
    },
  ],
})

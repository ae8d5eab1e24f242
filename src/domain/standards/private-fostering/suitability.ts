import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { endings, type Fostered, noticesOf, regulations, words } from './arrangement.ts'

export const suitabilityDecision = standard<Fostered>({
  id: 'PF-04',
  title: 'Suitability of private fostering decided within {six weeks}',
  ...words,
  basis: 'local',
  source: [
    ...regulations('schedule 3', 'what is to be found out; no date for the decision was found'),
    { document: 'Sightline', note: 'six weeks (42 calendar days) is a setting; there is no national number' },
  ],
  rule: 'Whether the arrangement is suitable for the child is decided within {six weeks} of notice.',
  whoIsCovered: 'Every notice of private fostering: a proposal, and an arrangement that has begun.',
  whatMeetsIt: 'The decision is recorded.',
  auditQuestion: 'Were all in the household checked, and does the decision rest on what the child and the parent said?',
  measuredBy: 'PF-04.in-time',
  evidence: 'template private_fostering',
  gravity: 2,
  covers: noticesOf,
  clock: { kind: 'once', within: weeks(6), from: 'same day' },
  meets: ({ notice }) => {
    const on = notice.day('decided_on')
    return on === undefined ? [] : [{ on, what: 'Suitability decided', source: notice.source }]
  },
  ends: endings,
  soon: workingDays(5),
  says: {
    started: 'Notice received',
    needed: 'The decision on suitability is due within {6 weeks}',
    met: 'Decided',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'notified on Thursday 18 April 2019, decided the day after it was due',
      given: child({
        own: { private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement', decided_on: '2019-05-31' }] },
      }),
      expect: [{ dueOn: '2019-05-30', metOn: '2019-05-31', on: '2019-06-30', state: 'met-late' }],
    },
    {
      name: 'looked after first: likewise',
      given: child({
        care: [{ from: '2019-05-13' }],
        own: { private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }] },
      }),
      expect: [{ endedOn: '2019-05-13', on: '2019-06-30', state: 'ended' }],
    },
    {
      name: 'the child went home first: the clock ends',
      given: child({
        own: { private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement', ended_on: '2019-05-10' }] },
      }),
      expect: [{ endedOn: '2019-05-10', on: '2019-06-30', state: 'ended' }],
    },
  ],
})

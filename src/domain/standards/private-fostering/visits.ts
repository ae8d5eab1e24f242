import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import {
  arrangementsOf,
  endings,
  type Fostered,
  lasting,
  noticesOf,
  regulations,
  visitsSince,
  words,
} from './arrangement.ts'

const visitWords = {
  ...words,
  whatMeetsIt:
    'A visit to the home at which the child was spoken to alone, unless that was inappropriate and the visit says why. A visit recorded as not alone, without a reason, does not count, nor does one that left no written report.',
  auditQuestion: 'Was the child spoken to alone, and does the report say whether they are safe and content there?',
  evidence: 'template private_fostering_visits',
  gravity: 1,
} as const

export const firstPrivateVisit = standard<Fostered>({
  id: 'PF-01',
  title: 'Visited within seven working days of notice',
  ...visitWords,
  basis: 'statutory',
  source: regulations('regulations 4 and 7', 'regulation 7 read in the Welsh regulations, which say the same'),
  rule: 'The home is visited within seven working days of notice that a child is to be privately fostered, and again within seven working days of notice that a child is being fostered or has gone to live there.',
  whoIsCovered:
    'Every notice: of a proposal, and of an arrangement that has begun, however the authority came to know. Each has its own seven days.',
  measuredBy: 'PF-01.in-time',
  covers: record => lasting(noticesOf(record), record),
  clock: { kind: 'once', within: workingDays(7), from: 'same day' },
  meets: visitsSince,
  ends: endings,
  soon: workingDays(3),
  says: {
    started: 'Notice received',
    needed: 'A visit is due within 7 working days',
    met: 'Visited',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'T38: notified on Thursday 18 April 2019, over Easter',
      given: child({
        own: {
          private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }],
          private_fostering_visits: [{ visited_on: '2019-05-01', child_seen_alone: 'Y', report_written: 'Y' }],
        },
      }),
      expect: [
        { triggerOn: '2019-04-18', dueOn: '2019-05-01', metOn: '2019-05-01', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'C19: a proposal, then the arrangement: each its own seven days',
      given: child({
        own: {
          private_fostering: [
            { notified_on: '2019-04-18', kind: 'proposal', ended_on: '2019-06-03' },
            { notified_on: '2019-06-03', kind: 'arrangement' },
          ],
          private_fostering_visits: [{ visited_on: '2019-04-29', report_written: 'Y' }],
        },
      }),
      expect: [
        { dueOn: '2019-05-01', metOn: '2019-04-29' },
        { triggerOn: '2019-06-03', dueOn: '2019-06-12', on: '2019-06-13', state: 'overdue' },
      ],
    },
    {
      name: 'the child was not spoken to alone: it does not count, unless the visit says why',
      given: child({
        own: {
          private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }],
          private_fostering_visits: [
            { visited_on: '2019-04-29', child_seen_alone: 'N', report_written: 'Y' },
            { visited_on: '2019-05-03', child_seen_alone: 'N', why_not_alone: 'two months old', report_written: 'Y' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-01', metOn: '2019-05-03', on: '2019-05-31', state: 'met-late' }],
    },
    {
      name: 'notice at 17 of a child who is not disabled: no longer private fostering in law',
      given: child({
        bornOn: '2002-03-01',
        own: { private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }] },
      }),
      expect: [],
    },
    {
      name: 'a visit without a written report does not count',
      given: child({
        own: {
          private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }],
          private_fostering_visits: [{ visited_on: '2019-04-29', report_written: 'N' }],
        },
      }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
  ],
})

/** The first year runs from when the authority became aware (regulation 8(6)). */
function secondYear({ notifiedOn }: Fostered): Day {
  return addMonths(notifiedOn, 12)
}

/**
 * Visits that count for the rolling rule: the first visit of all, where it was made within the seven working days of
 * PF-01, is that one's. So the first six weeks run from notice, the earlier of the two ways to count them.
 */
function rollingVisits(subject: Fostered, record: ChildRecord): Meeting[] {
  const visits = visitsSince(subject, record)
  const first = visits.findIndex(each => each.whyNot === undefined)
  const initialBy = englandAndWales.add(subject.notifiedOn, 7)
  if (first === -1 || initialBy === undefined || visits[first]!.on > initialBy) return visits
  return visits.filter((_, index) => index !== first)
}

export const firstYearPrivateVisits = standard<Fostered>({
  id: 'PF-02',
  title: 'Visited every six weeks in the first year of private fostering',
  ...visitWords,
  basis: 'statutory',
  source: regulations('regulation 8'),
  rule: 'In the first year, counted from when the authority became aware, the child is visited at intervals of not more than six weeks: the first within six weeks of notice, besides the visit of PF-01; then counted from the last visit made.',
  whoIsCovered:
    'Every privately fostered child, for visits made in the first year; the next one after such a visit is due within six weeks even if the year is over by then.',
  measuredBy: 'PF-02.in-time',
  covers: record => lasting(arrangementsOf(record), record),
  clock: {
    kind: 'rolling',
    every: (from, subject) => (from < secondYear(subject) ? weeks(6) : undefined),
    from: 'next day',
  },
  comesRound: { inFirstYear: weeks(6), later: weeks(12) }, // PF-03
  meets: rollingVisits,
  ends: endings,
  soon: workingDays(5),
  says: {
    started: 'Became known',
    again: 'Last visited',
    needed: 'The next visit is due within 6 weeks',
    met: 'Visited',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'T38: notified on 18 April 2019, six weeks on though visited on 1 May; then six weeks from each visit',
      given: child({
        own: {
          private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }],
          private_fostering_visits: [{ visited_on: '2019-05-01' }, { visited_on: '2019-05-29' }],
        },
      }),
      expect: [
        { triggerOn: '2019-04-18', dueOn: '2019-05-30', metOn: '2019-05-29' },
        { triggerOn: '2019-05-29', dueOn: '2019-07-10', on: '2019-07-11', state: 'overdue' },
      ],
    },
    {
      name: 'not visited in the seven days: a visit in the fifth week counts here',
      given: child({
        own: {
          private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }],
          private_fostering_visits: [{ visited_on: '2019-05-22' }],
        },
      }),
      expect: [{ dueOn: '2019-05-30', metOn: '2019-05-22' }, { dueOn: '2019-07-03' }],
    },
    {
      name: 'turned 16 before the next was due',
      given: child({
        bornOn: '2003-05-20',
        own: { private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }] },
      }),
      expect: [{ dueOn: '2019-05-30', endedOn: '2019-05-20', on: '2019-06-01', state: 'ended' }],
    },
    {
      name: 'looked after: no longer privately fostered; care ends and the arrangement still stands: six weeks from then',
      given: child({
        care: [{ from: '2019-05-13', to: '2019-07-01' }],
        own: {
          private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }],
          private_fostering_visits: [{ visited_on: '2019-05-01' }],
        },
      }),
      expect: [
        { triggerOn: '2019-04-18', dueOn: '2019-05-30', endedOn: '2019-05-13', on: '2019-06-01', state: 'ended' },
        { triggerOn: '2019-07-01', dueOn: '2019-08-12', on: '2019-08-13', state: 'overdue' },
      ],
    },
    {
      name: 'a night in care is not being looked after: the visits go on',
      given: child({
        care: [{ from: '2019-05-13', to: '2019-05-14' }],
        own: { private_fostering: [{ notified_on: '2019-04-18', kind: 'arrangement' }] },
      }),
      expect: [{ triggerOn: '2019-04-18', dueOn: '2019-05-30', on: '2019-06-01', state: 'overdue' }],
    },
    {
      name: 'only proposed: nothing here',
      given: child({ own: { private_fostering: [{ notified_on: '2019-04-18', kind: 'proposal' }] } }),
      expect: [],
    },
  ],
})

export const laterPrivateVisits = standard<Fostered>({
  id: 'PF-03',
  title: 'Visited every twelve weeks after the first year of private fostering',
  ...visitWords,
  basis: 'statutory',
  source: regulations('regulation 8'),
  rule: 'In the second and later years the child is visited at intervals of not more than twelve weeks, counted from the last visit made.',
  whoIsCovered: 'Private fostering in which a visit has been made after the first year (until then PF-02 applies).',
  measuredBy: 'PF-03.in-time',
  covers: record =>
    lasting(arrangementsOf(record), record).flatMap((each): Fostered[] => {
      const year = secondYear(each)
      const first = visitsSince(each, record).find(visit => visit.whyNot === undefined && visit.on >= year)
      return first === undefined ? [] : [{ ...each, startsOn: first.on, source: first.source }]
    }),
  clock: { kind: 'rolling', every: weeks(12), from: 'next day' },
  meets: visitsSince,
  ends: endings,
  soon: workingDays(5),
  says: {
    started: 'Last visited',
    again: 'Last visited',
    needed: 'The next visit is due within 12 weeks',
    met: 'Visited',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'twelve weeks from the first visit after the year',
      given: child({
        own: {
          private_fostering: [{ notified_on: '2018-04-18', kind: 'arrangement' }],
          private_fostering_visits: [{ visited_on: '2019-04-10' }, { visited_on: '2019-05-14' }],
        },
      }),
      expect: [{ triggerOn: '2019-05-14', dueOn: '2019-08-06', on: '2019-08-07', state: 'overdue' }],
    },
    {
      name: 'the child went home: the clock ends',
      given: child({
        own: {
          private_fostering: [{ notified_on: '2018-04-18', kind: 'arrangement', ended_on: '2019-07-01' }],
          private_fostering_visits: [{ visited_on: '2019-05-14' }],
        },
      }),
      expect: [{ dueOn: '2019-08-06', endedOn: '2019-07-01', on: '2019-09-01', state: 'ended' }],
    },
  ],
})

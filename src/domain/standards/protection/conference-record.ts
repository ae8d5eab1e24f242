import type { ChildRecord } from '../../record/facts.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { onceMet, singleTurn, type Timed } from '../single-turn.ts'
import { type Meeting, standard } from '../standard.ts'
import { conferencesOf } from './conferences.ts'

interface Sent extends Timed {
  readonly sent: readonly Meeting[]
}

/** What is sent after a conference, in how many working days. */
const papers = [
  { what: 'Decisions', column: 'decisions_sent_on', within: workingDays(1) },
  { what: 'Record', column: 'minutes_sent_on', within: workingDays(20) },
] as const

function toBeSent(record: ChildRecord): Sent[] {
  return [...conferencesOf(record)].flatMap(([key, { on: startsOn, source, row }]) =>
    papers.map(({ what, column, within }): Sent => {
      const on = row?.day(column)
      const sent = on === undefined ? [] : [{ on, what: `${what} sent`, source }]
      return { key: `${key} ${what.toLowerCase()}`, startsOn, source, within, sent }
    }),
  )
}

export const conferenceRecord = standard<Sent>({
  id: 'CP-16',
  title: 'Decisions and record of a child protection conference sent',
  stage: 'protection',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'of knowledge only: decisions within one working day, the full record within twenty',
    },
  ],
  rule: 'The decisions of a conference are sent within one working day of it, its full record within twenty.',
  whoIsCovered:
    'Every initial and review conference held; each has one clock for the decisions and one for the record.',
  whatMeetsIt: 'The day on which the decisions, or the record, were sent is recorded.',
  whatEndsIt: 'The child dies or turns 18.',
  matters: 'What was agreed about the child is done by people who have it in front of them.',
  good: 'The family have the decisions on paper before the weekend, in words they use themselves.',
  weak: 'The record arrives the week before the next conference.',
  illustration:
    'Wren’s mother had the decisions on her telephone the same evening, and took them to the doctor the next morning.',
  exceptions: [],
  measuredBy: 'CP-16.in-time',
  auditQuestion: 'Did everybody who had something to do have it in writing before they had to do it?',
  evidence: 'template conference_papers',
  gravity: 3,
  covers: toBeSent,
  clock: singleTurn,
  meets: subject => subject.sent,
  ends: (subject, record) => [onceMet(subject, subject.sent), died(record), turnedEighteen(record)],
  soon: workingDays(3),
  says: {
    started: 'Conference held',
    needed: 'Its decisions are to be sent within 1 working day, its full record within 20',
    met: 'Sent',
    none: 'Not recorded as sent.',
  },
  examples: [
    {
      name: 'conference on Wednesday 1 May 2019: decisions by Thursday, the record by Friday 31 May',
      given: child({
        enquiries: [{ on: '2019-04-08', conferenceOn: '2019-05-01' }],
        own: {
          conference_papers: [
            {
              conference_on: '2019-05-01',
              kind: 'initial',
              decisions_sent_on: '2019-05-02',
              minutes_sent_on: '2019-06-03',
            },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-05-01', dueOn: '2019-05-02', metOn: '2019-05-02', on: '2019-06-30', state: 'met-in-time' },
        { triggerOn: '2019-05-01', dueOn: '2019-05-31', metOn: '2019-06-03', on: '2019-06-30', state: 'met-late' },
      ],
    },
    {
      name: 'a review with no row of papers: both are owed',
      given: child({ protectionPlans: [{ from: '2019-02-01', reviews: ['2019-05-01'] }] }),
      expect: [
        { dueOn: '2019-05-02', on: '2019-05-03', state: 'overdue' },
        { dueOn: '2019-05-31', on: '2019-05-31', state: 'due-soon' },
      ],
    },
    {
      name: 'the young person turned 18 before the record was due',
      given: child({
        bornOn: '2001-05-10',
        own: { conference_papers: [{ conference_on: '2019-05-01', kind: 'review', decisions_sent_on: '2019-05-01' }] },
      }),
      expect: [{ metOn: '2019-05-01' }, { dueOn: '2019-05-31', endedOn: '2019-05-10' }],
    },
  ],
})

import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { holdersOf } from '../../record/holder.ts'
import { closedAfter } from '../../record/open-times.ts'
import { statusSpells } from '../../record/status.ts'
import { rowsOf } from '../../templates/index.ts'
import { directions } from '../../templates/oversight.ts'
import { died, ended } from '../ends.ts'
import { child } from '../example.ts'
import { days, workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'

interface Direction extends Subject {
  readonly dueOn: Day
  readonly doneOn: Day | undefined
  readonly isConfirmed: boolean
  readonly withdrawnOn: Day | undefined
  readonly closedOn: Day | undefined
}

function given(record: ChildRecord): Direction[] {
  const rows = rowsOf(record, directions)
  if (rows.length === 0) return []
  const spells = statusSpells(record)
  const holdings = holdersOf(record)
  return rows.flatMap(row => {
    const { on, source } = row
    const dueOn = row.day('due_on')
    if (on === undefined || dueOn === undefined) return []
    const owner = row.text('owner')
    const confirmer = row.text('confirmed_by')
    return [
      {
        key: source.key,
        startsOn: on,
        source,
        dueOn: Math.max(dueOn, on),
        // Done before it was written down: met on its first day, not never.
        doneOn: notBefore(on, row.day('done_on')),
        isConfirmed: row.day('confirmed_on') !== undefined && (confirmer === undefined || confirmer !== owner),
        withdrawnOn: row.day('withdrawn_on'),
        closedOn: closedAfter(spells, on, holdings),
      },
    ]
  })
}

function notBefore(first: Day, on: Day | undefined): Day | undefined {
  return on === undefined ? undefined : Math.max(first, on)
}

function done({ doneOn, isConfirmed, source }: Direction): Meeting[] {
  if (doneOn === undefined) return []
  const meeting = { on: doneOn, what: 'Done', source }
  return [isConfirmed ? meeting : { ...meeting, whyNot: 'nobody but its owner has confirmed it' }]
}

export const directionDone = standard<Direction>({
  id: 'OV-14',
  title: 'Direction done by its day, and confirmed by somebody else',
  stage: 'oversight',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number: the day is the one the direction names. Inspectors fault directions that nobody follows up, Hackney’s in 2019 among them',
    },
  ],
  rule: 'What a manager or a meeting asked for is done by the day it names, and somebody other than its owner has confirmed that it was.',
  whoIsCovered: 'Every direction recorded of a child, in Sightline or in the case system.',
  whatMeetsIt: 'It is recorded as done, and confirmed by somebody other than its owner. The day it was done counts.',
  whatEndsIt:
    'The direction is withdrawn, the case is closed or the child dies. A young person who goes on as a care leaver is open while a social worker or personal adviser works with them.',
  notYetCovered:
    'Asked for as at an earlier day, a direction that has since been confirmed shows as done from the day it was done.',
  matters: 'A direction nobody follows up tells the child’s worker that looking was all that was meant.',
  good: 'The next discussion begins with it: what was done, how we know, and what is different for the child.',
  weak: 'It is copied from one supervision to the next, with a new date.',
  illustration:
    'Wren’s manager had asked for her father to be found. It was confirmed when he sat at the table, and not when a letter had been sent.',
  exceptions: [],
  measuredBy: 'OV-14.in-time',
  auditQuestion: 'Did what was asked for happen, and was anything different for the child because of it?',
  evidence: 'template directions',
  gravity: 2,
  covers: given,
  clock: {
    kind: 'rolling',
    every: (from, subject) => days(from === subject.startsOn ? subject.dueOn - subject.startsOn : 0),
    from: 'same day',
  },
  lateIn: 'working day',
  meets: done,
  ends: ({ withdrawnOn, closedOn, doneOn, isConfirmed, source }, record) => [
    // Done once is done: there is no next turn.
    ended(isConfirmed ? doneOn : undefined, 'it was done', source),
    ended(withdrawnOn, 'it was withdrawn', source),
    ended(closedOn, 'the case was closed', undefined),
    died(record),
  ],
  soon: workingDays(2),
  says: {
    started: 'Directed',
    needed: 'It is to be done by the day it names',
    met: 'Done, and confirmed',
    none: 'Not confirmed as done.',
    unclear: 'Nobody but its owner has confirmed that it was done on',
  },
  examples: [
    {
      name: 'by Friday 10 May 2019, done on the Thursday and confirmed the week after',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: {
          directions: [
            {
              given_on: '2019-05-02',
              direction_id: 'd1',
              owner: 'W1',
              due_on: '2019-05-10',
              done_on: '2019-05-09',
              confirmed_on: '2019-05-14',
              confirmed_by: 'M1',
            },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-10', metOn: '2019-05-09', on: '2019-05-20', state: 'met-in-time' },
      ],
    },
    {
      name: 'its owner says it is done and nobody else does: it stays open',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: {
          directions: [
            { given_on: '2019-05-02', direction_id: 'd1', owner: 'W1', due_on: '2019-05-10', done_on: '2019-05-09' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-10', on: '2019-05-13', state: 'overdue' }],
    },
    {
      name: 'confirmed by its owner: that is nobody else',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: {
          directions: [
            {
              given_on: '2019-05-02',
              direction_id: 'd1',
              owner: 'W1',
              due_on: '2019-05-10',
              done_on: '2019-05-09',
              confirmed_on: '2019-05-09',
              confirmed_by: 'W1',
            },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-10', on: '2019-05-13', state: 'overdue' }],
    },
    {
      name: 'given and done the same day: one turn and no more',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: {
          directions: [
            {
              given_on: '2019-05-02',
              direction_id: 'd1',
              owner: 'W1',
              due_on: '2019-05-02',
              done_on: '2019-05-02',
              confirmed_on: '2019-05-02',
              confirmed_by: 'M1',
            },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-02', metOn: '2019-05-02' }],
    },
    {
      name: 'withdrawn before its day',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: {
          directions: [
            {
              given_on: '2019-05-02',
              direction_id: 'd1',
              owner: 'W1',
              due_on: '2019-05-10',
              withdrawn_on: '2019-05-07',
            },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-10', endedOn: '2019-05-07' }],
    },
    {
      name: 'not done when the case is closed: it ends with that, and the direction’s own page says that it was not done',
      given: child({
        referrals: [{ on: '2019-04-01', closedOn: '2019-05-20' }],
        own: { directions: [{ given_on: '2019-05-02', direction_id: 'd1', owner: 'W1', due_on: '2019-05-10' }] },
      }),
      expect: [{ dueOn: '2019-05-10', endedOn: '2019-05-20', on: '2019-05-20', state: 'ended' }],
    },
    {
      name: 'done and confirmed before it was written down: met on the day it was given',
      given: child({
        referrals: [{ on: '2019-01-07' }],
        own: {
          directions: [
            {
              given_on: '2019-05-08',
              direction_id: 'd1',
              owner: 'W1',
              due_on: '2019-05-31',
              done_on: '2019-05-06',
              confirmed_on: '2019-05-08',
              confirmed_by: 'M1',
            },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-05-08', dueOn: '2019-05-31', metOn: '2019-05-08' }],
    },
    {
      name: 'eighteen meanwhile, and a care leaver with an adviser: it stays overdue',
      given: child({
        bornOn: '2001-06-03',
        care: [{ from: '2015-03-02', to: '2019-06-03', endReason: 'E7' }],
        careLeaver: { eligibility: 'Former Relevant' },
        involvements: [
          { from: '2018-01-08', to: '2019-06-03', worker: 'W1' },
          { from: '2019-06-10', worker: 'W7', role: 'personal adviser' },
        ],
        own: { directions: [{ given_on: '2019-05-02', direction_id: 'd1', owner: 'W7', due_on: '2019-05-31' }] },
      }),
      expect: [{ dueOn: '2019-05-31', on: '2019-09-02', state: 'overdue' }],
    },
    {
      name: 'the adviser’s work with the care leaver is over: it ends with that',
      given: child({
        bornOn: '2001-06-03',
        care: [{ from: '2015-03-02', to: '2019-06-03', endReason: 'E7' }],
        careLeaver: { eligibility: 'Former Relevant' },
        involvements: [{ from: '2018-01-08', to: '2019-08-05', worker: 'W7', role: 'personal adviser' }],
        own: { directions: [{ given_on: '2019-05-02', direction_id: 'd1', owner: 'W7', due_on: '2019-05-31' }] },
      }),
      expect: [{ dueOn: '2019-05-31', endedOn: '2019-08-05' }],
    },
    {
      name: 'eighteen, a care leaver, and nobody works with them any more: it ended that day',
      given: child({
        bornOn: '2001-06-03',
        care: [{ from: '2015-03-02', to: '2019-06-03', endReason: 'E7' }],
        careLeaver: { eligibility: 'Former Relevant' },
        involvements: [{ from: '2018-01-08', to: '2019-06-03', worker: 'W1' }],
        own: { directions: [{ given_on: '2019-05-02', direction_id: 'd1', owner: 'W1', due_on: '2019-05-31' }] },
      }),
      expect: [{ dueOn: '2019-05-31', endedOn: '2019-06-03' }],
    },
    {
      name: 'left care at sixteen with a worker, and referred since: the case went on all the while',
      given: child({
        bornOn: '2002-06-03',
        referrals: [{ on: '2019-08-05' }],
        care: [{ from: '2015-03-02', to: '2019-06-03', endReason: 'E8' }],
        careLeaver: { eligibility: 'Relevant' },
        involvements: [{ from: '2018-01-08', worker: 'W1' }],
        own: { directions: [{ given_on: '2019-05-02', direction_id: 'd1', owner: 'W1', due_on: '2019-05-31' }] },
      }),
      expect: [{ dueOn: '2019-05-31', on: '2019-09-02', state: 'overdue' }],
    },
  ],
})

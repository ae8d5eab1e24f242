import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { rowsOf } from '../../templates/index.ts'
import { caseTransfers } from '../../templates/oversight.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { openTimes } from './open-time.ts'

interface Transfer extends Subject {
  readonly completedOn: Day | undefined
  readonly toUnit: string | undefined
  readonly closedOn: Day | undefined
}

function transfers(record: ChildRecord): Transfer[] {
  const rows = rowsOf(record, caseTransfers)
  if (rows.length === 0) return []
  const adult = eighteenOn(record) ?? Number.POSITIVE_INFINITY
  return rows.flatMap(row => {
    const { on, source } = row
    if (on === undefined || on >= adult) return []
    const closedOn = openTimes(record).find(
      each => each.startsOn <= on && (each.until === undefined || on <= each.until),
    )?.until
    return [
      {
        key: source.key,
        startsOn: on,
        source,
        completedOn: row.day('completed_on'),
        toUnit: row.text('to_unit'),
        closedOn,
      },
    ]
  })
}

/** Taken over, by the transfer’s own row or by a worker of the new unit being allocated. */
function takenOver({ completedOn, toUnit, startsOn, source }: Transfer, record: ChildRecord): Meeting[] {
  const found: Meeting[] = completedOn === undefined ? [] : [{ on: completedOn, what: 'Taken over', source }]
  if (toUnit === undefined) return found
  for (const each of record.involvements) {
    if (each.role === 'allocated worker' && each.team === toUnit && each.startedOn >= startsOn)
      found.push({ on: each.startedOn, what: 'A worker of the new unit was allocated', source: each.source })
  }
  return found
}

export const caseTransfer = standard<Transfer>({
  id: 'OV-07',
  title: 'Case transfer finished within {ten working days}',
  stage: 'oversight',
  basis: 'local',
  source: [{ document: 'Local practice standard', note: 'no national number; five to ten working days' }],
  rule: 'Once it is agreed that a child moves from one unit to another, the new unit takes over within {ten working days}.',
  whoIsCovered: 'Every agreed transfer of a child’s case between units.',
  whatMeetsIt:
    'The transfer is recorded as completed, or a worker of the new unit is allocated. The visit made by both workers together is not asked for here.',
  whatEndsIt: 'The case is closed, the child dies or turns 18.',
  notYetCovered:
    'A day without a worker between the two shows as unallocated. A transfer that was called off has to be recorded as an exception.',
  matters: 'Between two units a child can belong to neither, and has to tell everything again to somebody new.',
  good: 'Both workers visit together, the child hears why, and the new one has read the file.',
  weak: 'The transfer meeting is put off three times; the old worker has stopped visiting.',
  illustration:
    'Both workers came to say goodbye and hello to Jay on one afternoon. He showed the new one his guinea pig.',
  exceptions: [
    {
      reason: 'A conference, review or hearing falls in these days, and the worker who knows the child stays until it',
      grantedBy: 'Service manager',
    },
  ],
  measuredBy: 'OV-07.in-time',
  auditQuestion: 'Did the child know who their worker was throughout, and was anything lost on the way?',
  evidence: 'template case_transfers',
  gravity: 3,
  covers: transfers,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: takenOver,
  ends: ({ closedOn }, record) => [
    died(record),
    turnedEighteen(record),
    ended(closedOn, 'the case was closed', undefined),
  ],
  soon: workingDays(3),
  says: {
    started: 'Transfer agreed',
    needed: 'The new unit is to take over within {10 working days}',
    met: 'Taken over',
    none: 'Not recorded as completed.',
  },
  examples: [
    {
      name: 'agreed on Thursday 2 May 2019: by Friday 17 May, over the early May holiday',
      given: child({
        referrals: [{ on: '2019-01-07' }],
        own: { case_transfers: [{ agreed_on: '2019-05-02', completed_on: '2019-05-20' }] },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-17', metOn: '2019-05-20', on: '2019-05-31', state: 'met-late' },
      ],
    },
    {
      name: 'no day of completion, but a worker of the new unit was allocated',
      given: child({
        referrals: [{ on: '2019-01-07' }],
        involvements: [{ from: '2019-05-13', worker: 'W2', team: 'Unit 7' }],
        own: { case_transfers: [{ agreed_on: '2019-05-02', to_unit: 'Unit 7' }] },
      }),
      expect: [{ dueOn: '2019-05-17', metOn: '2019-05-13' }],
    },
    {
      name: 'closed instead',
      given: child({
        referrals: [{ on: '2019-01-07', closedOn: '2019-05-10' }],
        own: { case_transfers: [{ agreed_on: '2019-05-02' }] },
      }),
      expect: [{ dueOn: '2019-05-17', endedOn: '2019-05-10' }],
    },
  ],
})

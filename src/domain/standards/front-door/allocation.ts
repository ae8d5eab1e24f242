import type { ChildRecord } from '../../record/facts.ts'
import { referralAllocations } from '../../templates/front-door.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { episodeClosed } from '../ends.ts'
import { child } from '../example.ts'
import { inSameRow } from '../in-same-row.ts'
import { days } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { childhoodEnds } from './contact.ts'

interface Waiting extends Subject {
  readonly row: OwnRow<keyof typeof referralAllocations.columns>
}

function waiting(record: ChildRecord): Waiting[] {
  return rowsOf(record, referralAllocations).flatMap(row =>
    row.on === undefined ? [] : [{ key: row.source.key, startsOn: row.on, source: row.source, row }],
  )
}

/**
 * The allocation as the template has it, or an allocated worker's involvement that began since, while the referral's own
 * episode was open: a worker who came for another referral was not given this one.
 */
function allocated({ row, startsOn }: Waiting, record: ChildRecord): Meeting[] {
  const on = row.day('allocated_at')
  const found: Meeting[] = on === undefined ? [] : [inSameRow({ on, what: 'Allocated', source: row.source }, startsOn)]
  const over = episodeClosed(startsOn, undefined, record)?.on ?? Number.POSITIVE_INFINITY
  for (const each of record.involvements) {
    if (each.role !== 'allocated worker' || each.startedOn < startsOn || each.startedOn > over) continue
    found.push({ on: each.startedOn, what: 'Allocated worker’s involvement began', source: each.source })
  }
  return found
}

export const allocation = standard<Waiting>({
  id: 'FD-05',
  title: 'Referral allocated to a social worker within {24 hours}',
  stage: 'front door',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: '24 hours from reaching the duty tray (Liverpool); others have one to three working days (of knowledge only)',
    },
  ],
  rule: 'An accepted referral is given to a social worker within {24 hours} of reaching the duty tray. {Counted by date: by the next day.|Counted by date: that day is day 0.}',
  whoIsCovered: 'Accepted referrals recorded with the moment they reached the duty tray.',
  whatMeetsIt: 'The allocation is recorded, or an allocated worker’s involvement with the child begins.',
  whatEndsIt: 'The referral’s episode is closed, the child dies or turns 18.',
  matters: 'A child with no worker has nobody who will go.',
  good: 'Whoever allocates says what the visit must find out and by when, and records it the same day.',
  weak: 'Allocated to the team manager, to stop the clock.',
  illustration:
    'Mo’s referral reached the tray on Monday at ten. By noon Tom had it, with a line from his manager: see him at home, today, alone.',
  exceptions: [{ reason: 'The child already has an allocated worker, who keeps the case', grantedBy: 'Team manager' }],
  measuredBy: 'FD-05.in-time',
  auditQuestion: 'Did the worker who was given the case have time for this child that day?',
  evidence: 'template referral_allocations',
  gravity: 2,
  covers: waiting,
  clock: { kind: 'once', within: days(1), from: 'same day' },
  meets: allocated,
  ends: (subject, record) => [episodeClosed(subject.startsOn, undefined, record), ...childhoodEnds(subject, record)],
  soon: days(0),
  says: {
    started: 'Reached the duty tray',
    needed: 'It is to be allocated within {24 hours}, counted by date',
    met: 'Allocated',
    none: 'No allocation recorded.',
  },
  examples: [
    {
      name: 'closed without a worker: missed, and not met by the worker who came a year later for another referral',
      given: child({
        referrals: [{ on: '2019-04-08', closedOn: '2019-04-12' }, { on: '2020-05-04' }],
        involvements: [{ from: '2020-05-05', worker: 'W1' }],
        own: { referral_allocations: [{ reached_duty_at: '2019-04-08 10:00' }] },
      }),
      expect: [{ dueOn: '2019-04-09', endedOn: '2019-04-12', on: '2019-04-10', state: 'overdue' }],
    },
    {
      name: 'reached the tray the evening before the referral was dated: the same holds',
      given: child({
        referrals: [{ on: '2019-04-09', closedOn: '2019-04-12' }, { on: '2020-05-04' }],
        involvements: [{ from: '2020-05-05', worker: 'W1' }],
        own: { referral_allocations: [{ reached_duty_at: '2019-04-08 18:00' }] },
      }),
      expect: [{ dueOn: '2019-04-09', endedOn: '2019-04-12', on: '2019-04-10', state: 'overdue' }],
    },
    {
      name: 'reached the tray on Monday, allocated on Tuesday',
      given: child({
        own: {
          referral_allocations: [
            { reached_duty_at: '2019-04-08 10:00', allocated_at: '2019-04-09 09:15', worker: 'W1' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-04-09', metOn: '2019-04-09', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'allocated at the weekend, and put in the tray on Monday: met then',
      given: child({
        own: { referral_allocations: [{ reached_duty_at: '2019-04-08 10:00', allocated_at: '2019-04-06 15:00' }] },
      }),
      expect: [{ metOn: '2019-04-08', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'allocated a year before it reached the tray, surely a slip: not met until it is put right',
      given: child({
        own: { referral_allocations: [{ reached_duty_at: '2019-04-08 10:00', allocated_at: '2018-04-08 15:00' }] },
      }),
      expect: [{ dueOn: '2019-04-09', on: '2019-04-10', state: 'overdue' }],
    },
    {
      name: 'no allocation written down, but a worker’s involvement began on Wednesday: late',
      given: child({
        involvements: [{ from: '2019-04-10' }],
        own: { referral_allocations: [{ reached_duty_at: '2019-04-08 10:00' }] },
      }),
      expect: [{ dueOn: '2019-04-09', metOn: '2019-04-10', on: '2019-04-30', state: 'met-late' }],
    },
    {
      name: 'a reviewing officer is not a social worker to whom it is allocated',
      given: child({
        involvements: [{ from: '2019-04-09', role: 'reviewing officer' }],
        own: { referral_allocations: [{ reached_duty_at: '2019-04-08 10:00' }] },
      }),
      expect: [{ dueOn: '2019-04-09', on: '2019-04-10', state: 'overdue' }],
    },
  ],
})

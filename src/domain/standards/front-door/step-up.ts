import type { ChildRecord } from '../../record/facts.ts'
import { stepUpRequests } from '../../templates/front-door.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { childhoodEnds } from './contact.ts'

interface Requested extends Subject {
  readonly row: OwnRow<keyof typeof stepUpRequests.columns>
}

function requests(record: ChildRecord): Requested[] {
  return rowsOf(record, stepUpRequests).flatMap(row =>
    row.on === undefined ? [] : [{ key: row.source.key, startsOn: row.on, source: row.source, row }],
  )
}

/** The decision, or the first referral since, by which the child came into social care. */
function decided({ row, startsOn }: Requested, record: ChildRecord): Meeting[] {
  const on = row.day('decided_on')
  const found: Meeting[] = on === undefined ? [] : [{ on, what: 'Decided', source: row.source }]
  const referral = record.referrals.find(each => each.startedOn >= startsOn)
  if (referral !== undefined) found.push({ on: referral.startedOn, what: 'Referral opened', source: referral.source })
  return found
}

export const stepUpDecision = standard<Requested>({
  id: 'FD-07',
  title: 'Request to step up from early help decided within {one working day}',
  stage: 'front door',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'of knowledge only: one to three working days; one is taken here, as for any referral (FD-01)',
    },
  ],
  rule: 'Where early help asks that a child be taken to children’s social care, it is decided within {one working day}.',
  whoIsCovered: 'Every recorded request to step up from early help.',
  whatMeetsIt: 'The decision is recorded, or a referral is opened.',
  whatEndsIt: 'The child dies or turns 18.',
  matters: 'Early help asks because it has seen something get worse; the child should not fall between two services.',
  good: 'The early help worker is asked what they have seen, and stays until somebody else has begun.',
  weak: 'The request goes back for another form.',
  illustration:
    'Early help asked on Thursday about Ife. It was decided that afternoon, and her early help worker came along to the first visit.',
  exceptions: [],
  measuredBy: 'FD-07.in-time',
  auditQuestion: 'Did the child keep somebody they knew while the case moved?',
  evidence: 'template step_up_requests',
  gravity: 2,
  covers: requests,
  clock: { kind: 'once', within: workingDays(1), from: 'same day' },
  meets: decided,
  ends: childhoodEnds,
  soon: workingDays(0),
  says: {
    started: 'Step up asked for',
    needed: 'It is to be decided within {one working day}',
    met: 'Decided',
    none: 'No decision recorded.',
  },
  examples: [
    {
      name: 'asked for on the Thursday before Easter 2019, decided on the Tuesday after',
      given: child({
        earlyHelp: [{ from: '2019-01-14' }],
        own: { step_up_requests: [{ requested_on: '2019-04-18', decided_on: '2019-04-23', decision: 'step up' }] },
      }),
      expect: [{ dueOn: '2019-04-23', metOn: '2019-04-23', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'no decision written down, but a referral was opened on Wednesday: late',
      given: child({
        referrals: [{ on: '2019-04-24' }],
        own: { step_up_requests: [{ requested_on: '2019-04-18' }] },
      }),
      expect: [{ dueOn: '2019-04-23', metOn: '2019-04-24', on: '2019-04-30', state: 'met-late' }],
    },
    {
      name: 'a referral of the year before is not the answer',
      given: child({
        referrals: [{ on: '2018-02-05', closedOn: '2018-04-09' }],
        own: { step_up_requests: [{ requested_on: '2019-04-18' }] },
      }),
      expect: [{ dueOn: '2019-04-23', on: '2019-04-24', state: 'overdue' }],
    },
  ],
})

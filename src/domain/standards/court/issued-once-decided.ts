import type { ChildRecord } from '../../record/facts.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { issuedSince } from './proceedings.ts'
import { decisionsOf, type GatewayRow } from './referred-to-legal.ts'

interface ToIssue extends Subject {
  /** A later decision that took it back. */
  readonly takenBack: GatewayRow | undefined
}

/** Decisions to issue; one that only repeats the decision before it begins no clock of its own. */
function toIssue(record: ChildRecord): ToIssue[] {
  const decided = decisionsOf(record).filter(each => each.text('decision') !== 'come back')
  return decided.flatMap((row, index) => {
    const is = (each: GatewayRow | undefined) => each?.text('decision') === 'issue proceedings'
    if (!is(row)) return []
    const before = decided[index - 1]
    if (before !== undefined && is(before) && (issuedSince(record, before.on!) ?? row.on!) >= row.on!) return []
    const takenBack = decided.slice(index + 1).find(each => !is(each))
    return [{ key: row.source.key, startsOn: row.on!, source: row.source, takenBack }]
  })
}

export const issuedOnceDecided = standard<ToIssue>({
  id: 'CT-14',
  title: 'Application issued within {five working days} of the decision to issue',
  stage: 'court',
  basis: 'local',
  source: [{ document: 'Local practice standard', note: 'no national number' }],
  rule: 'Once the gateway has decided to issue proceedings the application is issued within {five working days}.',
  whoIsCovered: 'Every child for whom a legal planning meeting or gateway panel decided to issue proceedings.',
  whatMeetsIt: 'An application is issued.',
  whatEndsIt: 'The gateway decides otherwise, the child dies or turns 18.',
  matters: 'From the decision on everybody agrees that the child is not safe enough, and only paper is missing.',
  good: 'The statement and the care plan are drafted while the decision is being made.',
  weak: 'The statement is begun when the lawyer asks for it.',
  illustration: 'Hazel’s application was issued on the third day. Her plan named the aunt she was to stay with.',
  exceptions: [{ reason: 'The child is not yet born', grantedBy: 'Head of service' }],
  measuredBy: 'CT-14.in-time',
  auditQuestion:
    'What was waited for between the decision and the application, and what kept the child safe meanwhile?',
  evidence: 'template gateway_decisions',
  gravity: 1,
  covers: toIssue,
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: ({ startsOn, source }, record) => {
    const on = issuedSince(record, startsOn)
    return on === undefined ? [] : [{ on, what: 'Proceedings issued', source }]
  },
  ends: ({ takenBack }, record) => [
    ended(takenBack?.on, 'the gateway decided otherwise', takenBack?.source),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(3),
  says: {
    started: 'Decided to issue proceedings',
    needed: 'The application is due within {5 working days}',
    met: 'Issued',
    none: 'Not issued.',
  },
  examples: [
    {
      name: 'decided on Thursday 2 May 2019, before the early May holiday: by Friday 10 May',
      given: child({
        own: { gateway_decisions: [{ decided_on: '2019-05-02', threshold_met: 'yes', decision: 'issue proceedings' }] },
      }),
      expect: [{ triggerOn: '2019-05-02', dueOn: '2019-05-10', on: '2019-05-13', state: 'overdue' }],
    },
    {
      name: 'decided twice and issued once: the first decision counts',
      given: child({
        own: {
          gateway_decisions: [
            { decided_on: '2019-05-02', threshold_met: 'yes', decision: 'issue proceedings' },
            { decided_on: '2019-05-09', threshold_met: 'yes', decision: 'issue proceedings' },
          ],
          proceedings: [{ issued_on: '2019-05-13' }],
        },
      }),
      expect: [{ dueOn: '2019-05-10', metOn: '2019-05-13', on: '2019-05-31', state: 'met-late' }],
    },
    {
      name: 'taken back: an aunt came forward',
      given: child({
        own: {
          gateway_decisions: [
            { decided_on: '2019-05-02', threshold_met: 'yes', decision: 'issue proceedings' },
            { decided_on: '2019-05-08', threshold_met: 'yes', decision: 'pre-proceedings' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-10', endedOn: '2019-05-08' }],
    },
  ],
})

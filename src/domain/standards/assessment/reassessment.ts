import type { ChildRecord } from '../../record/facts.ts'
import { reassessmentDecisions } from '../../templates/assessment.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, episodeClosed, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { workingTogether } from '../working-together.ts'

/** Assessments authorised since the decision; one that had begun before it is not the new one. */
function authorisedSince({ startsOn }: Subject, record: ChildRecord): Meeting[] {
  const found: Meeting[] = []
  for (const { startedOn, endedOn, source } of record.assessments) {
    if (endedOn === undefined || endedOn < startsOn) continue
    const whyNot = startedOn < startsOn ? { whyNot: 'it had begun before the decision, so it does not count' } : {}
    found.push({ on: endedOn, what: 'Assessment authorised', source, ...whyNot })
  }
  return found
}

export const reassessment = standard<Subject>({
  id: 'AS-05',
  title: 'New assessment of an open case within {45 working days} of the decision',
  stage: 'assessment',
  basis: 'local',
  source: [
    ...workingTogether(
      'chapter 1, Timeliness',
      'implied: the guidance counts from a referral, which there is not here',
    ),
    { document: 'Local practice standard', note: '45 working days, as for a first assessment' },
  ],
  rule: 'Where it is decided to assess a child again whose case is open already, the new assessment is authorised within {45 working days} of the decision.',
  whoIsCovered: 'Every recorded decision to assess again.',
  whatMeetsIt: 'A manager authorises an assessment that began on or after the day of the decision.',
  whatEndsIt: 'The episode is closed, the child dies or turns 18.',
  notYetCovered:
    'A strategy discussion on an open case may also call for a new assessment; without a recorded decision no clock is started here.',
  matters: 'What was true of a child a year ago decides their plan today unless somebody looks again.',
  good: 'The new assessment asks what has changed since the last one, and why.',
  weak: 'The old text with a new date.',
  illustration:
    'When Rosa’s mother’s new partner moved in, her worker assessed again; the plan that had been about school became a plan about safety.',
  exceptions: [],
  measuredBy: 'AS-05.in-time',
  auditQuestion: 'What does the new assessment know that the last one did not?',
  evidence: 'template reassessment_decisions',
  gravity: 2,
  covers: record =>
    rowsOf(record, reassessmentDecisions).flatMap(each =>
      each.on === undefined ? [] : [{ key: each.source.key, startsOn: each.on, source: each.source }],
    ),
  clock: { kind: 'once', within: workingDays(45), from: 'same day' },
  meets: authorisedSince,
  ends: ({ startsOn }, record) => [episodeClosed(startsOn, undefined, record), died(record), turnedEighteen(record)],
  soon: { fromStart: workingDays(35) },
  says: {
    started: 'Decided to assess again',
    needed: 'The new assessment is to be finished within {45 working days}',
    met: 'Authorised',
    none: 'No assessment authorised that began since.',
  },
  examples: [
    {
      name: 'decided on 1 April 2019, authorised on the 45th working day',
      given: child({
        referrals: [
          {
            on: '2018-11-01',
            assessments: [
              { from: '2018-11-02', to: '2018-12-20' },
              { from: '2019-04-02', to: '2019-06-07' },
            ],
          },
        ],
        own: { reassessment_decisions: [{ decided_on: '2019-04-01' }] },
      }),
      expect: [{ dueOn: '2019-06-07', metOn: '2019-06-07', on: '2019-06-30', state: 'met-in-time' }],
    },
    {
      name: 'an assessment that had begun before the decision does not count',
      given: child({
        referrals: [{ on: '2019-03-01', assessments: [{ from: '2019-03-04', to: '2019-04-12' }] }],
        own: { reassessment_decisions: [{ decided_on: '2019-04-01' }] },
      }),
      expect: [{ dueOn: '2019-06-07', on: '2019-06-08', state: 'overdue' }],
    },
    {
      name: 'closed before it fell due: ended',
      given: child({
        referrals: [{ on: '2018-11-01', closedOn: '2019-05-10' }],
        own: { reassessment_decisions: [{ decided_on: '2019-04-01' }] },
      }),
      expect: [{ dueOn: '2019-06-07', endedOn: '2019-05-10' }],
    },
  ],
})

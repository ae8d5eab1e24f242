import type { ChildRecord } from '../../record/facts.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { escalations } from '../../templates/protection.ts'
import { child } from '../example.ts'
import { months, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { during, type OnPlan, ourPlans, planEnds } from './on-plan.ts'

const aboutDrift = new Set(['drift or delay', 'raised by the conference chair'])

/** Senior reviews of progress, and escalations about drift, while the plan was open. */
function challenges(subject: OnPlan, record: ChildRecord): Meeting[] {
  const found: Meeting[] = []
  for (const { on, decision, source } of record.progressReviews) {
    const what = decision === '' ? 'Progress reviewed' : `Progress reviewed, ${decision}`
    if (during(on, subject)) found.push({ on, what, source })
  }
  for (const each of rowsOf(record, escalations)) {
    const kind = each.text('kind') ?? ''
    if (each.on !== undefined && aboutDrift.has(kind) && during(each.on, subject))
      found.push({ on: each.on, what: `Escalated, ${kind}`, source: each.source })
  }
  return found
}

export const planDrift = standard<OnPlan>({
  id: 'CP-13',
  title: 'Long child protection plans challenged at {9, 12, 15, 18, 21 and 24 months}',
  stage: 'protection',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'the chair’s challenge at 9 months, a review half way at 12, legal planning at 15, the end at 21 (Swindon); 18 and 24 months added as points widely watched',
    },
  ],
  rule: 'A child protection plan open for {9, 12, 15, 18, 21 and 24 months} is reviewed by somebody senior at each of these points: is it working, and if not, what else? Each is raised 20 working days before, and a review held from then on counts.',
  whoIsCovered: 'Every child protection plan of this authority.',
  whatMeetsIt:
    'A senior review of progress is recorded, or an escalation about drift or delay, or by the conference chair. A review conference by itself is not one.',
  whatEndsIt: 'The plan ends, the child dies or turns 18.',
  matters: 'A plan of two years is a childhood of a small child spent neither safe nor somewhere else.',
  good: 'The chair says out loud that nothing has changed, and a legal planning meeting is asked for that day.',
  weak: '“Continue” at each conference, and the same risks in the same words.',
  illustration:
    'At fifteen months the manager laid Kofi’s first plan beside the last. They were the same; proceedings began within the month.',
  exceptions: [{ reason: 'Proceedings have been issued, and the court sets the pace', grantedBy: 'Service manager' }],
  measuredBy: 'CP-13.in-time',
  auditQuestion: 'What was different for the child after each challenge?',
  evidence: 'progress reviews',
  gravity: 2,
  covers: ourPlans,
  clock: { kind: 'ladder', points: [9, 12, 15, 18, 21, 24].map(months), raised: workingDays(20) },
  meets: challenges,
  ends: planEnds,
  soon: workingDays(20),
  says: {
    started: 'Plan began',
    needed: 'A senior review of how far it is working is due',
    met: 'Reviewed',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'a plan from 31 May 2018: the last day of a shorter month stands for the 31st',
      given: child({
        protectionPlans: [{ from: '2018-05-31' }],
        own: {
          progress_reviews: [{ reviewed_on: '2019-02-20', decision: 'continue' }],
          escalations: [{ escalated_on: '2019-06-04', kind: 'raised by the conference chair' }],
        },
      }),
      expect: [
        { dueOn: '2019-02-28', metOn: '2019-02-20', on: '2019-12-31', state: 'met-in-time' },
        { dueOn: '2019-05-31', metOn: '2019-06-04', on: '2019-12-31', state: 'met-late' },
        { dueOn: '2019-08-31', on: '2019-09-01', state: 'overdue' },
        { dueOn: '2019-11-30' },
        { dueOn: '2020-02-29' },
        { dueOn: '2020-05-31' },
      ],
    },
    {
      name: 'ended after ten months: the later points never came',
      given: child({ protectionPlans: [{ from: '2018-05-31', to: '2019-03-15' }] }),
      expect: [{ dueOn: '2019-02-28', endedOn: '2019-03-15' }],
    },
    {
      name: 'an escalation about the child not being seen is another matter',
      given: child({
        protectionPlans: [{ from: '2018-05-31', to: '2019-03-15' }],
        own: { escalations: [{ escalated_on: '2019-02-20', kind: 'child not seen' }] },
      }),
      expect: [{ dueOn: '2019-02-28', on: '2019-03-01', state: 'overdue' }],
    },
  ],
})

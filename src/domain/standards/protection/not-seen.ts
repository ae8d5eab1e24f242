import type { ChildRecord } from '../../record/facts.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { escalations } from '../../templates/protection.ts'
import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { during, type OnPlan, ourPlans, planEnds } from './on-plan.ts'
import { visitsDuring } from './visits.ts'

/** The child is seen, or that they were not is taken to somebody more senior. */
function seenOrEscalated(subject: OnPlan, record: ChildRecord): Meeting[] {
  const found = visitsDuring(subject, record)
  for (const each of rowsOf(record, escalations)) {
    if (each.on !== undefined && each.text('kind') === 'child not seen' && during(each.on, subject))
      found.push({ on: each.on, what: 'Taken to somebody more senior, child not seen', source: each.source })
  }
  return found
}

export const notSeen = standard<OnPlan>({
  id: 'CP-12',
  title: 'Child on a plan not seen for {four weeks}: taken to somebody more senior',
  stage: 'protection',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'four weeks without being seen by a social worker, six by anybody (Southwark)',
    },
  ],
  rule: 'A child on a child protection plan who has not been seen for {four weeks} is no longer a late visit: it is taken to somebody more senior within {those four weeks|that time}, and again after every {four more|<time> more}.',
  whoIsCovered: 'Every child on a child protection plan of this authority.',
  whatMeetsIt:
    'A visit at which the child is recorded as seen, as for CP-11; or an escalation recorded about the child not being seen.',
  whatEndsIt: 'The plan ends, the child dies or turns 18.',
  notYetCovered:
    'Six weeks without being seen by anybody of any agency: the data does not say when other agencies saw the child.',
  matters: 'A child on a plan whom nobody has seen for a month may be hidden.',
  good: 'The manager decides that day who goes, with whom, and what happens if the door stays shut.',
  weak: 'Three failed visits in a row are recorded as three visits.',
  illustration:
    'Two visits to Otto had found nobody. On day 20 the manager asked the school, which had not seen him either; police and worker went together that night.',
  exceptions: [
    {
      reason: 'The child is in hospital or away and is seen there by another social worker',
      grantedBy: 'Service manager',
    },
  ],
  measuredBy: 'CP-12.in-time',
  auditQuestion: 'When did somebody senior first know that the child had not been seen, and what did they do that day?',
  evidence: 'protection visits seen',
  gravity: 1,
  covers: ourPlans,
  clock: { kind: 'rolling', every: weeks(4), from: 'same day' },
  meets: seenOrEscalated,
  ends: planEnds,
  soon: workingDays(5),
  says: {
    started: 'Plan began',
    again: 'Last seen or escalated',
    needed: 'The child is to be seen within {four weeks}, or it is taken to somebody more senior',
    met: 'Seen or escalated',
    none: 'Neither seen nor escalated since.',
  },
  examples: [
    {
      name: 'T32: seen on Thursday 2 May 2019: by Thursday 30 May; a call at which nobody was in changes nothing',
      given: child({
        protectionPlans: [{ from: '2019-05-01' }],
        visits: ['2019-05-02', { on: '2019-05-14', seen: 'no' }],
      }),
      expect: [
        { triggerOn: '2019-05-01', dueOn: '2019-05-29', metOn: '2019-05-02' },
        { triggerOn: '2019-05-02', dueOn: '2019-05-30', on: '2019-05-31', state: 'overdue' },
      ],
    },
    {
      name: 'escalated within the four weeks; another four from then',
      given: child({
        protectionPlans: [{ from: '2019-05-01' }],
        visits: ['2019-05-02'],
        own: { escalations: [{ escalated_on: '2019-05-29', kind: 'child not seen' }] },
      }),
      expect: [
        { metOn: '2019-05-02' },
        { dueOn: '2019-05-30', metOn: '2019-05-29' },
        { triggerOn: '2019-05-29', dueOn: '2019-06-26' },
      ],
    },
    {
      name: 'an escalation about something else does not count; the plan ended',
      given: child({
        protectionPlans: [{ from: '2019-05-01', to: '2019-05-24' }],
        own: { escalations: [{ escalated_on: '2019-05-20', kind: 'drift or delay' }] },
      }),
      expect: [{ dueOn: '2019-05-29', endedOn: '2019-05-24' }],
    },
  ],
})

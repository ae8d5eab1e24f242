import type { ChildRecord } from '../../record/facts.ts'
import { supervisions } from '../../templates/oversight.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { closed, type Referred, referralsForAssessment } from './referred.ts'

/** Checkpoints recorded with the assessment, or among the child's supervisions. */
function checkpoints(subject: Referred, record: ChildRecord): Meeting[] {
  const found: Meeting[] = subject.assessments.flatMap(each =>
    each.reviewedOn.map(
      (on): Meeting => ({
        on,
        what: "Manager's internal review",
        source: each.source,
        clearsNoneLate: true,
      }),
    ),
  )
  for (const each of rowsOf(record, supervisions)) {
    if (each.on === undefined || each.on < subject.startsOn || each.text('kind') !== 'assessment checkpoint') continue
    found.push({ on: each.on, what: "Manager's checkpoint", source: each.source })
  }
  return found
}

export const assessmentCheckpoints = standard<Referred>({
  id: 'AS-04',
  title: "Manager's checkpoints in an open assessment",
  stage: 'assessment',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'checkpoints every ten working days; Knowsley expects most assessments to finish by day 30',
    },
  ],
  rule: 'While an assessment is open a manager looks at it by {working days 10, 20, 30 and 40|<time>} from the referral, and records it.',
  whoIsCovered: 'Referrals with an assessment still open at the checkpoint.',
  whatMeetsIt:
    "A manager's internal review of the assessment, or a checkpoint recorded among the child's supervisions, dated in the window of that checkpoint (since the one before). A later one of the supervisions clears it, late; the one review a census tells does not, as others may have been held.",
  whatEndsIt: 'The assessment is authorised or the episode closed before the checkpoint.',
  notYetCovered:
    'The census has room for one internal review of an assessment. It meets the checkpoint it falls to; whether the others were held is unknown until checkpoints come by Sightline’s template.',
  matters: 'An assessment nobody looks at drifts to day 45 and past it.',
  good: 'The manager asks what is already known, what is still needed, and whether it could finish now.',
  weak: '“Reviewed, continue” at each ten days, in the same words.',
  illustration:
    'At day 10 Chidi’s manager asked why his father had not been spoken to; he was, and the assessment finished on day 18.',
  exceptions: [
    { reason: 'The assessment is finished before the checkpoint', grantedBy: 'Nobody need grant it: the clock ends' },
  ],
  measuredBy: 'AS-04.in-time',
  auditQuestion: 'Did the manager’s checkpoint change anything about the assessment?',
  evidence: 'assessment checkpoints (sightline_supervisions.csv)',
  gravity: 3,
  covers: record => referralsForAssessment(record).filter(each => each.assessments.length > 0),
  clock: { kind: 'ladder', points: [10, 20, 30, 40].map(workingDays) },
  meets: checkpoints,
  ends: (subject, record) => [
    ...subject.assessments.slice(0, 1).map(each => ended(each.endedOn, 'the assessment was authorised', each.source)),
    closed(subject.referral),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(3),
  says: {
    started: 'Referred',
    needed: "A manager's checkpoint is due",
    met: 'Reviewed',
    none: 'No checkpoint recorded.',
  },
  examples: [
    {
      name: 'T05: the first checkpoint of a referral on 1 April 2019 is 15 April',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02' }] }] }),
      expect: [{ dueOn: '2019-04-15' }, { dueOn: '2019-05-01' }, { dueOn: '2019-05-16' }, { dueOn: '2019-05-31' }],
    },
    {
      name: 'a checkpoint recorded among the supervisions counts; case supervision by itself does not',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-04-25' }] }],
        own: {
          supervisions: [
            { held_on: '2019-04-10', kind: 'case supervision' },
            { held_on: '2019-04-15', kind: 'assessment checkpoint' },
          ],
        },
      }),
      expect: [
        { dueOn: '2019-04-15', metOn: '2019-04-15', on: '2019-04-30', state: 'met-in-time' },
        { dueOn: '2019-05-01', endedOn: '2019-04-25' },
      ],
    },
    {
      name: 'the one review that a census tells meets its own checkpoint, and clears no earlier one: where no others are supplied that one is without data',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', reviewedOn: '2019-04-25' }] }],
      }),
      expect: [
        { dueOn: '2019-04-15', on: '2019-04-26', state: 'overdue' },
        { dueOn: '2019-05-01', metOn: '2019-04-25', on: '2019-05-02', state: 'met-in-time' },
        { dueOn: '2019-05-16', on: '2019-05-14', state: 'due-soon' },
        { dueOn: '2019-05-31', on: '2019-05-14', state: 'due-later' },
      ],
    },
    {
      name: 'closed and referred again that day, and assessed from then: the checkpoints are the new episode’s',
      given: child({
        referrals: [
          { on: '2019-01-07', closedOn: '2019-04-01' },
          { on: '2019-04-01', assessments: [{ from: '2019-04-01', to: '2019-04-25', namesNoReferral: true }] },
        ],
      }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-04-15' },
        { dueOn: '2019-05-01', endedOn: '2019-04-25' },
      ],
    },
    {
      name: 'no assessment begun: there is none for a manager to look at (AS-01 shows the child)',
      given: child({ referrals: [{ on: '2019-04-01' }] }),
      expect: [],
    },
    {
      name: 'a checkpoint of the time before the referral is of another assessment',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-04-12' }] }],
        own: { supervisions: [{ held_on: '2019-03-29', kind: 'assessment checkpoint' }] },
      }),
      expect: [{ dueOn: '2019-04-15', endedOn: '2019-04-12' }],
    },
    {
      name: 'a first assessment authorised and a second begun: the checkpoints were of the first',
      given: child({
        referrals: [
          {
            on: '2019-04-01',
            assessments: [{ from: '2019-04-02', to: '2019-04-25' }, { from: '2019-04-29' }],
          },
        ],
      }),
      expect: [
        { dueOn: '2019-04-15', on: '2019-04-16', state: 'overdue' },
        { dueOn: '2019-05-01', endedOn: '2019-04-25' },
      ],
    },
    {
      name: 'the episode was closed, unfinished: the checkpoints end with it',
      given: child({
        referrals: [{ on: '2019-04-01', closedOn: '2019-04-12', assessments: [{ from: '2019-04-02' }] }],
      }),
      expect: [{ dueOn: '2019-04-15', endedOn: '2019-04-12' }],
    },
    {
      name: 'the child died: they end',
      given: child({ diedOn: '2019-04-12', referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02' }] }] }),
      expect: [{ dueOn: '2019-04-15', endedOn: '2019-04-12' }],
    },
    {
      name: 'turned 18: they end',
      given: child({ bornOn: '2001-04-12', referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02' }] }] }),
      expect: [{ dueOn: '2019-04-15', endedOn: '2019-04-12' }],
    },
    {
      name: 'authorised on day 8: no checkpoint falls due',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-04-11' }] }] }),
      expect: [{ dueOn: '2019-04-15', endedOn: '2019-04-11' }],
    },
  ],
})

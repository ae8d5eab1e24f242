import { child } from '../example.ts'
import { days, weeks, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { type Application, applicationsOf, hearing, proceedingsEnd } from './proceedings.ts'

const outline = {
  document: 'Family Procedure Rules 2010, Practice Direction 12A (the Public Law Outline)',
  inForceFrom: '2014-04-22',
}

const shared = {
  stage: 'court',
  basis: 'statutory',
  whoIsCovered: 'Every child in care or supervision proceedings, from the day of issue.',
  whatEndsIt: 'The court makes its final order first, the child dies or turns 18.',
  exceptions: [{ reason: 'The court has listed it for another day', grantedBy: 'The court' }],
  evidence: 'template proceedings',
  gravity: 3,
  covers: applicationsOf,
  ends: proceedingsEnd,
} as const

export const caseManagementHearing = standard<Application>({
  id: 'CT-05',
  title: 'Case management hearing by day 18 of proceedings',
  source: [
    {
      ...outline,
      place: 'stage 2',
      note: 'not before day 12 and not later than day 18; days are business days and the day of issue is day 1; to be checked against the text',
    },
  ],
  rule: 'The case management hearing is held by the eighteenth business day of proceedings. The day of issue is day 1, so it is the seventeenth working day after it.',
  whatMeetsIt: 'The first case management hearing is held. One held before day 12 counts too.',
  matters: 'This is where the court decides what it needs to know about the child, and by when.',
  good: 'The care plan, the chronology and the names of family to be assessed are before the court on the day.',
  weak: 'The hearing is adjourned because the statement was filed the night before.',
  illustration: 'At Clover’s case management hearing both grandmothers were named, and both were assessed by week ten.',
  measuredBy: 'CT-05.in-time',
  auditQuestion: 'Did the authority come to the hearing with what the court had asked for?',
  ...shared,
  clock: { kind: 'once', within: workingDays(17), from: 'same day' },
  meets: subject => hearing(subject, 'case_management_hearing_on', 'Case management hearing held'),
  soon: workingDays(3),
  says: {
    started: 'Application issued',
    needed: 'The case management hearing is due by day 18 of proceedings, in working days from the day of issue',
    met: 'Hearing held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'issued on Monday 3 June 2019: day 18 is Wednesday 26 June',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03', case_management_hearing_on: '2019-06-26' }] } }),
      expect: [
        { triggerOn: '2019-06-03', dueOn: '2019-06-26', metOn: '2019-06-26', on: '2019-06-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'over Easter and the early May holiday: issued on Friday 12 April 2019, day 18 is Friday 10 May',
      given: child({ own: { proceedings: [{ issued_on: '2019-04-12' }] } }),
      expect: [{ dueOn: '2019-05-10', on: '2019-05-11', state: 'overdue' }],
    },
    {
      name: 'a final order before there was any: ended',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03', final_order_on: '2019-06-20' }] } }),
      expect: [{ endedOn: '2019-06-20' }],
    },
  ],
})

export const issuesResolutionHearing = standard<Application>({
  id: 'CT-06',
  title: 'Issues resolution hearing by week 20 of proceedings',
  source: [
    {
      ...outline,
      place: 'stage 3',
      note: 'the court sets the day; week 20 is where it belongs if proceedings are to end within 26 weeks; to be checked against the text',
    },
  ],
  rule: 'The issues resolution hearing is held within 20 weeks, counted like the 26 weeks of proceedings with the day of issue as the first: by 139 days after it.',
  whatMeetsIt: 'The issues resolution hearing is held.',
  matters: 'Six weeks before the end it must be plain what is still in dispute, or the child waits longer.',
  good: 'The final evidence is in and what is agreed is written down, so the last hearing is about what is not.',
  weak: 'The hearing finds that a report was never commissioned.',
  illustration:
    'By Linnet’s issues hearing everybody agreed on where she would live, and her final hearing was an hour long.',
  measuredBy: 'CT-06.in-time',
  auditQuestion: 'Was the authority’s final plan for the child ready, and did it follow from the evidence?',
  ...shared,
  clock: { kind: 'once', within: days(20 * 7 - 1), from: 'same day' },
  meets: subject => hearing(subject, 'issues_hearing_on', 'Issues resolution hearing held'),
  soon: weeks(4),
  says: {
    started: 'Application issued',
    needed: 'The issues resolution hearing is due within 20 weeks, counting the day of issue',
    met: 'Hearing held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'issued on Monday 3 June 2019: by Sunday 20 October',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03', issues_hearing_on: '2019-10-16' }] } }),
      expect: [{ dueOn: '2019-10-20', metOn: '2019-10-16', on: '2019-10-31', state: 'met-in-time' }],
    },
    {
      name: 'finished before there was any: ended',
      given: child({ own: { proceedings: [{ issued_on: '2019-06-03', final_order_on: '2019-09-30' }] } }),
      expect: [{ dueOn: '2019-10-20', endedOn: '2019-09-30' }],
    },
  ],
})

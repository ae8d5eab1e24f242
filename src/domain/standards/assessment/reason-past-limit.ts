import { type Day, earliest } from '../../calendar/day.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { assessmentDetails } from '../../templates/assessment.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days } from '../interval.ts'
import { onceMet, singleTurn, type Timed } from '../single-turn.ts'
import { type Meeting, standard } from '../standard.ts'
import { toBeChecked, workingTogether } from '../working-together.ts'
import { closed, type Referred, referralsForAssessment } from './referred.ts'

interface Past extends Referred, Timed {
  readonly reasons: readonly Meeting[]
}

/**
 * Referrals whose 45th working day passed without an authorised assessment, from the day after. Nothing is due where
 * the reason had been recorded by then; one without a day cannot be timed, so that child is left out too.
 */
function pastTheLimit(record: ChildRecord): Past[] {
  const found: Past[] = []
  for (const each of referralsForAssessment(record)) {
    const limit = englandAndWales.add(each.startsOn, 45)
    const dueOn = englandAndWales.add(each.startsOn, 46)
    if (limit === undefined || dueOn === undefined || overBy(limit, each, record)) continue
    const rows = reasonsFor(each, record)
    const startsOn = limit + 1
    if (rows.some(row => (row.day('reason_given_on') ?? 0) < startsOn)) continue
    const reasons = rows.map(row => ({
      on: row.day('reason_given_on')!,
      what: 'Reason recorded',
      source: row.source,
    }))
    found.push({ ...each, startsOn, within: days(dueOn - startsOn), reasons })
  }
  return found
}

/** Whether by a day the assessment had been authorised, or there was no longer a child to assess. */
function overBy(limit: Day, { referral, assessments }: Referred, record: ChildRecord): boolean {
  const over = earliest(
    referral.endedOn,
    record.person?.diedOn,
    eighteenOn(record),
    ...assessments.map(each => each.endedOn),
  )
  return over !== undefined && over <= limit
}

/** Reasons for the assessment that answers the referral, the first authorised or else the first begun, or one begun before it. */
function reasonsFor({ assessments }: Referred, record: ChildRecord): OwnRow[] {
  const authorised = assessments.filter(each => each.endedOn !== undefined)
  const [answers] = authorised.length > 0 ? authorised.toSorted((a, b) => a.endedOn! - b.endedOn!) : assessments
  return rowsOf(record, assessmentDetails).filter(
    row =>
      row.text('reason_past_45') !== undefined &&
      answers !== undefined &&
      assessments.some(each => each.startedOn === row.on && each.startedOn <= answers.startedOn),
  )
}

export const reasonPastLimit = standard<Past>({
  id: 'AS-03',
  title: 'Reason recorded for an assessment past 45 working days',
  stage: 'assessment',
  basis: 'statutory',
  source: workingTogether('chapter 1, Timeliness', `"the reasons should be recorded"; ${toBeChecked}`),
  rule: 'Where an assessment goes past 45 working days from the referral, the reason is recorded: here, by the 46th. That a manager signs it is a local expectation, not asked for here.',
  whoIsCovered:
    'Every referral for assessment whose 45th working day passed with the assessment not authorised and no reason recorded yet. One with a reason that has no day is left out, as it cannot be timed.',
  whatMeetsIt: 'A reason with the day it was recorded.',
  whatEndsIt: 'The episode is closed, the child dies or turns 18. That the assessment is authorised later does not.',
  matters: 'A child who waits past the limit is owed a reason that somebody has looked at.',
  good: 'The reason is about this child: what is still not known, why it matters, and when it will be.',
  weak: '“Complex case”, or “awaiting information” without saying from whom or since when.',
  illustration:
    'Pia’s assessment passed day 45 because her father was in hospital. Her manager wrote so, and that he would be seen on Thursday; he was.',
  exceptions: [],
  measuredBy: 'AS-03.in-time',
  auditQuestion: 'Is the reason about the child’s need, or about the service?',
  evidence: 'template assessment_details',
  gravity: 3,
  covers: pastTheLimit,
  clock: singleTurn,
  meets: subject => subject.reasons,
  ends: (subject, record) => [
    onceMet(subject, subject.reasons),
    closed(subject.referral),
    died(record),
    turnedEighteen(record),
  ],
  soon: days(0),
  says: {
    started: 'The 45 working days had passed on',
    needed: 'The reason is to be recorded on the 46th at the latest',
    met: 'Recorded',
    none: 'No reason recorded.',
  },
  examples: [
    {
      name: 'a reason given for another assessment, two years on, is none for this one',
      given: child({
        referrals: [
          {
            on: '2019-04-01',
            assessments: [
              { from: '2019-04-02', to: '2019-07-01' },
              { from: '2021-05-27', to: '2021-09-01' },
            ],
          },
        ],
        own: {
          assessment_details: [
            { started_on: '2021-05-27', reason_past_45: 'a parent was in hospital', reason_given_on: '2021-08-02' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-06-10', on: '2019-06-11', state: 'overdue' }],
    },
    {
      name: 'referred on 1 April 2019: day 45 is Friday 7 June, the reason is due on Monday 10 June',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02' }] }],
        own: {
          assessment_details: [
            { started_on: '2019-04-02', reason_past_45: 'Father in hospital', reason_given_on: '2019-06-10' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-06-08', dueOn: '2019-06-10', metOn: '2019-06-10', on: '2019-06-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'authorised late without a reason: still owed',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-14' }] }] }),
      expect: [{ dueOn: '2019-06-10', on: '2019-06-30', state: 'overdue' }],
    },
    {
      name: 'authorised on the 45th working day: no reason needed',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }] }),
      expect: [],
    },
    {
      name: 'the reason was recorded before day 45 passed: nothing is due',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02' }] }],
        own: {
          assessment_details: [
            { started_on: '2019-04-02', reason_past_45: 'Father in hospital', reason_given_on: '2019-06-03' },
          ],
        },
      }),
      expect: [],
    },
  ],
})

import { type Day, iso } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { leavingCareAssessments, pathwayPlans } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, months } from '../interval.ts'
import { alsoBefore } from '../looked-after/in-care.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { type Aftercare, aftercareOf, type Eligible, eligibleTimes } from './who.ts'

interface ToAssess extends Subject {
  readonly eligible: Eligible
}

/** Assessments of need. One made in the three months before the duty began is taken as done when it began. */
function assessmentsSince(record: ChildRecord, from: Day): Meeting[] {
  const earliest = addMonths(from, -3)
  return rowsOf(record, leavingCareAssessments).flatMap(row =>
    row.on === undefined || row.on < earliest
      ? []
      : [{ on: Math.max(row.on, from), what: 'Assessment of need completed', source: row.source }],
  )
}

const words = {
  whatMeetsIt:
    'The assessment of need is completed. One completed in the three months before the clock first started counts from its first day, and where the child is eligible again, so does one completed since.',
  matters: 'What is not asked at 16 is not in place at 18, and then it is too late to ask.',
  good: 'The young person says what they want their life to be, and those who know them best are asked as well.',
  weak: 'A form filled in from the file, with the same needs as last year’s care plan.',
  illustration:
    'Tamsin told her worker at 16 that she could not sleep alone. The assessment said so, and at 18 she moved to a shared flat, not a bedsit.',
  exceptions: [],
  auditQuestion: 'Does the assessment say what this young person will need at 18, in their own words as well?',
  evidence: 'template leaving_care_assessments',
  gravity: 2,
  soon: days(28),
} as const

const says = {
  needed: 'The assessment of need is due within 3 months',
  met: 'Assessment completed',
  none: 'None recorded.',
}

export const needsAssessment = standard<ToAssess>({
  id: 'CL-01',
  title: 'Needs for leaving care assessed within three months of 16',
  stage: 'leaving care',
  basis: 'statutory',
  source: [
    {
      document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
      place: 'regulation 42',
      inForceFrom: '2011-04-01',
      note: 'to be checked against the text',
    },
  ],
  rule: 'The needs of an eligible child are assessed within three months of the 16th birthday, or of becoming eligible after it.',
  whoIsCovered:
    'Every child of 16 or 17 who is looked after and has been for thirteen weeks in all since the 14th birthday. Short breaks (regulation 48) do not count.',
  whatEndsIt: 'The child ceases to be looked after (CL-09 then starts), turns 18 or dies.',
  ...words,
  measuredBy: 'CL-01.in-time',
  covers: record =>
    eligibleTimes(record).map((eligible, index) => ({
      key: index === 0 ? 'eligible' : `eligible again ${iso(eligible.from)}`,
      startsOn: eligible.from,
      source: eligible.source,
      eligible,
    })),
  clock: { kind: 'once', within: months(3), from: 'same day' },
  // Assessed when first eligible, a young person who is looked after again need not be asked everything again.
  meets: ({ startsOn }, record) =>
    assessmentsSince(record, eligibleTimes(record)[0]?.from ?? startsOn).map(each => alsoBefore(each, startsOn)),
  ends: ({ eligible }, record) => [
    ended(eligible.until, 'no longer an eligible child', eligible.source),
    died(record),
    turnedEighteen(record),
  ],
  says: { started: 'Became an eligible child', ...says },
  examples: [
    {
      name: 'T42: born on a leap day, 16 on 29 February 2020',
      given: child({ bornOn: '2004-02-29', care: [{ from: '2018-09-03' }] }),
      expect: [{ triggerOn: '2020-02-29', dueOn: '2020-05-29', on: '2020-05-30', state: 'overdue' }],
    },
    {
      name: 'looked after at 17: eligible after thirteen weeks',
      given: child({
        bornOn: '2002-03-01',
        care: [{ from: '2019-04-01' }],
        own: { leaving_care_assessments: [{ completed_on: '2019-09-20' }] },
      }),
      expect: [{ triggerOn: '2019-07-01', dueOn: '2019-10-01', metOn: '2019-09-20' }],
    },
    {
      name: 'earlier care since 14 counts towards the thirteen weeks',
      given: child({
        bornOn: '2002-03-01',
        care: [{ from: '2017-01-02', to: '2017-03-13' }, { from: '2019-04-01' }],
      }),
      expect: [{ triggerOn: '2019-04-22', dueOn: '2019-07-22' }],
    },
    {
      name: 'back in care at 17, never assessed: asked for again',
      given: child({
        bornOn: '2002-03-01',
        care: [
          { from: '2017-01-02', to: '2018-04-03', endReason: 'E8' },
          { from: '2019-06-03', to: '2019-08-05', endReason: 'E8' },
        ],
      }),
      expect: [
        { triggerOn: '2018-03-01', endedOn: '2018-04-03' },
        { triggerOn: '2019-06-03', dueOn: '2019-09-03', endedOn: '2019-08-05' },
      ],
    },
    {
      name: 'back in care at 17, assessed the first time: done',
      given: child({
        bornOn: '2002-03-01',
        care: [{ from: '2017-01-02', to: '2018-09-03', endReason: 'E8' }, { from: '2019-06-03' }],
        own: { leaving_care_assessments: [{ completed_on: '2018-05-21' }] },
      }),
      expect: [{ metOn: '2018-05-21' }, { triggerOn: '2019-06-03', metOn: '2019-06-03' }],
    },
    {
      name: 'completed some weeks before the birthday: done when the clock starts',
      given: child({
        bornOn: '2003-05-10',
        care: [{ from: '2017-06-01' }],
        own: { leaving_care_assessments: [{ completed_on: '2019-04-15' }] },
      }),
      expect: [{ triggerOn: '2019-05-10', metOn: '2019-05-10', on: '2019-05-10', state: 'met-in-time' }],
    },
    {
      name: 'home after eleven weeks: never eligible',
      given: child({ bornOn: '2002-03-01', care: [{ from: '2019-04-01', to: '2019-06-17' }] }),
      expect: [],
    },
    {
      name: 'short breaks only: not eligible (C1)',
      given: child({
        bornOn: '2003-01-10',
        care: [{ from: '2017-06-01', legalStatuses: [{ from: '2017-06-01', status: 'V4' }] }],
      }),
      expect: [],
    },
  ],
})

interface Left extends Subject {
  readonly aftercare: Aftercare
}

/** Young people under 18 who left care without an assessment, and without a plan that shows there was one. */
function leftUnassessed(record: ChildRecord): Left[] {
  return aftercareOf(record).flatMap(aftercare => {
    const { key, from, formerFrom, source } = aftercare
    const planned =
      (record.careLeaver?.pathwayPlanOn ?? Number.POSITIVE_INFINITY) <= from ||
      rowsOf(record, pathwayPlans).some(row => row.on !== undefined && row.on <= from)
    const assessed = rowsOf(record, leavingCareAssessments).some(row => row.on !== undefined && row.on <= from)
    return formerFrom === from || planned || assessed ? [] : [{ key, startsOn: from, source, aftercare }]
  })
}

export const assessmentAfterCare = standard<Left>({
  id: 'CL-09',
  title: 'Needs assessed within three months of leaving care unassessed',
  stage: 'leaving care',
  basis: 'statutory',
  source: [
    {
      document: 'Care Leavers (England) Regulations 2010',
      place: 'regulation 5',
      inForceFrom: '2011-04-01',
      note: 'read in the Welsh regulations, which say the same; to be checked against the text',
    },
  ],
  rule: 'A young person who leaves care at 16 or 17 without an assessment has one within three months of becoming a relevant child.',
  whoIsCovered:
    'Every young person who ceases to be looked after at 16 or 17, having been eligible, with no assessment and no pathway plan recorded by then.',
  whatEndsIt:
    'They are looked after again, have been back with a parent for six months and are not recorded as relevant, turn 18 or die.',
  ...words,
  measuredBy: 'CL-09.in-time',
  covers: leftUnassessed,
  clock: { kind: 'once', within: months(3), from: 'next day' },
  meets: ({ startsOn }, record) => assessmentsSince(record, startsOn),
  ends: ({ aftercare }, record) => [aftercare.ending, died(record), turnedEighteen(record)],
  says: { started: 'Ceased to be looked after', ...says },
  examples: [
    {
      name: 'left at 17 to live independently, never assessed',
      given: child({ bornOn: '2002-03-01', care: [{ from: '2017-05-01', to: '2019-06-14', endReason: 'E6' }] }),
      expect: [{ triggerOn: '2019-06-14', dueOn: '2019-09-14', on: '2019-09-16', state: 'overdue' }],
    },
    {
      name: 'a night in care since is not being looked after: the clock goes on',
      given: child({
        bornOn: '2002-03-01',
        care: [
          { from: '2017-05-01', to: '2019-06-14', endReason: 'E6' },
          { from: '2019-08-01', to: '2019-08-02', endReason: 'E8' },
        ],
      }),
      expect: [{ triggerOn: '2019-06-14', dueOn: '2019-09-14', on: '2019-09-16', state: 'overdue' }],
    },
    {
      name: 'assessed before leaving: nothing here',
      given: child({
        bornOn: '2002-03-01',
        care: [{ from: '2017-05-01', to: '2019-06-14', endReason: 'E6' }],
        own: { leaving_care_assessments: [{ completed_on: '2018-05-20' }] },
      }),
      expect: [],
    },
    {
      name: 'looked after again a month later: this clock ends',
      given: child({
        bornOn: '2002-03-01',
        care: [{ from: '2017-05-01', to: '2019-06-14', endReason: 'E6' }, { from: '2019-07-15' }],
      }),
      expect: [{ triggerOn: '2019-06-14', endedOn: '2019-07-15', on: '2019-10-01', state: 'ended' }],
    },
  ],
})

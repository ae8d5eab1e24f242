import { iso } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { leavingCareAssessments, pathwayPlans } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { aboutPathwayPlans, plannedOf } from './planned.ts'
import { aftercareOf, eligibleFrom, eligibleTimes } from './who.ts'

/** How long after the assessment a plan is wanted. The law says "as soon as possible". */
const planWithin = weeks(4)

/**
 * The first assessment of an eligible child. Where only the extract tells of a plan, and its one date is later than the
 * plan was due, that may be a review of a plan made in time: nothing is said then.
 */
function assessed(record: ChildRecord): Subject[] {
  const eligible = eligibleFrom(record)
  if (eligible === undefined) return []
  const first = rowsOf(record, leavingCareAssessments).find(
    row => row.on !== undefined && row.on >= addMonths(eligible.from, -3),
  )
  if (first?.on === undefined) return []
  const { dates, onlyLatest } = plannedOf(record)
  const unclear = onlyLatest && dates[0] !== undefined && dates[0].on > first.on + planWithin.count * 7
  // The extract's one date, where the template tells of plans, may be of anything; a plan rests on an assessment.
  const hadOne = onlyLatest
    ? dates.some(each => each.on < first.on!)
    : rowsOf(record, pathwayPlans).some(each => each.on !== undefined && each.on < first.on!)
  return unclear || hadOne ? [] : [{ key: `assessed ${iso(first.on)}`, startsOn: first.on, source: first.source }]
}

export const pathwayPlan = standard<Subject>({
  id: 'CL-02',
  title: 'Pathway plan within {four weeks} of the assessment',
  ...aboutPathwayPlans,
  basis: 'local',
  source: [
    {
      document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
      place: 'regulation 43',
      inForceFrom: '2011-04-01',
      note: 'as soon as possible after the assessment; to be checked against the text',
    },
    { document: 'Care Leavers (England) Regulations 2010', place: 'regulation 6', inForceFrom: '2011-04-01' },
    { document: 'Sightline', note: 'four weeks is our number for "as soon as possible"; a setting' },
  ],
  rule: 'A pathway plan is made as soon as possible after the assessment of need: within {four weeks}.',
  whoIsCovered: 'Every eligible child whose assessment of need is recorded and who had no pathway plan before it.',
  whatMeetsIt: 'A pathway plan is made, by Sightline’s template or the extract’s one date.',
  whatEndsIt:
    'The young person is no longer owed a plan: they turn 21, are back with a parent for six months before 18, were adopted or taken over by another authority; or they die.',
  notYetCovered:
    'The extract holds only the latest plan or review. Where that is later than the plan was due, it may be a review of a plan made in time, and nothing is said.',
  exceptions: [],
  measuredBy: 'CL-02.in-time',
  evidence: 'pathway plans',
  gravity: 2,
  covers: assessed,
  clock: { kind: 'once', within: planWithin, from: 'same day' },
  meets: (_, record) => plannedOf(record).dates,
  ends: ({ startsOn }, record) => {
    // A former relevant young person is owed one too (Children Act 1989 s23C).
    const time = aftercareOf(record).findLast(each => each.ending.on > startsOn)
    const { until, source } = eligibleTimes(record).findLast(each => each.from <= startsOn) ?? {}
    const left = time === undefined ? ended(until, 'no longer owed a plan here', source) : undefined
    return [died(record), time?.ending ?? left ?? turnedEighteen(record)]
  },
  soon: workingDays(5),
  says: {
    started: 'Needs assessed',
    needed: 'A pathway plan is due within {4 weeks}',
    met: 'Pathway plan made',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'assessed on Monday 20 May 2019, plan made a week late',
      given: child({
        bornOn: '2003-03-01',
        care: [{ from: '2017-06-01' }],
        own: {
          leaving_care_assessments: [{ completed_on: '2019-05-20' }],
          pathway_plans: [{ on_day: '2019-06-24', kind: 'plan' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-20', dueOn: '2019-06-17', metOn: '2019-06-24', on: '2019-07-01', state: 'met-late' },
      ],
    },
    {
      name: 'turned 18 before it was due: it is owed all the same',
      given: child({
        bornOn: '2001-06-01',
        care: [{ from: '2017-06-01', to: '2019-06-01' }],
        own: {
          leaving_care_assessments: [{ completed_on: '2019-05-20' }],
          pathway_plans: [{ on_day: '2019-06-10', kind: 'plan' }],
        },
      }),
      expect: [{ triggerOn: '2019-05-20', dueOn: '2019-06-17', metOn: '2019-06-10' }],
    },
    {
      name: 'the extract’s one date is of before the assessment, the template tells of the plan made since',
      given: child({
        bornOn: '2003-03-01',
        care: [{ from: '2017-06-01' }],
        careLeaver: { pathwayPlanOn: '2019-04-05' },
        own: {
          leaving_care_assessments: [{ completed_on: '2019-05-20' }],
          pathway_plans: [{ on_day: '2019-06-10', kind: 'plan' }],
        },
      }),
      expect: [{ triggerOn: '2019-05-20', dueOn: '2019-06-17', metOn: '2019-06-10' }],
    },
    {
      name: 'only the extract’s latest date, long after: it may be a review, so nothing is said',
      given: child({
        bornOn: '2003-03-01',
        care: [{ from: '2017-06-01' }],
        careLeaver: { pathwayPlanOn: '2020-01-15' },
        own: { leaving_care_assessments: [{ completed_on: '2019-05-20' }] },
      }),
      expect: [],
    },
    {
      name: 'no assessment yet: nothing here (CL-01 shows it)',
      given: child({ bornOn: '2003-03-01', care: [{ from: '2017-06-01' }] }),
      expect: [],
    },
  ],
})

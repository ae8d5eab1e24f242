import { type Day, iso } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { accommodationProvided, leavingCareAssessments, pathwayPlans } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, type Interval, months, weeks, workingDays } from '../interval.ts'
import { type Ending, type Subject, standard } from '../standard.ts'
import { housedAsLeaver } from './accommodation.ts'
import { lastBetween, plannedOf } from './planned.ts'
import { type Aftercare, aftercareOf, eligibleFrom, eligibleTimes } from './who.ts'

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

const words = {
  stage: 'leaving care',
  matters: 'The pathway plan says who will do what when the care system steps back.',
  good: 'Written with the young person: where they will live, on what money, who they can ring at night, and what happens if it goes wrong.',
  weak: 'A plan the young person has never seen, with “to be confirmed” under housing two months before 18.',
  illustration:
    'Idris’s plan named the college, the bus and the person who would knock if he did not get up. He finished the year.',
  auditQuestion:
    'Was the plan the young person’s own, did it say what happens if it fails, and had the last one been done?',
} as const

export const pathwayPlan = standard<Subject>({
  id: 'CL-02',
  title: 'Pathway plan within {four weeks} of the assessment',
  ...words,
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

interface Planned extends Subject {
  readonly aftercare: Aftercare
}

/**
 * From the last plan or review in the six months before leaving care (a looked-after review counts as one), or leaving
 * care; where only the extract's latest date is known, from that.
 */
function toReview(record: ChildRecord): Planned[] {
  const times = aftercareOf(record)
  if (times.length === 0) return []
  const { dates, onlyLatest } = plannedOf(record)
  const inCare = record.careReviews.map(each => ({ on: each.heldOn, source: each.source }))
  return times.flatMap((aftercare): Planned[] => {
    const { key, from, ending } = aftercare
    const latest = onlyLatest ? dates[0] : undefined
    const before = [lastBetween(dates, addMonths(from, -6), from), lastBetween(inCare, addMonths(from, -6), from)]
    const last =
      latest !== undefined && latest.on > from
        ? latest
        : before.flatMap(each => each ?? []).sort((a, b) => b.on - a.on)[0]
    const startsOn = last?.on ?? from
    if (startsOn >= ending.on) return []
    return [{ key, startsOn, source: last?.source ?? aftercare.source, aftercare }]
  })
}

/** Three months after a review made once 28 days in unregulated accommodation were over and while it lasts, else six. */
function untilNextReview(on: Day, _: Planned, record: ChildRecord): Interval {
  const unregulated = rowsOf(record, accommodationProvided).some(
    row =>
      row.on !== undefined &&
      row.answer('unregulated') === 'yes' &&
      on >= row.on + 28 &&
      on <= (row.day('ended_on') ?? Number.POSITIVE_INFINITY),
  )
  return months(unregulated ? 3 : 6)
}

export const pathwayPlanReviews = standard<Planned>({
  id: 'CL-03',
  title: 'Pathway plan reviewed every six months',
  ...words,
  basis: 'statutory',
  source: [
    {
      document: 'Care Leavers (England) Regulations 2010',
      place: 'regulation 7',
      inForceFrom: '2011-04-01',
      note: 'the three months under regulation 7(3) are to be checked against the text',
    },
  ],
  rule: 'After care the pathway plan is reviewed at least every six months, counted from the last plan or review; every three months in accommodation the authority provides and nobody registers, once it has been reviewed there.',
  whoIsCovered:
    'Relevant and former relevant young people up to 21, those of whom nothing is held since care too. While looked after, the plan is reviewed at the looked-after reviews (LR-01 to LR-03).',
  whatMeetsIt: 'The pathway plan is reviewed or made anew.',
  whatEndsIt:
    'The young person turns 21, is looked after again, has been back with a parent for six months before 18 and is not recorded as relevant or former relevant, or dies.',
  notYetCovered:
    'Reviews the young person or the adviser asks for sooner, and duties from 21 on, as the data does not tell of them. The extract holds only the latest plan or review: where there is no more, only the next one is timed.',
  exceptions: [],
  measuredBy: 'CL-03.in-time',
  evidence: 'pathway plans',
  gravity: 2,
  covers: toReview,
  clock: { kind: 'rolling', every: untilNextReview, from: 'next day' },
  meets: (_, record) => plannedOf(record).dates,
  ends: ({ aftercare }, record) => [aftercare.ending, died(record)],
  soon: days(28),
  says: {
    started: 'Plan last looked at, or care left,',
    again: 'Plan last reviewed',
    needed: 'The next review of the pathway plan is due',
    met: 'Pathway plan reviewed',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'from the last review in care, then from each review held',
      given: child({
        bornOn: '2001-05-10',
        care: [{ from: '2016-06-01', to: '2019-05-10', reviews: ['2019-02-12'] }],
        careLeaver: {},
        own: {
          pathway_plans: [
            { on_day: '2018-06-04', kind: 'plan' },
            { on_day: '2019-08-05', kind: 'review' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-02-12', dueOn: '2019-08-12', metOn: '2019-08-05' },
        { triggerOn: '2019-08-05', dueOn: '2020-02-05', on: '2020-02-06', state: 'overdue' },
      ],
    },
    {
      name: 'only the extract’s latest date: timed from that alone',
      given: child({
        bornOn: '1999-05-10',
        care: [{ from: '2014-06-01', to: '2017-05-10' }],
        careLeaver: { pathwayPlanOn: '2019-03-31' },
      }),
      expect: [{ triggerOn: '2019-03-31', dueOn: '2019-09-30' }],
    },
    {
      name: 'nothing is held since care ended: forgotten, so overdue',
      given: child({ bornOn: '2002-05-24', care: [{ from: '2017-06-01', to: '2019-06-30', endReason: 'E8' }] }),
      expect: [{ triggerOn: '2019-06-30', dueOn: '2019-12-30', on: '2019-12-31', state: 'overdue' }],
    },
    {
      name: 'taken over by another authority: theirs to review',
      given: child({ bornOn: '2002-05-24', care: [{ from: '2017-06-01', to: '2019-06-30', endReason: 'E3' }] }),
      expect: [],
    },
    {
      name: 'recorded as relevant, with no care in the extract: from 16',
      given: child({ bornOn: '2002-09-01', careLeaver: { eligibility: 'Relevant' } }),
      expect: [{ triggerOn: '2018-09-01', dueOn: '2019-03-01', on: '2019-03-02', state: 'overdue' }],
    },
    {
      name: 'in unregulated accommodation: three months after a review made there',
      given: child({
        bornOn: '2001-05-10',
        care: [{ from: '2016-06-01', to: '2019-05-10' }],
        careLeaver: {},
        own: {
          accommodation_provided: [{ provided_on: '2019-05-10', unregulated: 'Y' }],
          pathway_plans: [{ on_day: '2019-06-12', kind: 'review' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-10', dueOn: '2019-11-10', metOn: '2019-06-12' },
        { triggerOn: '2019-06-12', dueOn: '2019-09-12' },
      ],
    },
    {
      name: 'went home at 16, and the authority records a former relevant young person: it knows best',
      given: child({
        bornOn: '2002-09-01',
        care: [{ from: '2016-06-01', to: '2019-05-10', endReason: 'E4A' }],
        careLeaver: { eligibility: 'Former Relevant' },
      }),
      expect: [{ triggerOn: '2019-05-10', dueOn: '2019-11-10', on: '2019-11-11', state: 'overdue' }],
    },
    {
      name: 'only an expected birth long past is held: it is taken for the birthday',
      given: child({
        expectedOn: '2001-09-01',
        care: [{ from: '2016-06-01', to: '2019-05-10', endReason: 'E8' }],
        careLeaver: { eligibility: 'Former Relevant' },
      }),
      expect: [{ triggerOn: '2019-05-10', dueOn: '2019-11-10', on: '2019-11-11', state: 'overdue' }],
    },
    {
      name: 'back with a parent for six months before 18: no longer relevant',
      given: child({
        bornOn: '2002-09-01',
        care: [{ from: '2016-06-01', to: '2019-05-10', endReason: 'E4A' }],
        careLeaver: {},
      }),
      expect: [{ triggerOn: '2019-05-10', dueOn: '2019-11-10', endedOn: '2019-11-10' }],
    },
  ],
})

interface Moved extends Subject {
  readonly until: Day | undefined
  readonly ending: Ending
}

/** Moves to accommodation provided that nobody registers, while relevant or former relevant. */
function unregulatedMoves(record: ChildRecord): Moved[] {
  const rows = rowsOf(record, accommodationProvided)
  if (rows.length === 0) return []
  return rows.flatMap((row): Moved[] => {
    const { source } = row
    const housing = row.answer('unregulated') === 'yes' ? housedAsLeaver(row, record) : undefined
    if (housing === undefined) return []
    return [{ key: source.key, startsOn: housing.on, source, until: housing.until, ending: housing.time.ending }]
  })
}

export const reviewAfterMove = standard<Moved>({
  id: 'CL-12',
  title: 'Pathway plan reviewed after a move to unregulated accommodation',
  ...words,
  basis: 'local',
  source: [
    {
      document: 'Care Leavers (England) Regulations 2010',
      place: 'regulation 7(3)',
      inForceFrom: '2011-04-01',
      note: 'as soon as practicable after 28 days; to be checked against the text',
    },
    { document: 'Sightline', note: 'six weeks is our number for "as soon as practicable after 28 days"; a setting' },
  ],
  rule: 'After a move to accommodation that the authority provides and nobody registers, the pathway plan is reviewed as soon as practicable once 28 days have passed: within {six weeks} of the move.',
  whoIsCovered: 'Relevant and former relevant young people in accommodation recorded as unregulated.',
  whatMeetsIt: 'A review of the pathway plan held 28 days or more after the move. One held before that does not count.',
  whatEndsIt: 'The accommodation ends, the young person turns 21, is looked after again or dies.',
  exceptions: [],
  measuredBy: 'CL-12.in-time',
  evidence: 'template pathway_plans',
  gravity: 2,
  covers: unregulatedMoves,
  clock: { kind: 'once', within: weeks(6), from: 'same day' },
  meets: ({ startsOn }, record) =>
    plannedOf(record)
      .dates.filter(each => each.on >= startsOn)
      .map(each => (each.on < startsOn + 28 ? { ...each, whyNot: 'within 28 days of the move, so too soon' } : each)),
  ends: ({ until, ending, source }, record) => [ended(until, 'the accommodation ended', source), ending, died(record)],
  soon: workingDays(5),
  says: {
    started: 'Moved into accommodation',
    needed: 'A review of the pathway plan is due after 28 days, within {six weeks}',
    met: 'Pathway plan reviewed',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'C4: a review after ten days is too soon; the one after 30 counts',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-07', unregulated: 'Y' }],
          pathway_plans: [
            { on_day: '2019-01-17', kind: 'review' },
            { on_day: '2019-02-06', kind: 'review' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-02-18', metOn: '2019-02-06' }],
    },
    {
      name: 'registered accommodation: nothing here',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: { accommodation_provided: [{ provided_on: '2019-01-07', unregulated: 'N' }] },
      }),
      expect: [],
    },
  ],
})

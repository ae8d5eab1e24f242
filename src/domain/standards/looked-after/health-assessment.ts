import { birthday } from '../../calendar/ages.ts'
import { type Day, iso } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { ageOf, believedBirthOf } from '../../record/person.ts'
import { isInYearTo } from '../../record/return-years.ts'
import { healthAssessments } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days, type Interval, months, workingDays } from '../interval.ts'
import { type Ending, type Meeting, standard } from '../standard.ts'
import { byFirstReview } from './by-first-review.ts'
import { onceBy, onceDone } from './clocks.ts'
import {
  alsoBefore,
  careEnds,
  carePlanningRegulations,
  hasBeenPlacedForAdoptionBy,
  type InCare,
  monthsLeft,
  periodsInCare,
  resumedInCare,
  whatEndsCare,
} from './in-care.ts'
import { type DoneInYear, type PartOfCare, partedByYears } from './known-to-year.ts'

interface Assessed extends PartOfCare {
  /** In this period of care and shortly before it, as made. */
  readonly assessments: readonly Meeting[]
  /** Years that end in this period of care, in which it was made on a day not told. */
  readonly years: readonly DoneInYear[]
}

/** An assessment up to so many months before the child became looked after need not be made again. */
const monthsBefore = 3

const refused = 'refused, which counts only where a child who understands enough to decide refuses'

/** Health assessments of a period of care and of three months before it, of the extract and the template, in date order. */
function assessmentsOf({ startsOn, period }: InCare, record: ChildRecord): Meeting[] {
  const from = addMonths(startsOn, -monthsBefore)
  const to = period.endedOn ?? Number.POSITIVE_INFINITY
  const what = 'Health assessed'
  const ofExtract = record.healthChecks.flatMap((each): Meeting[] => {
    if (each.kind !== 'health assessment' || each.dayUnknown || each.on < from) return []
    const { on, source } = each
    if (each.outcome === 'done') return [{ on, what, source }]
    return [{ on, what: 'Health assessment', source, whyNot: each.outcome === 'refused' ? refused : 'not carried out' }]
  })
  const ofTemplate = rowsOf(record, healthAssessments).flatMap((row): Meeting[] => {
    const { on, source } = row
    if (on === undefined || on < from) return []
    if (row.text('outcome') === 'refused') return [{ on, what: 'Health assessment', source, whyNot: refused }]
    const byNurse = row.text('kind') === 'initial' && row.text('by') === 'nurse or midwife'
    return [{ on, what, source, ...(byNurse ? { whyNot: 'the first is made by a doctor' } : {}) }]
  })
  return [...ofExtract, ...ofTemplate].filter(each => each.on <= to).sort((a, b) => a.on - b.on)
}

/** Years that end in a period of care and in which it was made, if of none of the assessments made in them the day is told. */
function yearsOf({ startsOn, period }: InCare, assessments: readonly Meeting[], record: ChildRecord): DoneInYear[] {
  const isDated = (year: Day) => assessments.some(({ on, whyNot }) => whyNot === undefined && isInYearTo(year, on))
  return record.healthChecks.filter(
    ({ kind, outcome, dayUnknown, on }) =>
      dayUnknown &&
      kind === 'health assessment' &&
      outcome === 'done' &&
      on >= startsOn &&
      on <= (period.endedOn ?? on) &&
      !isDated(on),
  )
}

/**
 * From 16 a young person is taken to understand enough to refuse (Family Law Reform Act 1969 s8). Of a day on which an
 * assessment was made all the same a refusal says nothing.
 */
function refusalsAtSixteen({ startsOn, assessments }: Assessed, record: ChildRecord): Ending[] {
  const why = 'the young person refused'
  const ofExtract = record.healthChecks.flatMap(({ kind, outcome, on, source }): Ending[] =>
    kind === 'health assessment' && outcome === 'refused' ? [{ on, why, source }] : [],
  )
  const ofTemplate = rowsOf(record, healthAssessments).flatMap((row): Ending[] =>
    row.on !== undefined && row.text('outcome') === 'refused' ? [{ on: row.on, why, source: row.source }] : [],
  )
  const isMade = (on: Day) => assessments.some(each => each.on === on && each.whyNot === undefined)
  return [...ofExtract, ...ofTemplate]
    .filter(({ on }) => on >= startsOn && (ageOf(record, on) ?? 0) >= 16 && !isMade(on))
    .sort((a, b) => a.on - b.on)
}

function inCare(record: ChildRecord): Assessed[] {
  return periodsInCare(record).map(each => {
    const assessments = assessmentsOf(each, record)
    return { ...each, assessments, years: yearsOf(each, assessments, record) }
  })
}

/** As what meets the first: one made before the start counts on the day itself. */
function byStart({ assessments, startsOn }: Assessed): Meeting[] {
  return assessments.map(each => (each.whyNot === undefined ? alsoBefore(each, startsOn) : each))
}

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  whatEndsIt: `The young person, aged 16 or over, refuses; assessed after that all the same, the next is due again. ${whatEndsCare}`,
  exceptions: [
    { reason: 'The child, under 16 but old enough to decide, refuses', grantedBy: 'Team manager, with the nurse' },
  ],
  gravity: 2,
  soon: workingDays(20),
} as const

export const firstHealthAssessment = standard<Assessed>({
  ...shared,
  id: 'LH-01',
  title: 'First health assessment by the first review',
  source: [
    carePlanningRegulations('7(1) to (4)', 'paragraph numbers to be checked against the text'),
    { document: 'Promoting the health and well-being of looked-after children', inForceFrom: '2015-03-01' },
  ],
  rule: 'The health of the child is assessed by a doctor before the child is placed or, where that is not practicable, before the first review: by the day it is held, at the latest within 20 working days.',
  whoIsCovered: 'Every child who becomes looked after for more than 24 hours, short breaks left out.',
  whatMeetsIt:
    'A health assessment, not recorded as planned, refused or cancelled; one within the three months before counts. Where the template says that a nurse or midwife made the first, it does not count.',
  notYetCovered:
    'The written report is part of it: the day it came can be recorded, and is not timed. Where a yearly return does not show how the child came into care, whether the first was made is unknown; the next is due all the same (LH-02). A return that tells only that one was made in a year (SSDA903, OC2) tells nothing of the first: by itself it is no data.',
  matters:
    'Pain, fits, teeth, eyes, sleep: much of what troubles a child newly in care can be treated, once somebody looks.',
  good: 'The doctor has the child’s history, and the plan that follows is in the care plan.',
  weak: 'No consent form, so no appointment.',
  illustration:
    'Made-up Cai was thought not to listen. The doctor looked in his ears in the third week, and he could hear by the sixth.',
  measuredBy: 'LH-01.in-time',
  evidence: 'health assessments with their day',
  auditQuestion: 'Did what the assessment found reach the care plan, and was it done?',
  covers: record => inCare(record).filter(each => each.startSeen),
  clock: onceBy(byFirstReview),
  comesRound: months(12), // LH-02
  meets: byStart,
  ends: (subject, record) => [
    ...careEnds(subject, record),
    ...refusalsAtSixteen(subject, record),
    onceDone(byStart(subject), subject),
    partedByYears(subject, subject.years)[0]?.doneInYear,
  ],
  says: {
    started: 'Became looked after',
    needed: 'A first health assessment is due by the first review, within 20 working days',
    met: 'Assessed',
    none: 'None recorded that counts.',
  },
  examples: [
    {
      name: 'in care already on the first day told: since when is unknown',
      given: child({ care: [{ from: '2019-04-24', entryUnseen: true }] }),
      expect: [],
    },
    {
      name: 'from Wednesday 24 April 2019: the twentieth working day',
      given: child({ care: [{ from: '2019-04-24' }], healthChecks: [{ on: '2019-05-28' }] }),
      expect: [{ dueOn: '2019-05-23', metOn: '2019-05-28', on: '2019-06-01', state: 'met-late' }],
    },
    {
      name: 'the first review held on the twelfth working day brings it forward',
      given: child({ care: [{ from: '2019-04-24', reviews: ['2019-05-13'] }] }),
      expect: [{ dueOn: '2019-05-13', on: '2019-05-14', state: 'overdue' }],
    },
    {
      name: 'assessed in a year of which no day is told: whether it was the first, and in time, nobody can say',
      given: child({
        care: [{ from: '2018-04-24' }],
        healthChecks: [{ on: '2019-03-31', dayUnknown: true }],
      }),
      expect: [{ dueOn: '2018-05-23', endedOn: '2018-04-24' }],
    },
    {
      name: 'assessed within the three months before',
      given: child({ care: [{ from: '2019-04-24' }], healthChecks: [{ on: '2019-02-11' }] }),
      expect: [{ metOn: '2019-04-24' }],
    },
    {
      name: 'refused at ten: it stays due',
      given: child({
        bornOn: '2009-02-01',
        care: [{ from: '2019-04-24' }],
        healthChecks: [{ on: '2019-05-14', outcome: 'refused' }],
      }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: 'refused at sixteen: ended',
      given: child({
        bornOn: '2003-02-01',
        care: [{ from: '2019-04-24' }],
        healthChecks: [{ on: '2019-05-14', outcome: 'refused' }],
      }),
      expect: [{ endedOn: '2019-05-14' }],
    },
  ],
})

/** Six months while the child will still be under five by then, or may be as no birth is known; otherwise twelve. */
function untilNext(last: Day, record: ChildRecord): 6 | 12 {
  const born = believedBirthOf(record)
  return born === undefined || addMonths(last, 6) < birthday(born, 5) ? 6 : 12
}

/** Counted from the last assessment, also where that was made before the clock began or runs again; none: at once. */
function byAge(from: Day, { startsOn, startSeen, assessments, afterYear }: Assessed, record: ChildRecord): Interval {
  const made = assessments.findLast(each => each.whyNot === undefined && each.on <= from)?.on
  const last = from === startsOn && !afterYear ? made : from
  // Assessed by the first day told, or never: nobody can say, so the next is due from there.
  if (last === undefined) return startSeen ? days(0) : months(untilNext(from, record))
  const count = untilNext(last, record)
  return last === from ? months(count) : monthsLeft(count, last, from)
}

/** Those whose placement for adoption gave way, from that day, with all assessments of the period of care. */
function again(record: ChildRecord): Assessed[] {
  const all = inCare(record)
  return resumedInCare(record).map(each => {
    const { assessments, years } = all.find(({ period }) => period === each.period)!
    return { ...each, assessments, years }
  })
}

/** Those assessed in their period of care, from the first time, and those whose placement for adoption gave way. */
function assessed(record: ChildRecord): Assessed[] {
  const from = inCare(record).flatMap(each => {
    const first = each.assessments.find(met => met.whyNot === undefined)
    const isLate = first === undefined || first.on > addMonths(each.startsOn, untilNext(each.startsOn, record))
    if (!each.startSeen && isLate && !hasBeenPlacedForAdoptionBy(each, each.startsOn)) return [each]
    const year = each.years[0]
    if (year !== undefined && (first === undefined || year.on < first.on) && !hasBeenPlacedForAdoptionBy(each, year.on))
      return [{ ...each, startsOn: year.on, source: year.source, afterYear: true as const }]
    if (first === undefined || hasBeenPlacedForAdoptionBy(each, first.on)) return []
    return [{ ...each, startsOn: Math.max(first.on, each.startsOn), source: first.source }]
  })
  return [...from, ...again(record)]
}

/** Parted by the years of which no day is told, each day's clock once: one that begins with a year may begin after a refusal too. */
function parted(subjects: readonly Assessed[]): Assessed[] {
  const begun = new Set<Day>()
  return subjects
    .flatMap(each => partedByYears(each, each.years))
    .filter(({ afterYear, startsOn }) => {
      const isFirst = !afterYear || !begun.has(startsOn)
      if (afterYear) begun.add(startsOn)
      return isFirst
    })
}

/** Those who had refused and were assessed after all, from each such day: they refused once, and not for ever. */
function afterRefusals(subject: Assessed, record: ChildRecord): Assessed[] {
  const found: Assessed[] = []
  let from = subject.startsOn
  for (const refusal of refusalsAtSixteen(subject, record)) {
    const next = refusal.on < from ? undefined : subject.assessments.find(isAfter(refusal.on))
    if (next === undefined || subject.period.adoptions.some(each => each.from >= from && each.from <= next.on)) continue
    const key = `${subject.key} assessed again ${iso(next.on)}`
    found.push({ ...subject, key, startsOn: next.on, source: next.source })
    from = next.on
  }
  return found
}

function isAfter(day: Day): (meeting: Meeting) => boolean {
  return ({ on, whyNot }) => on > day && whyNot === undefined
}

function withoutBirth(record: ChildRecord): ChildRecord {
  return { ...record, person: record.person && { ...record.person, bornOn: undefined } }
}

export const laterHealthAssessments = standard<Assessed>({
  ...shared,
  id: 'LH-02',
  title: 'Health reviewed every six months under five, every twelve after',
  source: [carePlanningRegulations('7', 'paragraph to be checked against the text')],
  rule: 'After the first assessment, health is assessed again at least once in every six months before the child’s fifth birthday, and at least once in every twelve months after it. A nurse or midwife may do so.',
  whoIsCovered:
    'Every looked-after child whose health has been assessed in this period of care, or shortly before it; and one whose placement for adoption gave way, from that day.',
  whatMeetsIt: 'A health assessment, not recorded as planned, refused or cancelled.',
  matters: 'Children change fast and move often; the one place where it is all put together is this.',
  good: 'The child has a health plan of their own, and somebody who follows it up.',
  weak: 'Height, weight, see you next year.',
  illustration: 'Made-up Hana told the nurse at her review that she had stopped eating lunch. Her carer had not known.',
  measuredBy: 'LH-02.in-time',
  evidence: 'health assessments',
  auditQuestion: 'Was what the last health plan asked for done?',
  covers: record => parted(assessed(record).flatMap(each => [each, ...afterRefusals(each, record)])),
  clock: { kind: 'rolling', every: byAge, from: 'next day' },
  comesRound: months(12),
  meets: subject => subject.assessments,
  ends: (subject, record) => [...careEnds(subject, record), ...refusalsAtSixteen(subject, record), subject.doneInYear],
  says: {
    started: 'First assessed, assessed in a year told without days, or no longer placed for adoption,',
    again: 'Last assessed',
    needed: 'The next health assessment is due within six months under five, within twelve after',
    met: 'Assessed',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'no birth date: every six months, which is right at any age',
      given: withoutBirth(child({ care: [{ from: '2019-01-07' }], healthChecks: [{ on: '2019-01-15' }] })),
      expect: [{ triggerOn: '2019-01-15', dueOn: '2019-07-15' }],
    },
    {
      name: 'only an expected birth, long past: taken for the birthday',
      given: child({ expectedOn: '2009-03-29', care: [{ from: '2019-01-07' }], healthChecks: [{ on: '2019-01-15' }] }),
      expect: [{ triggerOn: '2019-01-15', dueOn: '2020-01-15' }],
    },
    {
      name: 'assessed before coming into care: the twelve months run from then',
      given: child({ bornOn: '2009-03-29', care: [{ from: '2019-01-07' }], healthChecks: [{ on: '2018-12-03' }] }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-12-03' }],
    },
    {
      name: 'a period of care that ended unassessed takes nothing from the next',
      given: child({
        bornOn: '2009-03-29',
        care: [{ from: '2017-01-09', to: '2017-03-01' }, { from: '2019-01-07' }],
        healthChecks: [{ on: '2019-02-01' }],
      }),
      expect: [{ triggerOn: '2019-02-01', dueOn: '2020-02-01' }],
    },
    {
      name: 'T41: assessed on 10 January 2019 and five on 1 March: twelve months',
      given: child({ bornOn: '2014-03-01', care: [{ from: '2019-01-02' }], healthChecks: [{ on: '2019-01-10' }] }),
      expect: [{ triggerOn: '2019-01-10', dueOn: '2020-01-10' }],
    },
    {
      name: 'T41: five only on 1 September: six months',
      given: child({ bornOn: '2014-09-01', care: [{ from: '2019-01-02' }], healthChecks: [{ on: '2019-01-10' }] }),
      expect: [{ triggerOn: '2019-01-10', dueOn: '2019-07-10' }],
    },
    {
      name: 'known only to have been assessed in each of two years: neither in time nor late, and due again from the end of the last',
      given: child({
        bornOn: '2009-03-29',
        care: [{ from: '2016-04-24' }],
        healthChecks: [
          { on: '2018-03-31', dayUnknown: true },
          { on: '2019-03-31', dayUnknown: true },
        ],
      }),
      expect: [
        { triggerOn: '2018-03-31', endedOn: '2018-04-01' },
        { triggerOn: '2019-03-31', dueOn: '2020-03-31', on: '2020-04-01', state: 'overdue' },
      ],
    },
    {
      name: 'the same of a child under five: six months, the longest the law gives',
      given: child({
        bornOn: '2017-03-29',
        care: [{ from: '2017-04-10' }],
        healthChecks: [{ on: '2017-05-02' }, { on: '2019-03-31', dayUnknown: true }],
      }),
      expect: [
        { triggerOn: '2017-05-02', dueOn: '2017-11-02', endedOn: '2018-04-01' },
        { triggerOn: '2019-03-31', dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'an assessment with its day in that year: it tells more',
      given: child({
        bornOn: '2009-03-29',
        care: [{ from: '2017-04-10' }],
        healthChecks: [{ on: '2017-05-02' }, { on: '2019-03-31', dayUnknown: true }],
        own: { health_assessments: [{ assessed_on: '2018-09-03', kind: 'review' }] },
      }),
      expect: [
        { triggerOn: '2017-05-02', dueOn: '2018-05-02', metOn: '2018-09-03' },
        { triggerOn: '2018-09-03', dueOn: '2019-09-03' },
      ],
    },
    {
      name: 'never assessed: nothing here (LH-01 shows it)',
      given: child({ care: [{ from: '2019-01-02' }] }),
      expect: [],
    },
    {
      name: 'no longer looked after',
      given: child({ care: [{ from: '2019-01-02', to: '2019-06-28' }], healthChecks: [{ on: '2019-01-10' }] }),
      expect: [{ dueOn: '2020-01-10', endedOn: '2019-06-28' }],
    },
    {
      name: 'refused at sixteen, assessed the year after: the next is due again, until refused again',
      given: child({
        bornOn: '2002-02-01',
        care: [{ from: '2017-01-09' }],
        healthChecks: [
          { on: '2017-02-01' },
          { on: '2018-02-05', outcome: 'refused' },
          { on: '2018-03-05', outcome: 'refused' },
          { on: '2018-09-03' },
          { on: '2019-09-02', outcome: 'refused' },
        ],
      }),
      expect: [
        { triggerOn: '2017-02-01', dueOn: '2018-02-01', endedOn: '2018-02-05' },
        { triggerOn: '2018-09-03', dueOn: '2019-09-03', endedOn: '2019-09-02' },
      ],
    },
    {
      name: 'recorded as refused and as made on one day: made',
      given: child({
        bornOn: '2002-02-01',
        care: [{ from: '2018-03-05' }],
        healthChecks: [{ on: '2018-04-03' }],
        own: { health_assessments: [{ assessed_on: '2018-04-03', kind: 'initial', outcome: 'refused' }] },
      }),
      expect: [{ triggerOn: '2018-04-03', dueOn: '2019-04-03', on: '2019-04-04', state: 'overdue' }],
    },
  ],
})

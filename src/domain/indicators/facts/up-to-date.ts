import { birthday } from '../../calendar/ages.ts'
import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { endOfNextTerm } from '../../standards/looked-after/term.ts'
import { educationPlans, healthAssessments } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { asFlag, type Cell, type FactTable } from '../fact-table.ts'
import { inStretches, inTheYearTo, type TimeInCare, timesInCare } from './in-stretches.ts'

/** What is kept up to date, as its rows name it. */
export const keptUpToDate = {
  health: 'health assessments',
  teeth: 'dental check',
  immunisations: 'immunisations',
  difficulties: 'strengths and difficulties',
  education: 'personal education plan',
} as const

/**
 * From day to day while a child is looked after, whether each thing that has to be kept up to date is: one row a stretch
 * and kind, only while it is asked of the child (for health, once looked after for twelve months without a break).
 * Where nothing of the kind is recorded of the child it is not: absence is absence where the authority supplies the kind.
 */
export const upToDateFacts: FactTable = {
  name: 'upToDate',
  title: 'What is kept up to date of children looked after',
  columns: { from: 'day', until: 'day', kind: 'code', upToDate: 'flag' },
  rows: ({ record }) =>
    timesInCare(record).flatMap(time => [
      ...healthAssessed(time, record),
      ...teethChecked(time, record),
      ...immunised(time, record),
      ...difficultiesAsked(time, record),
      ...educationPlanned(time, record),
    ]),
}

/** Twelve months of care: the cohort of the national figures. Who was in care already on the first day told is in it. */
const yearOfCare = ({ from, period }: TimeInCare) => (period.entrySeen ? addMonths(from, 12) : from)

/**
 * Under five two assessments in the last twelve months, from five on one. A yearly return that tells no days tells
 * whether all that were wanted in the year were made.
 */
function healthAssessed(time: TimeInCare, record: ChildRecord): Cell[][] {
  const days = [
    ...record.healthChecks.flatMap(each =>
      each.kind === 'health assessment' && each.outcome === 'done' && !each.dayUnknown ? [each.on] : [],
    ),
    ...rowsOf(record, healthAssessments).flatMap(row =>
      row.on !== undefined && (row.text('outcome') ?? 'done') === 'done' ? [row.on] : [],
    ),
  ]
  const done = [...new Set(days)]
  const years = record.healthChecks.flatMap(each =>
    each.kind === 'health assessment' && each.outcome === 'done' && each.dayUnknown ? [each.on] : [],
  )
  const five = record.person?.bornOn === undefined ? undefined : birthday(record.person.bornOn, 5)
  const changes = [...yearFrom([...done, ...years]), ...(five === undefined ? [] : [five])]
  return inStretches(yearOfCare(time), time.until, changes, on => {
    const count = done.filter(each => inTheYearTo(on, each)).length
    const wanted = five !== undefined && on < five ? 2 : 1
    return [keptUpToDate.health, asFlag(count >= wanted || years.some(each => inTheYearTo(on, each)))]
  })
}

function teethChecked(time: TimeInCare, record: ChildRecord): Cell[][] {
  const done = record.healthChecks.flatMap(each =>
    each.kind === 'dental check' && each.outcome === 'done' ? [each.on] : [],
  )
  return inStretches(yearOfCare(time), time.until, yearFrom(done), on => [
    keptUpToDate.teeth,
    asFlag(done.some(each => inTheYearTo(on, each))),
  ])
}

/** The extract holds the present status alone, so nothing is known before its day. */
function immunised(time: TimeInCare, { immunisations }: ChildRecord): Cell[][] {
  const known = immunisations?.on
  return inStretches(yearOfCare(time), time.until, known === undefined ? [] : [known], on => [
    keptUpToDate.immunisations,
    immunisations === undefined || (known !== undefined && on < known) ? null : asFlag(immunisations.upToDate),
  ])
}

/** From the fourth to the seventeenth birthday, a score in the last twelve months. */
function difficultiesAsked(time: TimeInCare, record: ChildRecord): Cell[][] {
  const bornOn = record.person?.bornOn
  if (bornOn === undefined) return []
  const done = record.difficultiesScores.flatMap(each =>
    each.on !== undefined && each.score !== undefined ? [each.on] : [],
  )
  const from = Math.max(yearOfCare(time), birthday(bornOn, 4))
  return inStretches(from, Math.min(time.until, birthday(bornOn, 17)), yearFrom(done), on => [
    keptUpToDate.difficulties,
    asFlag(done.some(each => inTheYearTo(on, each))),
  ])
}

/** Days in care, four weeks, in which a first education plan need not have been made: it is due by the first review. */
const untilFirstPlan = 28

/**
 * From the third birthday, but not while placed for adoption, a plan made or reviewed in this term or the one before;
 * unknown until a first may be late.
 */
function educationPlanned(time: TimeInCare, record: ChildRecord): Cell[][] {
  const bornOn = record.person?.bornOn
  if (bornOn === undefined) return []
  const done = rowsOf(record, educationPlans).flatMap(row => (row.on === undefined ? [] : [row.on]))
  const firstBy = time.from + untilFirstPlan
  const changes = [firstBy, ...done.flatMap(each => [each, endOfNextTerm(each) + 1])]
  return notPlacedForAdoption(time, Math.max(time.from, birthday(bornOn, 3))).flatMap(([from, until]) =>
    inStretches(from, until, changes, on => [
      keptUpToDate.education,
      done.some(each => each <= on && on <= endOfNextTerm(each)) ? 1 : on < firstBy ? null : 0,
    ]),
  )
}

/** The parts of a time in care from a day on to which the care planning regulations apply, each until a day. */
function notPlacedForAdoption({ period, until }: TimeInCare, from: Day): [Day, Day][] {
  const { adoptions } = period
  const begins = [from, ...adoptions.map(each => each.until ?? Number.POSITIVE_INFINITY)]
  const ends = [...adoptions.map(each => each.from), until]
  return begins.map((each, index) => [Math.max(each, from), Math.min(ends[index]!, until)])
}

const yearFrom = (days: readonly Day[]) => days.flatMap(each => [each, addMonths(each, 12)])

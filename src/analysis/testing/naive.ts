import { ageOn } from '../../domain/calendar/ages.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { addMonths, monthOf, wholeMonthsBetween } from '../../domain/calendar/months.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { type Condition, type Indicator, isAverage } from '../../domain/indicators/indicator.ts'
import { type Evidence, extractEvidence, placesOf } from '../../domain/standards/evidence.ts'
import { byId, evidenceNamed, standards } from '../../domain/standards/registry.ts'
import { type Coverage, lateAfter, stateOn, supplyOf } from '../../domain/standards/state.ts'
import type { Dimension, Opening, Question } from '../question.ts'

type Row = Readonly<Record<string, Cell>>
type Facts = Readonly<Record<string, readonly Row[]>>

/** One row with all that is known of its child, as plain objects. */
interface Seen {
  readonly childId: string
  readonly facts: Facts
  readonly row: Row
  readonly on: Day
}

export interface NaiveAnswer {
  readonly numerator: number
  readonly denominator: number
  readonly notKnown: number
  readonly values: readonly number[]
  readonly excluded: Readonly<Record<string, number>>
  readonly groups: ReadonlyMap<string, { numerator: number; denominator: number }>
  readonly listed: readonly string[]
}

/** The same question answered the slow and obvious way, row object by row object: what analysis is tested against. */
export function naively(
  children: readonly DerivedChild[],
  question: Question,
  serviceOf: (unit: string) => string | undefined,
  opening: Opening,
  restricted: ReadonlySet<string>,
): NaiveAnswer {
  const { indicator, asOf, by = [], where = {} } = question
  const coverage = naiveCoverage(children)
  const holds = (seen: Seen, conditions: readonly Condition[] | undefined) =>
    (conditions ?? []).every(each => isTrue(each, seen, indicator, asOf, { coverage, children }))
  const keyOf = (seen: Seen, dimension: Dimension) => keyOfRow(seen, dimension, indicator, asOf, coverage, serviceOf)
  const answer = {
    numerator: 0,
    denominator: 0,
    notKnown: 0,
    values: [] as number[],
    excluded: {} as Record<string, number>,
    groups: new Map<string, { numerator: number; denominator: number }>(),
    listed: [] as string[],
  }
  for (const child of children) {
    if (restricted.has(child.childId) && !opening.named?.has(child.childId)) continue
    const facts = asObjects(child)
    for (const row of facts[indicator.fact] ?? []) {
      const on = dayCounted(row, indicator, asOf)
      if (on === undefined) continue
      const seen = { childId: child.childId, facts, row, on }
      if (!holds(seen, indicator.outOf)) continue
      const filters = Object.entries(where) as [Dimension, readonly string[]][]
      if (!filters.every(([dimension, values]) => values.includes(keyOf(seen, dimension)))) continue
      if (opening.counts && !opening.counts.has(keyOf(seen, 'worker'))) continue
      const out = indicator.leftOut?.find(each => holds(seen, each.when))
      if (out) {
        answer.excluded[out.why] = (answer.excluded[out.why] ?? 0) + 1
        continue
      }
      const value = measured(seen, indicator)
      if (mayOpen(seen, opening, asOf)) answer.listed.push(child.childId)
      if (isAverage(indicator.measure) && value === null) continue
      const counted = holds(seen, indicator.counts)
      const unsaid = (indicator.counts ?? []).some(each => 'yes' in each && row[each.yes] === null)
      const group = by.map(each => keyOf(seen, each)).join('|')
      const sums = answer.groups.get(group) ?? { numerator: 0, denominator: 0 }
      answer.groups.set(group, sums)
      for (const each of [answer, sums]) {
        each.denominator++
        if (counted) each.numerator++
      }
      if (unsaid) answer.notKnown++
      if (value !== null) answer.values.push(value)
    }
  }
  return answer
}

/** What has been made of a child: every question of the same children asks for it again. */
const made = new WeakMap<DerivedChild, Facts>()

function asObjects(child: DerivedChild): Facts {
  const known = made.get(child)
  if (known) return known
  const tables = factTables.map(table => {
    const names = Object.keys(table.columns)
    const rows = child.facts[table.name] ?? []
    return [table.name, rows.map(row => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])))] as const
  })
  const facts: Facts = Object.fromEntries(tables)
  made.set(child, facts)
  return facts
}

const dayIn = (row: Row | undefined, column: string) => (row?.[column] ?? undefined) as Day | undefined

/** The day on which a row counts; undefined where it does not. */
function dayCounted(row: Row, { period }: Indicator, asOf: Day): Day | undefined {
  if (period.kind === 'rolling') {
    const on = dayIn(row, period.when)
    return on !== undefined && on <= asOf && on > addMonths(asOf, -period.months) ? on : undefined
  }
  const from = dayIn(row, period.from)
  const until = period.until === undefined ? undefined : dayIn(row, period.until)
  return from !== undefined && from <= asOf && (until === undefined || asOf < until) ? asOf : undefined
}

/** The last row in force on a day; for an event, failing that, the last that ended that day. */
function inForce(rows: readonly Row[], on: Day, from: string, until: string, isEvent: boolean): Row | undefined {
  const begun = rows.filter(row => dayIn(row, from) !== undefined && dayIn(row, from)! <= on)
  const held = begun.findLast(row => dayIn(row, until) === undefined || on < dayIn(row, until)!)
  return held ?? (isEvent ? begun.findLast(row => dayIn(row, until) === on) : undefined)
}

function holder(seen: Seen, indicator: Indicator, which: 'unit' | 'worker'): string {
  const { period } = indicator
  const onDue = `${which}OnDue`
  if (period.kind === 'rolling' && period.when === 'dueOn' && onDue in seen.row)
    return (seen.row[onDue] as string) ?? ''
  const held = inForce(seen.facts.holding!, seen.on, 'from', 'until', period.kind === 'rolling')
  return (held?.[which] as string) ?? ''
}

function statusOf(seen: Seen, { period }: Indicator): string {
  const spell = inForce(seen.facts.status!, seen.on, 'from', 'until', period.kind === 'rolling')
  return (spell?.status as string) ?? ''
}

function openSince(seen: Seen, { period }: Indicator): Day | undefined {
  return dayIn(inForce(seen.facts.involvement!, seen.on, 'from', 'until', period.kind === 'rolling'), 'from')
}

function stateOf(row: Row, asOf: Day, coverage: Coverage) {
  const dates = {
    triggerOn: dayIn(row, 'triggerOn')!,
    dueOn: dayIn(row, 'dueOn')!,
    soonOn: dayIn(row, 'soonOn')!,
    metOn: dayIn(row, 'metOn'),
    endedOn: dayIn(row, 'endedOn'),
  }
  const standard = row.standard as string | null
  return stateOn(dates, asOf, standard === null ? undefined : supplyOf(coverage, byId(standard), englandAndWales))
}

function evidenceOf(row: Row, coverage: ReadonlyMap<string, Day>): Day | null | undefined {
  const standard = row.standard as string | null
  return standard === null ? undefined : (coverage.get(byId(standard).evidence) ?? null)
}

/** What a condition may ask beside the row and its child. */
interface Held {
  readonly coverage: Coverage
  readonly children: readonly DerivedChild[]
}

function isTrue(condition: Condition, seen: Seen, indicator: Indicator, asOf: Day, held: Held): boolean {
  const { row, on } = seen
  const { coverage, children } = held
  const nested = (conditions: readonly Condition[]) =>
    conditions.every(each => isTrue(each, seen, indicator, asOf, held))
  if ('is' in condition) return condition.is.includes(row[condition.column] as string)
  if ('yes' in condition) return row[condition.yes] === 1
  if ('missing' in condition) return row[condition.missing] === null
  if ('happened' in condition) return (dayIn(row, condition.happened) ?? asOf + 1) <= asOf
  if ('ahead' in condition) return (dayIn(row, condition.ahead) ?? asOf) > asOf
  if ('monthsSince' in condition) {
    const from = dayIn(row, condition.monthsSince)
    return from !== undefined && from <= on && wholeMonthsBetween(from, on) >= condition.atLeast
  }
  if ('monthsOpen' in condition) {
    const from = openSince(seen, indicator)
    return from !== undefined && wholeMonthsBetween(from, on) >= condition.monthsOpen
  }
  if ('status' in condition) return condition.status.some(each => each === statusOf(seen, indicator))
  if ('state' in condition) return condition.state.some(each => each === stateOf(row, asOf, coverage))
  if ('whenDue' in condition) {
    const due = dayIn(row, 'dueOn')!
    const by = (column: string) => dayIn(row, column) !== undefined && dayIn(row, column)! <= due
    return condition.whenDue.includes(by('metOn') ? 'met' : by('endedOn') ? 'ended' : 'open')
  }
  if ('dueWithinWorkingDays' in condition) {
    const due = dayIn(row, 'dueOn')!
    return due >= asOf && due <= englandAndWales.add(asOf, condition.dueWithinWorkingDays)!
  }
  if ('uncovered' in condition) {
    const from = evidenceOf(row, coverage)
    return from === null || (from !== undefined && from > dayIn(row, 'dueOn')!)
  }
  if ('lateUnknown' in condition) {
    const [triggerOn, dueOn] = [dayIn(row, 'missedFrom'), dayIn(row, 'missedDue')]
    if (dueOn === undefined) return false
    const supply = supplyOf(coverage, byId(row.missed as string), englandAndWales)
    const outstanding = Math.min(asOf, dayIn(row, 'missedUntil') ?? asOf)
    const late = lateAfter({ triggerOn: triggerOn!, dueOn }, supply)
    if (late === undefined || outstanding <= late) return true
    const ifNot = dayIn(row, 'missedIfNot')
    if (ifNot === undefined || outstanding > dayIn(row, 'missedOtherwise')!) return false
    const before = lateAfter({ triggerOn: ifNot, dueOn: ifNot }, supply)
    return before === undefined || triggerOn! <= before
  }
  if ('unsupplied' in condition) {
    const from = coverage.get(evidenceNamed(condition.unsupplied))
    return from === undefined || from > addMonths(asOf, -condition.forMonths)
  }
  if ('mostlyAfter' in condition) {
    const { fact, column } = condition.mostlyAfter
    const days = children.flatMap(each => asObjects(each)[fact]!.flatMap(other => dayIn(other, column) ?? []))
    return days.filter(each => each > asOf).length > days.length / 2
  }
  if ('not' in condition) return !nested(condition.not)
  if ('anyOf' in condition) return condition.anyOf.some(nested)
  const value = row[condition.column]
  return typeof value === 'number' && value >= condition.atLeast
}

function measured(seen: Seen, indicator: Indicator): number | null {
  if (!isAverage(indicator.measure)) return null
  const value = indicator.measure.of
  if ('column' in value) return seen.row[value.column] as number | null
  if ('daysSince' in value) {
    const from = dayIn(seen.row, value.daysSince)
    return from === undefined ? null : seen.on - from
  }
  if ('monthsOpen' in value) {
    const from = openSince(seen, indicator)
    return from === undefined ? null : wholeMonthsBetween(from, seen.on)
  }
  return daysOpenOneByOne(seen, value.cumulativeMonthsOfLast)
}

/**
 * Counts the days open one at a time, a gap of 90 days or fewer among them once the child is back; no fewer months than the
 * last time without a longer gap has by the calendar.
 */
function daysOpenOneByOne(seen: Seen, months: number): number {
  const stretches = seen.facts.involvement!.map(row => ({ from: dayIn(row, 'from')!, until: dayIn(row, 'until') }))
  const earliest = addMonths(seen.on, -months)
  let days = 0
  for (let each = earliest; each < seen.on; each++) {
    const open = stretches.some(
      (stretch, index) =>
        stretch.from <= seen.on &&
        ((stretch.from <= each && (stretch.until === undefined || each < stretch.until)) ||
          (index > 0 &&
            each >= stretches[index - 1]!.until! &&
            each < stretch.from &&
            stretch.from - stretches[index - 1]!.until! <= 90)),
    )
    if (open) days++
  }
  let at = stretches.findLastIndex(each => each.from <= seen.on)
  if (at === -1) return 0
  const end = Math.min(stretches[at]!.until ?? seen.on, seen.on)
  while (at > 0 && stretches[at]!.from - stretches[at - 1]!.until! <= 90) at--
  const goingOn = wholeMonthsBetween(Math.max(stretches[at]!.from, earliest), end)
  return Math.max(Math.floor((days * months) / (seen.on - earliest)), goingOn)
}

function keyOfRow(
  seen: Seen,
  dimension: Dimension,
  indicator: Indicator,
  asOf: Day,
  coverage: Coverage,
  serviceOf: (unit: string) => string | undefined,
): string {
  const { row, facts, on } = seen
  const isEvent = indicator.period.kind === 'rolling'
  const person = facts.child![0]
  const said = (value: Cell | undefined) => (value === null || value === undefined ? '' : String(value))
  switch (dimension) {
    case 'unit':
    case 'worker':
      return holder(seen, indicator, dimension)
    case 'service':
      return serviceOf(holder(seen, indicator, 'unit')) ?? ''
    case 'status':
      return statusOf(seen, indicator)
    case 'standard':
      return said(row.standard)
    case 'state':
      return stateOf(row, asOf, coverage) ?? ''
    case 'month': {
      const month = monthOf(on)
      return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    }
    case 'sex':
    case 'ethnicity':
      return said(person?.[dimension])
    case 'disability':
      return person?.disabled === 1 ? 'disabled' : person?.disabled === 0 ? 'not disabled' : ''
    case 'age band': {
      const bornOn = dayIn(person, 'bornOn')
      if (bornOn === undefined) {
        const expectedOn = dayIn(person, 'expectedOn')
        return expectedOn !== undefined && on <= expectedOn + 14 ? 'unborn' : ''
      }
      const age = ageOn(bornOn, on)
      if (bornOn > on) return 'unborn'
      if (age < 1) return 'under 1'
      if (age < 5) return '1 to 4'
      if (age < 10) return '5 to 9'
      if (age < 16) return '10 to 15'
      return age < 18 ? '16 and 17' : '18 and over'
    }
    case 'category of abuse': {
      if ('category' in row) return said(row.category)
      return said(inForce(facts.protectionPlan!, on, 'startedOn', 'endedOn', isEvent)?.category)
    }
    case 'primary need': {
      if ('primaryNeed' in row) return said(row.primaryNeed)
      // Looked up as at the row's day; one that ended that day still tells.
      return said(inForce(facts.referral!, on, 'startedOn', 'endedOn', true)?.primaryNeed)
    }
    case 'duration': {
      const from = dayIn(row, 'since' in row ? 'since' : 'startedOn')
      if (from === undefined) return ''
      if (on <= addMonths(from, 3)) return '3 months or less'
      if (on <= addMonths(from, 6)) return 'more than 3, up to 6 months'
      if (on < addMonths(from, 12)) return 'more than 6 months, under 1 year'
      return on < addMonths(from, 24) ? '1 year, under 2' : '2 years or more'
    }
    case 'time open': {
      const from = openSince(seen, indicator)
      if (from === undefined) return ''
      const months = wholeMonthsBetween(from, on)
      if (months < 3) return 'under 3 months'
      if (months >= 18) return '18 months or more'
      const low = Math.floor(months / 3) * 3
      return `${low} to ${low + 2} months`
    }
  }
}

function mayOpen(seen: Seen, opening: Opening, asOf: Day): boolean {
  const today = opening.today ?? asOf
  const keeper = inForce(seen.facts.holding!, today, 'from', 'until', false)
  const { childId } = seen
  if (opening.barred?.has(childId)) return false
  const { opens } = opening
  if (opens === undefined || opening.named?.has(childId) || opening.opened?.has(childId)) return true
  if (opens.children.has(childId)) return true
  if (keeper?.unit != null && opens.units.has(keeper.unit as string)) return true
  return keeper?.worker != null && opens.workers.has(keeper.worker as string)
}

/** The first day of each kind of evidence; random authorities are too small for the half per cent. */
function naiveCoverage(children: readonly DerivedChild[]): ReadonlyMap<Evidence, Day> {
  const found = new Map<Evidence, Day>()
  const all = children.map(asObjects)
  for (const evidence of [...standards.map(each => each.evidence), ...(Object.keys(extractEvidence) as Evidence[])]) {
    for (const { table, day, of, known } of placesOf(evidence)) {
      for (const facts of all) {
        for (const row of facts[table]!) {
          const on = dayIn(row, day)
          if (on === undefined || (known !== undefined && row[known] === null)) continue
          if (of !== undefined && !of.values.includes(row[of.column] as string)) continue
          found.set(evidence, Math.min(on, found.get(evidence) ?? on))
        }
      }
    }
  }
  return found
}

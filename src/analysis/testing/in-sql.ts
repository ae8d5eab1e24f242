import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { type Condition, type Indicator, isAverage } from '../../domain/indicators/indicator.ts'
import { type ExtractEvidence, extractEvidence, placesOf } from '../../domain/standards/evidence.ts'
import type { Interval } from '../../domain/standards/interval.ts'
import { standards } from '../../domain/standards/registry.ts'
import type { Round } from '../../domain/standards/standard.ts'
import type { Dimension, Question } from '../question.ts'
import { firstDay, lastDay } from './random-facts.ts'

/**
 * A question of analysis in SQL, as somebody would put it who had every fact table in PostgreSQL and had never seen the
 * read model. One statement; its one parameter is the facts (see factsOf). It answers a row for each group of those
 * counted and of those left out (`out`, the number of the reason), and one for each of the two in all (`whole`).
 */
export function inSql(question: Question, serviceOf: ReadonlyMap<string, string>): string {
  const { indicator, asOf, by = [], where = {} } = question
  const asked = new Asked(indicator, asOf)
  const filters = Object.entries(where).map(
    ([dimension, values]) => `${asked.key(dimension as Dimension)} in (${values.map(text).join(', ')})`,
  )
  const wanted = [
    'not r.hidden',
    asked.inPeriod(),
    ...(indicator.outOf ?? []).map(each => asked.holds(each)),
    ...filters,
  ]
  const reasons = (indicator.leftOut ?? []).map(({ when }, index) => `when ${asked.all(when)} then ${index}`)
  const unsaid = (indicator.counts ?? []).flatMap(each => ('yes' in each ? [`r."${each.yes}" is null`] : []))
  const keys = by.map((each, index) => `${asked.key(each)} as k${index}`)
  const keyNames = by.map((_, index) => `k${index}`)
  return `
    with ${factTables.map(table => asTable(table.name)).join(',\n')},
    service (unit, service) as (values ${[...serviceOf].map(each => `(${each.map(text).join(', ')})`).join(', ')}),
    ${evidence},
    row as (
      select ${[...keys, ''].join(', ')}
        ${reasons.length === 0 ? 'null::integer' : `case ${reasons.join(' ')} end`} as out,
        ${asked.all(indicator.counts)} as counted,
        ${unsaid.length === 0 ? 'false' : `(${unsaid.join(' or ')})`} as unsaid,
        ${asked.value()} as value
      from fact_${indicator.fact} r
      where ${wanted.join('\n        and ')}
    )
    select ${[...keyNames, ''].join(', ')} out, grouping(${keyNames.join(', ')}) > 0 as whole,
      count(*)::integer as rows,
      (count(*) filter (where value is not null))::integer as denominator,
      (count(*) filter (where value is not null and counted))::integer as numerator,
      (count(*) filter (where value is not null and unsaid and not counted))::integer as "notKnown",
      percentile_cont(0.5) within group (order by value) as median,
      sum(value)::float8 / nullif(count(value), 0) as mean
    from row
    group by grouping sets ((${[...keyNames, 'out'].join(', ')}), (out))`
}

/** Facts as the statement takes them: by table, rows led by the child and whether it is hidden. */
export function factsOf(children: readonly DerivedChild[], hidden: ReadonlySet<string>): string {
  const rows = (name: string) =>
    children.flatMap(({ childId, facts }) =>
      (facts[name] ?? []).map((row): (Cell | boolean)[] => [childId, hidden.has(childId), ...row]),
    )
  return JSON.stringify(Object.fromEntries(factTables.map(({ name }) => [name, rows(name)])))
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const date = (day: string | Day) => `(date '1970-01-01' + ${day})`
const monthsAfter = (from: string, months: number | string) => `(${date(from)} + make_interval(months => ${months}))`

/** A fact table, in the order in which its rows were given. */
function asTable(name: string): string {
  const { columns } = factTables.find(each => each.name === name)!
  const sqlType = { day: 'integer', number: 'integer', flag: 'integer', code: 'text', text: 'text' } as const
  const cells = Object.entries(columns).map(
    ([column, type], at) => `(g ->> ${at + 2})::${sqlType[type]} as "${column}"`,
  )
  return `fact_${name} as materialized (
    select g ->> 0 as child, (g ->> 1)::boolean as hidden, n, ${cells.join(', ')}
    from jsonb_array_elements($1::jsonb -> '${name}') with ordinality as t (g, n))`
}

/** Around the days asked about (random-facts.ts). */
const workingDays = Array.from({ length: lastDay - firstDay + 400 }, (_, index) => firstDay - 200 + index).filter(
  each => englandAndWales.isWorking(each),
)

/** From when each standard's evidence has been supplied; null where it never was. */
const evidence = `evidence (standard, from_day) as (
    select standard, min(from_day) from (${[
      ...standards,
      // Kinds by their own name, for what is asked of no standard.
      ...Object.keys(extractEvidence).map(kind => ({ id: kind, evidence: kind as ExtractEvidence })),
    ]
      .flatMap(({ id, evidence }) =>
        placesOf(evidence).map(({ table, day, of, known }) => {
          const limits = [
            ...(of === undefined ? [] : [`"${of.column}" in (${of.values.map(text).join(', ')})`]),
            ...(known === undefined ? [] : [`"${known}" is not null`]),
          ]
          const where = limits.length === 0 ? '' : ` where ${limits.join(' and ')}`
          return `select ${text(id)} as standard, min("${day}") as from_day from fact_${table}${where}`
        }),
      )
      .join(' union all ')}) as supplied
    group by standard)`

/** By when what comes round again has done so, e being the evidence of the deadline r; null of anything else. */
const roundBy = (triggerOn: string) =>
  `(case e.standard ${standards
    .flatMap(({ id, clock, comesRound }) => {
      const every =
        comesRound ?? (clock.kind === 'rolling' && typeof clock.every !== 'function' ? clock.every : undefined)
      return every === undefined ? [] : [`when ${text(id)} then ${roundAfter('e.from_day', every, triggerOn)}`]
    })
    .join(' ')} end)`

function roundAfter(from: string, every: Round, triggerOn: string): string {
  if (!('inFirstYear' in every)) return after(from, every)
  const yearBefore = after(from, { count: -12, unit: 'month' })
  return `case when ${triggerOn} > ${yearBefore} then ${after(from, every.inFirstYear)} else ${after(from, every.later)} end`
}

function after(from: string, { count, unit }: Interval): string {
  if (unit === 'month') return `(${monthsAfter(from, count)}::date - date '1970-01-01')`
  if (unit !== 'working day') return `(${from} + ${unit === 'week' ? 7 * count : count})`
  return `(select d from unnest(array[${workingDays.join(',')}]) as w (d) where d > ${from} order by d offset ${count - 1} limit 1)`
}

/** Where rows of deadlines say so. */
const ofDeadlines = { standard: 'r.standard', triggerOn: 'r."triggerOn"', dueOn: 'r."dueOn"' }

/** How an indicator's rows, called r, are read on a day. */
class Asked {
  readonly #indicator: Indicator
  readonly #asOf: Day
  /** The row's day: when it happened, or the as-at day. */
  readonly #on: string
  readonly #isEvent: boolean
  readonly #columns: Readonly<Record<string, unknown>>

  constructor(indicator: Indicator, asOf: Day) {
    const { period, fact } = indicator
    this.#indicator = indicator
    this.#asOf = asOf
    this.#isEvent = period.kind === 'rolling'
    this.#on = period.kind === 'rolling' ? `r."${period.when}"` : `${asOf}`
    this.#columns = factTables.find(each => each.name === fact)!.columns
  }

  inPeriod(): string {
    const { period } = this.#indicator
    if (period.kind === 'rolling')
      return `${this.#on} > ${addMonths(this.#asOf, -period.months)} and ${this.#on} <= ${this.#asOf}`
    const over =
      period.until === undefined ? '' : ` and (r."${period.until}" is null or r."${period.until}" > ${this.#asOf})`
    return `r."${period.from}" <= ${this.#asOf}${over}`
  }

  all(conditions: readonly Condition[] = []): string {
    return `(${['true', ...conditions.map(each => this.holds(each))].join(' and ')})`
  }

  /** Never null. */
  holds(condition: Condition): string {
    return `coalesce(${this.#condition(condition)}, false)`
  }

  #condition(condition: Condition): string {
    const asOf = this.#asOf
    if ('is' in condition) return `r."${condition.column}" in (${condition.is.map(text).join(', ')})`
    if ('yes' in condition) return `r."${condition.yes}" = 1`
    if ('missing' in condition) return `r."${condition.missing}" is null`
    if ('happened' in condition) return `r."${condition.happened}" <= ${asOf}`
    if ('ahead' in condition) return `r."${condition.ahead}" > ${asOf}`
    if ('monthsSince' in condition)
      return `${monthsAfter(`r."${condition.monthsSince}"`, condition.atLeast)} <= ${date(this.#on)}`
    if ('monthsOpen' in condition) return `${monthsAfter(this.#openSince(), condition.monthsOpen)} <= ${date(this.#on)}`
    if ('status' in condition) return `${this.#status()} in (${condition.status.map(text).join(', ')})`
    if ('state' in condition) return `${this.#state()} in (${condition.state.map(text).join(', ')})`
    if ('whenDue' in condition) {
      const was = `case when r."metOn" <= r."dueOn" then 'met' when r."endedOn" <= r."dueOn" then 'ended' else 'open' end`
      return `${was} in (${condition.whenDue.map(text).join(', ')})`
    }
    if ('dueWithinWorkingDays' in condition)
      return `r."dueOn" between ${asOf} and ${englandAndWales.add(asOf, condition.dueWithinWorkingDays)!}`
    if ('uncovered' in condition) return this.#uncovered()
    if ('lateUnknown' in condition) {
      const late = this.#lateAfter({ standard: 'r.missed', triggerOn: 'r."missedFrom"', dueOn: 'r."missedDue"' })
      const before = this.#lateAfter({ standard: 'r.missed', triggerOn: 'r."missedIfNot"', dueOn: 'r."missedIfNot"' })
      const outstanding = `least(${asOf}, r."missedUntil")`
      const sooner = `r."missedIfNot" is not null and ${outstanding} <= r."missedOtherwise"`
      return `r."missedDue" is not null and (not coalesce(${outstanding} > ${late}, false)
        or ${sooner} and not coalesce(r."missedFrom" > ${before}, false))`
    }
    if ('unsupplied' in condition) {
      const from = `(select from_day from evidence e where e.standard = ${text(condition.unsupplied)})`
      return `coalesce(${from} > ${addMonths(asOf, -condition.forMonths)}, true)`
    }
    if ('mostlyAfter' in condition) {
      const { fact, column } = condition.mostlyAfter
      return `(select count(*) filter (where "${column}" > ${asOf}) * 2 > count("${column}") from fact_${fact})`
    }
    if ('not' in condition) return `not ${this.all(condition.not)}`
    if ('anyOf' in condition) return `(${condition.anyOf.map(each => this.all(each)).join(' or ')})`
    return `r."${condition.column}" >= ${condition.atLeast}`
  }

  /** What a median or mean is taken of; for anything else, not null. */
  value(): string {
    const { measure } = this.#indicator
    if (!isAverage(measure)) return '0'
    if ('column' in measure.of) return `r."${measure.of.column}"`
    if ('daysSince' in measure.of) return `(${date(this.#on)} - r."${measure.of.daysSince}")`
    if (!('monthsOpen' in measure.of)) throw new RangeError('Cumulative months are not put in SQL')
    const months = `select max(n) from generate_series(0, 600) as n where ${monthsAfter('since', 'n')} <= ${date(this.#on)}`
    return `(select (${months}) from (select ${this.#openSince()} as since) as s)`
  }

  /** '' where it is not known. */
  key(dimension: Dimension): string {
    return `coalesce(${this.#key(dimension)}, '')`
  }

  #key(dimension: Dimension): string {
    const on = this.#on
    const ofChild = (column: string) =>
      `(select ${column} from fact_child c where c.child = r.child order by n limit 1)`
    switch (dimension) {
      case 'unit':
      case 'worker':
        return this.#holder(dimension)
      case 'service':
        return `(select service from service where service.unit = ${this.#holder('unit')})`
      case 'status':
        return this.#status()
      case 'standard':
        return 'r.standard'
      case 'state':
        return this.#state()
      case 'month':
        return `to_char(${date(on)}, 'YYYY-MM')`
      case 'sex':
      case 'ethnicity':
        return ofChild(`c.${dimension}`)
      case 'disability':
        return ofChild(`case c.disabled when 1 then 'disabled' when 0 then 'not disabled' end`)
      case 'age band': {
        const years = `extract(year from age(${date(on)}, ${date('c."bornOn"')}))`
        return ofChild(`case
          when c."bornOn" > ${on} or c."bornOn" is null and ${on} <= c."expectedOn" + 14 then 'unborn'
          when ${years} < 1 then 'under 1' when ${years} < 5 then '1 to 4' when ${years} < 10 then '5 to 9'
          when ${years} < 16 then '10 to 15' when ${years} < 18 then '16 and 17' when ${years} >= 18 then '18 and over' end`)
      }
      case 'category of abuse':
        return 'category' in this.#columns
          ? 'r.category'
          : this.#inForce('protectionPlan', 'category', 'startedOn', 'endedOn', this.#isEvent)
      case 'primary need':
        return 'primaryNeed' in this.#columns
          ? 'r."primaryNeed"'
          : this.#inForce('referral', '"primaryNeed"', 'startedOn', 'endedOn', true)
      case 'duration': {
        const from = 'since' in this.#columns ? 'r.since' : 'r."startedOn"'
        const by = (months: number) => `${date(on)} - ${monthsAfter(from, months)}`
        return `case when ${from} is null then null when ${by(3)} <= interval '0' then '3 months or less'
          when ${by(6)} <= interval '0' then 'more than 3, up to 6 months'
          when ${by(12)} < interval '0' then 'more than 6 months, under 1 year'
          when ${by(24)} < interval '0' then '1 year, under 2' else '2 years or more' end`
      }
      case 'time open': {
        const bands = [3, 6, 9, 12, 15, 18].map((months, index) => {
          const band = index === 0 ? 'under 3 months' : `${months - 3} to ${months - 1} months`
          return `when ${date(on)} < ${monthsAfter('since', months)} then '${band}'`
        })
        const band = `case when since is null then null ${bands.join(' ')} else '18 months or more' end`
        return `(select ${band} from (select ${this.#openSince()} as since) as s)`
      }
    }
  }

  #state(): string {
    const asOf = this.#asOf
    return `case when r."triggerOn" > ${asOf} then null
      when r."metOn" <= ${asOf} then case when r."metOn" <= r."dueOn" then 'met-in-time' else 'met-late' end
      when r."endedOn" <= ${asOf} then 'ended'
      when r."dueOn" < ${asOf} then case when ${this.#lateAfter()} < ${asOf} then 'overdue' else 'no-data' end
      when r."soonOn" <= ${asOf} then 'due-soon' else 'due-later' end`
  }

  /** Null where nobody can say. */
  #lateAfter({ standard, triggerOn, dueOn } = ofDeadlines): string {
    return `(case when not ${this.#uncovered({ standard, triggerOn, dueOn })} then ${dueOn} else (select greatest(
        ${roundBy(triggerOn)}, e.from_day + ${dueOn} - ${triggerOn}) from evidence e
        where e.standard = ${standard} and ${roundBy(triggerOn)} is not null) end)`
  }

  #uncovered({ standard, dueOn } = ofDeadlines): string {
    return `(${standard} is not null and coalesce((select from_day from evidence e where e.standard = ${standard}) > ${dueOn}, true))`
  }

  #holder(which: 'unit' | 'worker'): string {
    const { period } = this.#indicator
    if (period.kind === 'rolling' && period.when === 'dueOn' && this.#indicator.fact === 'deadline')
      return `r."${which}OnDue"`
    return this.#inForce('holding', which, 'from', 'until', this.#isEvent)
  }

  #status(): string {
    return `coalesce(${this.#inForce('status', 'status', 'from', 'until', this.#isEvent)}, '')`
  }

  #openSince(): string {
    return this.#inForce('involvement', '"from"', 'from', 'until', this.#isEvent)
  }

  /** Something of the child's last row in force on the row's day; failing that for an event, of the last that ended then. */
  #inForce(fact: string, column: string, from: string, until: string, orJustOver: boolean, and = ''): string {
    const on = this.#on
    const open = `(s."${until}" is null or s."${until}" > ${on})`
    return `(select s.${column} from fact_${fact} s
      where s.child = r.child and s."${from}" <= ${on} and (${open}${orJustOver ? ` or s."${until}" = ${on}` : ''})${and}
      order by ${open} desc, s.n desc limit 1)`
  }
}

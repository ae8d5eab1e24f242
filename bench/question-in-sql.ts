import { unknown } from '../src/analysis/columns.ts'
import type { ReadModel } from '../src/analysis/index.ts'
import type { Day } from '../src/domain/calendar/day.ts'
import { findStandard } from '../src/domain/standards/registry.ts'
import { supplyOf } from '../src/domain/standards/state.ts'

/** Numerator and denominator ("3/7") by unit and standard ("T101|CP-11"). */
export type Counts = Map<string, string>

/** A question about a day, of the whole authority or of one service. */
export interface Asked {
  readonly kind: 'overdue' | 'in-time'
  readonly asOf: Day
  readonly service?: string | undefined
}

/** A database that holds the facts. */
export interface Database {
  ask(asked: Asked): Promise<Counts>
  close(): Promise<void>
}

type Value = string | number | boolean | null

/** A table as a database is given it. */
export interface Table {
  readonly name: string
  readonly columns: Readonly<Record<string, 'integer' | 'text' | 'boolean'>>
  readonly rows: () => Iterable<Value[]>
}

export interface Facts {
  readonly tables: readonly Table[]
  /** The made-up services: which each unit is in. */
  readonly services: ReadonlyMap<string, string>
  /** A few restricted children, on whom the reader is not named. */
  readonly hidden: readonly string[]
}

/**
 * The facts of the read model as somebody would keep them in a database: days as integers, children by number, who held
 * whom in a table of its own. Deadlines keep, as in the read model, who held the child when they fell due.
 */
export function factsOf(model: ReadModel): Facts {
  const services = new Map(model.units.texts.flatMap((unit, at) => (unit === undefined ? [] : [[unit, `S${at % 4}`]])))
  const hidden = model.children.filter((_, child) => child % 500 === 7)
  const standards = model.columns('deadline').dictionaries.get('standard')!.texts
  const tables: Table[] = [
    {
      name: 'child',
      columns: { child: 'integer', hidden: 'boolean' },
      rows: () => model.children.map((_, child) => [child, child % 500 === 7]),
    },
    { name: 'unit', columns: { unit: 'text', service: 'text' }, rows: () => [...services].map(each => [...each]) },
    {
      name: 'standard',
      columns: {
        standard: 'text',
        evidence_from: 'integer',
        round_by: 'integer',
        first_year_after: 'integer',
        first_year_round_by: 'integer',
      },
      rows: () => standards.flatMap(id => (id === undefined ? [] : [[id, ...supplied(model, id)]])),
    },
    tableOf(model, 'holding', { from_on: 'from', until_on: 'until', unit: 'unit' }),
    tableOf(model, 'deadline', {
      standard: 'standard',
      trigger_on: 'triggerOn',
      due_on: 'dueOn',
      soon_on: 'soonOn',
      met_on: 'metOn',
      ended_on: 'endedOn',
      unit_on_due: 'unitOnDue',
    }),
  ]
  return { tables, services, hidden }
}

/**
 * From when a standard's evidence is supplied, and the last day of a whole turn from there; then after which day a clock
 * started that is in its first year, and the last day of a turn of that; null where there is none.
 */
function supplied(model: ReadModel, id: string): (Day | null)[] {
  const standard = findStandard(id)
  const supply = standard && supplyOf(model.coverage, standard, model.calendar)
  const { startedAfter, roundBy } = supply?.firstYear ?? {}
  return [supply?.from ?? null, supply?.roundBy ?? null, startedAfter ?? null, roundBy ?? null]
}

function tableOf(model: ReadModel, fact: string, named: Readonly<Record<string, string>>): Table {
  const columns = model.columns(fact)
  const types = Object.entries(named).map(([name, column]) => [
    name,
    columns.table.columns[column] === 'code' ? ('text' as const) : ('integer' as const),
  ])
  function* rows(): Generator<Value[]> {
    for (let row = 0; row < columns.length; row++) {
      const cells = Object.values(named).map((column): Value => {
        if (columns.table.columns[column] === 'code') return columns.text(column, row) ?? null
        const value = columns.numbers(column)[row]!
        return value === unknown ? null : value
      })
      yield [columns.child[row]!, ...cells]
    }
  }
  return { name: fact, columns: Object.fromEntries([['child', 'integer'], ...types]), rows }
}

/**
 * The statement that asks, of both databases alike: $1 is the day, $2 the service. A deadline's state comes from its
 * stored days, whose it is from who holds the child on the day (in time: from who did when it fell due), and what no
 * evidence was supplied for is left out, unless a whole turn has passed since there was.
 */
export function statementFor({ kind, service }: Asked, settled = 'plain' as 'plain' | 'indexed'): string {
  return kind === 'overdue' ? overdue(service !== undefined, unsettled[settled]) : inTime(service !== undefined)
}

/** The day a deadline was met or ended, whichever came first. */
export const settledOn = 'coalesce(least(met_on, ended_on), 2147483647)'

/** That it was neither on the day; as one would write it, or so that an index on settledOn can be used. */
const unsettled = {
  plain: '(met_on is null or met_on > $1) and (ended_on is null or ended_on > $1)',
  indexed: `${settledOn} > $1`,
}

/** What the statement is given. The year's first day is worked out beforehand. */
export function parametersOf({ kind, asOf, service }: Asked, yearBefore: (day: Day) => Day): (string | number)[] {
  return [asOf, ...(service === undefined ? [] : [service]), ...(kind === 'overdue' ? [] : [yearBefore(asOf)])]
}

function overdue(ofService: boolean, isUnsettled: string): string {
  return `
    select coalesce(holding.unit, '') as unit, deadline.standard, count(*) as n, count(*) as of
    from deadline
    join child on child.child = deadline.child
    join standard on standard.standard = deadline.standard
    left join holding on holding.child = deadline.child and holding.from_on <= $1
      and (holding.until_on is null or holding.until_on > $1)
    ${ofService ? 'join unit on unit.unit = holding.unit and unit.service = $2' : ''}
    where deadline.trigger_on <= $1 and deadline.due_on < $1 and ${isUnsettled} and not child.hidden
      and (standard.evidence_from <= deadline.due_on
        or case when deadline.trigger_on > standard.first_year_after then standard.first_year_round_by
          else standard.round_by end < $1
        and standard.evidence_from + deadline.due_on - deadline.trigger_on < $1)
    group by 1, 2`
}

function inTime(ofService: boolean): string {
  const after = ofService ? '$3' : '$2'
  return `
    select coalesce(deadline.unit_on_due, '') as unit, deadline.standard,
      count(*) filter (where deadline.met_on <= deadline.due_on) as n, count(*) as of
    from deadline
    join child on child.child = deadline.child
    join standard on standard.standard = deadline.standard
    ${ofService ? 'join unit on unit.unit = deadline.unit_on_due and unit.service = $2' : ''}
    where deadline.due_on > ${after} and deadline.due_on <= $1
      and (deadline.met_on <= deadline.due_on or deadline.ended_on is null or deadline.ended_on > deadline.due_on)
      and (deadline.due_on < $1 or deadline.met_on <= $1 or deadline.ended_on <= $1)
      and standard.evidence_from <= deadline.due_on and not child.hidden
    group by 1, 2`
}

export function countsOf(rows: readonly { unit: unknown; standard: unknown; n: unknown; of: unknown }[]): Counts {
  return new Map(rows.map(({ unit, standard, n, of }) => [`${unit}|${standard}`, `${n}/${of}`]))
}

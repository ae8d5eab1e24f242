import { DuckDBInstance } from '@duckdb/node-api'
import crossfilter from 'crossfilter2'
import pg from 'pg'
import type { Server } from './servers.ts'

/** The rows of an indicator on a day, flat: by field, what each row has. Everybody is given the same. */
export interface Flat {
  readonly fields: readonly string[]
  /** By field, in the order of the rows. */
  readonly columns: readonly (readonly string[])[]
}

/** What is chosen: by field, some values. */
export type Selections = ReadonlyMap<string, readonly string[]>

/** For every field, how many rows each value has under the selections in all others: "unit|T101" → 12. */
export type Possible = ReadonlyMap<string, number>

export interface Associative {
  /** Answers in its own way, told by the function it gives: only the answering is measured. */
  ask(selections: Selections): Promise<() => Possible> | (() => Possible)
  close(): Promise<void> | void
}

const name = (at: number) => `f${at}`

/**
 * One statement for all fields: each grouped by itself, under the selections in the others. Selections are parameters,
 * so that one statement can be prepared for each set of fields that is chosen from.
 */
function statementFor(fields: readonly string[], chosen: readonly string[], isOneOf: (parameter: number) => string) {
  return fields
    .map((field, at) => {
      const conditions = chosen.flatMap((each, index) =>
        each === field ? [] : [`${name(fields.indexOf(each))} ${isOneOf(index + 1)}`],
      )
      const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
      return `select ${at} as field, ${name(at)} as value, count(*)::integer as n from flat${where} group by 2`
    })
    .join(' union all ')
}

function possibleOf(fields: readonly string[], rows: Iterable<{ field: number; value: string; n: number }>): Possible {
  return new Map([...rows].map(({ field, value, n }) => [`${fields[field]}|${value}`, Number(n)]))
}

/** In PostgreSQL, every field indexed, vacuumed and analysed. */
export async function openInPostgres(server: Server, { fields, columns }: Flat): Promise<Associative> {
  const client = new pg.Client({ connectionString: await server.database() })
  await client.connect()
  await client.query(`create table flat (${fields.map((_, at) => `${name(at)} text`).join(', ')})`)
  const cells = fields.map((_, at) => `$${at + 1}::text[]`).join(', ')
  await client.query(`insert into flat select * from unnest(${cells})`, [...columns])
  for (const [at] of fields.entries()) await client.query(`create index on flat (${name(at)})`)
  await client.query('vacuum (analyze)')
  return {
    async ask(selections) {
      const chosen = [...selections.keys()]
      const text = statementFor(fields, chosen, parameter => `= any($${parameter}::text[])`)
      const values = chosen.map(each => [...selections.get(each)!])
      const { rows } = await client.query({ name: `chosen ${chosen.join()}`, text, values })
      return () => possibleOf(fields, rows)
    },
    close: () => client.end(),
  }
}

/** In DuckDB in memory, with all the threads it takes by itself. */
export async function openInDuckDb({ fields, columns }: Flat): Promise<Associative> {
  const instance = await DuckDBInstance.create()
  const duck = await instance.connect()
  await duck.run(`create table flat (${fields.map((_, at) => `${name(at)} varchar`).join(', ')})`)
  const appender = await duck.createAppender('flat')
  for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
    for (const column of columns) appender.appendVarchar(column[row]!)
    appender.endRow()
  }
  appender.closeSync()
  return {
    async ask(selections) {
      const chosen = [...selections.keys()]
      const text = statementFor(fields, chosen, parameter => {
        const values = selections.get(chosen[parameter - 1]!)!
        return `in (${values.map(each => `'${each.replaceAll("'", "''")}'`).join(', ')})`
      })
      const rows = await (await duck.runAndReadAll(text)).getRowObjects()
      return () => possibleOf(fields, rows as unknown as { field: number; value: string; n: number }[])
    },
    close() {
      duck.closeSync()
      instance.closeSync()
    },
  }
}

/** In crossfilter, which keeps every field's counts and changes them by what a selection takes in or out. */
export function openInCrossfilter({ fields, columns }: Flat): Associative {
  const rows = Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => row)
  const index = crossfilter(rows)
  const dimensions = columns.map(column => index.dimension(row => column[row]!))
  const groups = dimensions.map(each => each.group<string, number>())
  let before: Selections = new Map()
  return {
    ask(selections) {
      for (const [at, field] of fields.entries()) {
        const values = selections.get(field)
        if (values === before.get(field)) continue
        if (values === undefined) dimensions[at]!.filterAll()
        else if (values.length === 1) dimensions[at]!.filterExact(values[0]!)
        else {
          const wanted = new Set<unknown>(values)
          dimensions[at]!.filterFunction(value => wanted.has(value))
        }
      }
      before = selections
      const all = groups.map(each => each.all())
      return () => {
        const found = new Map<string, number>()
        for (const [at, group] of all.entries())
          for (const { key, value } of group) if (value > 0) found.set(`${fields[at]}|${key}`, value)
        return found
      }
    },
    close() {
      for (const each of dimensions) each.dispose()
    },
  }
}

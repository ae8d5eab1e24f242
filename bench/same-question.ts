import type { DuckDBConnection } from '@duckdb/node-api'
import { type Kysely, sql } from 'kysely'
import { unknown } from '../src/analysis/columns.ts'
import { evidenceByStandard } from '../src/analysis/deadline-states.ts'
import type { ReadModel } from '../src/analysis/index.ts'
import { statesOn } from '../src/analysis/index.ts'
import type { Day } from '../src/domain/calendar/day.ts'
import type { Database } from '../src/store/index.ts'

interface Row {
  readonly standard: string
  readonly unit: string
  readonly trigger_on: number
  readonly due_on: number
  readonly met_on: number | null
  readonly ended_on: number | null
  readonly evidence_from: number | null
}

/** The deadlines as a database would hold them: days as integers, the holder on the day already joined. */
function* rowsOf(model: ReadModel, asOf: Day): Generator<Row> {
  const table = model.columns('deadline')
  const [trigger, due, met, ended, standard] = ['triggerOn', 'dueOn', 'metOn', 'endedOn', 'standard'].map(name =>
    table.numbers(name),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  const evidence = evidenceByStandard(model)
  const { unit } = model.on(asOf)
  statesOn(model, asOf)
  const orNull = (value: number) => (value === unknown ? null : value)
  for (let row = 0; row < table.length; row++) {
    yield {
      standard: table.text('standard', row)!,
      unit: model.units.texts[unit[table.child[row]!]!] ?? '',
      trigger_on: trigger[row]!,
      due_on: due[row]!,
      met_on: orNull(met[row]!),
      ended_on: orNull(ended[row]!),
      evidence_from: orNull(evidence[standard[row]!]!),
    }
  }
}

const columns =
  'standard text, unit text, trigger_on integer, due_on integer, met_on integer, ended_on integer, evidence_from integer'

const question = (asOf: Day) => `
  select unit, standard, count(*) as n from bench_deadline
  where trigger_on <= ${asOf} and due_on < ${asOf} and (met_on is null or met_on > ${asOf})
    and (ended_on is null or ended_on > ${asOf}) and (evidence_from is null or evidence_from <= due_on)
  group by unit, standard`

/** Puts the deadlines into an indexed table of the record's own database. */
export async function prepareSql(db: Kysely<Database>, model: ReadModel, asOf: Day): Promise<void> {
  await sql.raw(`drop table if exists bench_deadline`).execute(db)
  await sql.raw(`create table bench_deadline (${columns})`).execute(db)
  let some: Row[] = []
  const flush = async () => {
    await sql`insert into bench_deadline select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as g(${sql.raw(columns)})`.execute(
      db,
    )
    some = []
  }
  for (const row of rowsOf(model, asOf)) if (some.push(row) === 10_000) await flush()
  await flush()
  await sql.raw('create index on bench_deadline (standard, due_on)').execute(db)
  await sql.raw('analyze bench_deadline').execute(db)
}

export async function overdueInSql(db: Kysely<Database>, asOf: Day): Promise<Map<string, number>> {
  const { rows } = await sql.raw<{ unit: string; standard: string; n: number }>(question(asOf)).execute(db)
  return new Map(rows.map(each => [`${each.unit}|${each.standard}`, Number(each.n)]))
}

/** Puts the deadlines into a DuckDB table. */
export async function prepareDuckDb(duck: DuckDBConnection, model: ReadModel, asOf: Day): Promise<void> {
  await duck.run(`create table bench_deadline (${columns})`)
  const appender = await duck.createAppender('bench_deadline')
  const integer = (value: number | null) => (value === null ? appender.appendNull() : appender.appendInteger(value))
  for (const row of rowsOf(model, asOf)) {
    appender.appendVarchar(row.standard)
    appender.appendVarchar(row.unit)
    for (const value of [row.trigger_on, row.due_on, row.met_on, row.ended_on, row.evidence_from]) integer(value)
    appender.endRow()
  }
  appender.closeSync()
}

export async function overdueInDuckDb(duck: DuckDBConnection, asOf: Day): Promise<Map<string, number>> {
  const rows = await (await duck.runAndReadAll(question(asOf))).getRowObjects()
  return new Map(rows.map(each => [`${String(each.unit)}|${String(each.standard)}`, Number(each.n)]))
}

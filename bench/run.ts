import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { sql } from 'kysely'
import { ask, boardOn } from '../src/analysis/index.ts'
import { runImport } from '../src/app/commands/import.ts'
import { loadModel, openWorkplace } from '../src/app/workplace.ts'
import { day } from '../src/domain/calendar/day.ts'
import { englandAndWales } from '../src/domain/calendar/working-calendar.ts'
import { findIndicator } from '../src/domain/indicators/registry.ts'
import { buildRecord } from '../src/domain/record/build.ts'
import { noMappings } from '../src/domain/record/local-mappings.ts'
import { evaluate } from '../src/domain/standards/evaluate.ts'
import { standards } from '../src/domain/standards/registry.ts'
import { readChildRows } from '../src/store/case-records.ts'
import { writeSyntheticExtract } from '../src/synthetic/index.ts'
import { overdueInDuckDb, overdueInSql, prepareDuckDb, prepareSql } from './same-question.ts'

const until = '2026-11-24'
const asOf = day(until)
const folder = await mkdtemp(join(tmpdir(), 'sightline-bench-'))
const url = process.env.DATABASE_URL || undefined

/** The median of some timings of a piece of work, in milliseconds, after one turn that is not counted. */
async function median(work: () => unknown, turns = 9): Promise<number> {
  await work()
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[turns >> 1]!
}

const place = await openWorkplace(join(folder, 'data'), url)
try {
  const out = join(folder, 'extract')
  await writeSyntheticExtract({ out, until })
  const outcome = await runImport(place, {
    path: out,
    authority: '999',
    mode: 'full',
    confirm: 'yes',
    acceptGone: true,
    by: 'bench',
  })
  console.log(
    `Import and evaluation on ${place.store.engine}: ${outcome.seconds.toFixed(1)} s for ${outcome.deadlines} deadlines`,
  )

  const model = await loadModel(place.store, '999')
  const some = model.children.slice(0, 4000)
  const records = [...(await readChildRows(place.store.db, '999', some))].map(([id, rows]) =>
    buildRecord(id, rows, noMappings),
  )
  let count = 0
  const engine = await median(() => {
    count = 0
    for (const record of records) count += evaluate(record, standards, englandAndWales).length
  })
  console.log(
    `Engine alone: ${Math.round((count / engine) * 1000).toLocaleString('en-GB')} deadlines a second on one core`,
  )

  const question = { indicator: findIndicator('overdue')!, asOf, by: ['unit', 'standard'] as const }
  const ours = await median(() => ask(model, question, () => undefined))
  console.log(
    `Overdue by unit and standard, in memory: ${ours.toFixed(1)} ms; the whole board: ${(await median(() => boardOn(model, asOf))).toFixed(1)} ms`,
  )

  const answer = new Map(
    ask(model, question, () => undefined).groups!.map(each => [each.keys.join('|'), each.numerator]),
  )
  await prepareSql(place.store.db, model, asOf)
  const inSql = await overdueInSql(place.store.db, asOf)
  const server = await median(() => overdueInSql(place.store.db, asOf))
  const duck = await (await DuckDBInstance.create()).connect()
  await prepareDuckDb(duck, model, asOf)
  const inDuck = await overdueInDuckDb(duck, asOf)
  const duckTime = await median(() => overdueInDuckDb(duck, asOf))
  for (const [name, other] of [
    ['SQL', inSql],
    ['DuckDB', inDuck],
  ] as const) {
    const same = other.size === answer.size && [...other].every(([key, value]) => answer.get(key) === value)
    if (!same) throw new Error(`${name} gives another answer than the read model.`)
  }
  console.log(
    `The same in SQL on ${place.store.engine}: ${server.toFixed(1)} ms (${(server / ours).toFixed(0)} times ours); in DuckDB: ${duckTime.toFixed(1)} ms (${(duckTime / ours).toFixed(1)} times ours). Answers equal.`,
  )
  await sql`drop table if exists bench_deadline`.execute(place.store.db)
} finally {
  await place.close()
  await rm(folder, { recursive: true, force: true })
}

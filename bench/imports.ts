import { sql } from 'kysely'
import { syntheticAuthority } from '../src/synthetic/index.ts'
import { type Authority, type Engine, engines, type Held, type Imported, importInto, withStore } from './authority.ts'
import { type Bench, type Finding, finding, seconds, type Turns, turnsOf } from './bench.ts'
import { changedExtract } from './changed-extract.ts'
import { serve } from './serving.ts'

const turns = 3

/** From the command to its end, each import in a process of its own: what a person or a night's job waits for. */
export const imports: Bench = {
  name: 'imports',
  title: 'Importing',
  async measure(authority) {
    const findings: Finding[] = []
    for (const engine of engines) findings.push(...(await measureOn(engine, authority)))
    return findings
  },
}

/** The most that each may take, in seconds. */
const most = { first: { pglite: 60, postgresql: 30 }, again: 5, changed: 8 }

async function measureOn(engine: Engine, authority: Authority): Promise<Finding[]> {
  const extract = await authority.extract()
  const { path, share } = await changedExtract(authority.folder, extract)
  const first: Imported[] = []
  let record: Held | undefined
  for (let turn = 0; turn < turns; turn++) {
    record = await authority.empty(engine)
    first.push(await importInto(record, extract))
  }
  const held = record!
  const again: Imported[] = []
  for (let turn = 0; turn < turns; turn++) again.push(await importInto(held, extract))
  mustHaveChangedNothing(again)
  const changed: Imported[] = []
  // There, back and there again: each is as many rows changed.
  for (const each of [path, extract, path]) {
    changed.push(await importInto(held, each))
    await mustHaveTouchedOnly(held, changed.at(-1)!)
  }
  // A command for an embedded record that a server has open is carried out by the server.
  const served = engine === 'pglite' ? await servedWith(held, [extract, path, extract]) : []
  authority.hold(engine, held)
  const { told } = first[0]!
  const megabytes = Math.max(...[...first, ...again, ...changed].map(each => each.megabytes))
  const touched = changed.map(({ told: { children } }) => children)
  return [
    finding(
      `${engine}: first import and evaluation (${told.rows.new} rows, ${told.deadlines} deadlines)`,
      tookOf(first),
      seconds,
      { most: most.first[engine] },
    ),
    finding(`${engine}: the same extract again`, tookOf(again), seconds, { most: most.again }),
    finding(
      `${engine}: ${(share * 100).toFixed(1)}% of rows changed (${Math.max(...touched)} children touched, and only those worked out again)`,
      tookOf(changed),
      seconds,
      { most: most.changed },
    ),
    ...(served.length === 0
      ? []
      : [
          finding(
            `${engine}: ${(share * 100).toFixed(1)}% of rows changed, imported into a server that was started before`,
            tookOf(served),
            seconds,
            { most: most.changed },
          ),
        ]),
    {
      what: `${engine}: most memory of the importing process`,
      found: `${megabytes} MB`,
      aim: 'under 2048 MB',
      isMet: megabytes < 2048,
    },
  ]
}

/** The imports of extracts one after the other while a server runs, the first of them its first. */
async function servedWith(held: Held, extracts: readonly string[]): Promise<Imported[]> {
  const server = await serve(held)
  try {
    const imported: Imported[] = []
    for (const each of extracts) imported.push(await importInto(held, each))
    return imported
  } finally {
    await server.stop()
  }
}

function tookOf(imported: readonly Imported[]): Turns {
  return turnsOf(imported.map(each => each.seconds))
}

function mustHaveChangedNothing(again: readonly Imported[]): void {
  for (const { told } of again) {
    if (told.rows.new + told.rows.changed + told.rows.gone + told.children > 0)
      throw new Error(`The same extract changed something: ${JSON.stringify(told)}`)
  }
}

/** Throws unless every child worked out again is one of whom a row came or went in that import. */
async function mustHaveTouchedOnly(held: Held, { told }: Imported): Promise<void> {
  const { rows } = await withStore(held, ({ db }) =>
    sql<{ touched: number; needlessly: number }>`
      with touched as (
        select distinct child_id from case_record
        where authority_id = ${syntheticAuthority.id} and (from_batch = ${told.batch} or to_batch = ${told.batch}))
      select (select count(*) from touched where child_id <> '') as touched, count(*) as needlessly
      from child_derivation join data_version using (authority_id)
      where authority_id = ${syntheticAuthority.id} and from_version = data_version.version
        and child_id not in (select child_id from touched)`.execute(db),
  )
  const { touched, needlessly } = rows[0]!
  if (touched === 0 || needlessly > 0 || told.children > touched)
    throw new Error(`${told.children} children were worked out again, of ${touched} touched; ${needlessly} needlessly.`)
}

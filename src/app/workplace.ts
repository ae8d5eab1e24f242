import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadModel } from '../analysis/index.ts'
import { buildOrganisation, type Organisation } from '../domain/access/organisation.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { deriveChild, rulesVersion } from '../domain/indicators/derive.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import type { WorkerRole } from '../domain/record/facts.ts'
import type { LocalMappings } from '../domain/record/local-mappings.ts'
import type { SourceRow } from '../domain/record/source-row.ts'
import { standards } from '../domain/standards/registry.ts'
import { readAuthorities } from '../store/authorities.ts'
import { readSharedRows } from '../store/case-records.ts'
import { loadDerivations } from '../store/derivations.ts'
import { openStore, type Store } from '../store/index.ts'
import { readMappings } from '../store/mappings.ts'
import { CommandError } from './io.ts'

/** The record, open, and where its files are kept. */
export interface Workplace {
  readonly store: Store
  readonly folder: string
  readonly filesFolder: string
  close(): Promise<void>
}

/** Opens the record: the PostgreSQL server of DATABASE_URL, or the embedded database in the data folder. */
export async function openWorkplace(folder: string, url: string | undefined): Promise<Workplace> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const store = await openStore({ url, folder: join(folder, 'record') })
  return { store, folder, filesFolder: join(folder, 'files'), close: () => store.close() }
}

/** The authority a command is about: the one named, else the only one held. Throws CommandError when it cannot be told. */
export async function chooseAuthority(store: Store, named?: string): Promise<string> {
  const held = (await readAuthorities(store.db)).map(each => each.authority_id)
  if (named !== undefined) {
    if (!held.includes(named))
      throw new CommandError(`No authority ${named} is held here. Held: ${held.join(', ') || 'none'}.`)
    return named
  }
  if (held.length === 1) return held[0]!
  if (held.length === 0) throw new CommandError('Nothing has been imported yet. Run: npx sightline import PATH')
  throw new CommandError(`Several authorities are held (${held.join(', ')}). Say which with --authority CODE.`)
}

/** The authority's own words, as the record's reading takes them. */
export async function mappingsOf(store: Store, authority: string): Promise<LocalMappings> {
  const mappings = await readMappings(store.db, authority, { domain: 'role' })
  return { roles: new Map(mappings.map(each => [each.from.toUpperCase(), each.to as WorkerRole])) }
}

/** What works out a child from their rows, with the rules of this version and the authority's own words. */
export function deriveWith(mappings: LocalMappings): (childId: string, rows: SourceRow[]) => DerivedChild {
  return (childId, rows) => deriveChild(childId, rows, mappings, standards, englandAndWales)
}

export { rulesVersion }

/** The read model of an authority, loaded whole. */
export async function loadModel(store: Store, authority: string): Promise<ReadModel> {
  const model = new ReadModel(authority, factTables, englandAndWales)
  const { derivations, version } = await loadDerivations(store.db, authority)
  model.refresh(parsed(derivations), version)
  return model
}

/** Brings a model up to what has been published since. Answers whether anything had. */
export async function refreshModel(store: Store, model: ReadModel): Promise<boolean> {
  const { derivations, version, removed } = await loadDerivations(store.db, model.authority, {
    sinceVersion: model.version,
  })
  if (version === model.version) return false
  model.refresh(parsed(derivations), version, removed)
  return true
}

function* parsed(derivations: readonly { payload: string }[]): Generator<DerivedChild> {
  for (const { payload } of derivations) yield JSON.parse(payload) as DerivedChild
}

/** Who works where, from the departments and professionals last imported. */
export async function loadOrganisation(store: Store, authority: string): Promise<Organisation> {
  const rows = await readSharedRows(store.db, authority, ['department', 'professionals'])
  const of = (table: string) => rows.filter(each => each.table === table).map(each => each.data)
  return buildOrganisation(of('department'), of('professionals'))
}

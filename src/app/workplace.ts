import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadModel } from '../analysis/index.ts'
import { buildOrganisation, type Organisation } from '../domain/access/organisation.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import type { Settings } from '../server/settings.ts'
import { readAuthorities } from '../store/authorities.ts'
import { readSharedRows } from '../store/case-records.ts'
import { countDerivations, eachDerivation, loadDerivations } from '../store/derivations.ts'
import { openStore, type Store } from '../store/index.ts'
import { intakeHere } from './intake/here.ts'
import type { Intake } from './intake/intake.ts'
import { CommandError } from './io.ts'

/** The record, open, and where its files are kept. */
export interface Workplace {
  readonly store: Store
  readonly folder: string
  readonly filesFolder: string
  /** What reads extracts into the record. */
  readonly intake: Intake
  /** How the server that has the record open runs; undefined where no server runs the command. */
  readonly served?: Settings | undefined
  close(): Promise<void>
}

/** Opens the record: the PostgreSQL server of DATABASE_URL, or the embedded database in the data folder. */
export async function openWorkplace(folder: string, url: string | undefined, ownerUrl?: string): Promise<Workplace> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const store = await openStore({ url, ownerUrl, folder: join(folder, 'record') })
  const filesFolder = join(folder, 'files')
  return { store, folder, filesFolder, intake: intakeHere(store, filesFolder), close: () => store.close() }
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

/** The read model of an authority, loaded whole. */
export async function loadModel(store: Store, authority: string): Promise<ReadModel> {
  const model = new ReadModel(authority, factTables, englandAndWales)
  const children = await countDerivations(store.db, authority)
  const { version } = await eachDerivation(store.db, authority, {}, some => {
    const isFirst = model.children.length === 0
    model.refresh(parsed(some), model.version)
    if (isFirst) model.expect(children)
  })
  model.refresh([], version)
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

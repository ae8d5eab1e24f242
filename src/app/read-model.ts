import { ReadModel } from '../analysis/index.ts'
import { buildOrganisation, type Organisation } from '../domain/access/organisation.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { DerivedColumns } from '../domain/indicators/derived-columns.ts'
import { readDerived } from '../domain/indicators/derived-text.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { readSharedRows } from '../store/case-records.ts'
import { eachDerivation, loadDerivations, roughlyHowManyChildren } from '../store/derivations.ts'
import type { Store } from '../store/index.ts'
import { readMappings } from '../store/mappings.ts'

/** The read model of an authority, loaded whole. */
export async function loadModel(store: Store, authority: string): Promise<ReadModel> {
  const model = new ReadModel(authority, factTables, englandAndWales)
  const children = await roughlyHowManyChildren(store.db)
  const { version } = await eachDerivation(store.db, authority, {}, some => {
    const isFirst = model.children.length === 0
    model.refresh(parsed(some), model.version)
    if (isFirst && children > model.children.length) model.expect(children)
  })
  model.refresh([], version)
  return model
}

/** Brings a model up to what has been published since. */
export async function refreshModel(store: Store, model: ReadModel): Promise<void> {
  const { derivations, version, removed } = await loadDerivations(store.db, model.authority, {
    sinceVersion: model.version,
  })
  if (version !== model.version) model.refresh(parsed(derivations), version, removed)
}

function* parsed(derivations: readonly { payload: string }[]): Generator<DerivedColumns> {
  for (const { payload } of derivations) yield readDerived(payload)
}

/** Who works where, from the departments and professionals last imported. */
export async function loadOrganisation(store: Store, authority: string): Promise<Organisation> {
  const rows = await readSharedRows(store.db, authority, ['department', 'professionals'])
  const said = (await readMappings(store.db, authority)).filter(each => each.domain === 'team')
  const of = (table: string) => rows.filter(each => each.table === table).map(each => each.data)
  return buildOrganisation(of('department'), of('professionals'), new Map(said.map(({ from, to }) => [from, to])))
}

import type { Store } from '../store/index.ts'
import { readDecisions } from '../store/people/decisions.ts'
import { readLastImports } from './data-line.ts'
import { mappingsOf, standardsOf } from './intake/understanding.ts'
import { loadOrganisation } from './read-model.ts'

export type Held = Awaited<ReturnType<typeof readHeld>>

/**
 * What is read anew of an authority with each data version, besides the facts: its organisation, words, standards,
 * decisions about children, and what was imported last.
 */
export async function readHeld(store: Store, id: string, at: Date) {
  const [organisation, mappings, standards, imports, decisions] = await Promise.all([
    loadOrganisation(store, id),
    mappingsOf(store.db, id),
    standardsOf(store.db, id),
    readLastImports(store.db, id),
    readDecisions(store.db, id, at),
  ])
  return { organisation, mappings, standards, imports, decisions }
}

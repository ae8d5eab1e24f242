import type { RoomServices } from '../rooms/services.ts'
import { englandInstant } from '../server/england-instant.ts'
import { listBatches } from '../store/batches.ts'
import type { Store } from '../store/index.ts'
import { countIssues } from '../store/issues.ts'
import { readDecisions } from '../store/people/decisions.ts'
import { mappingsOf, standardsOf } from './intake/understanding.ts'
import { loadOrganisation } from './read-model.ts'

export type DataLine = ReturnType<RoomServices['dataLine']>
export type Held = Awaited<ReturnType<typeof readHeld>>

/**
 * What is read anew of an authority with each data version, besides the facts: its organisation, words, standards,
 * decisions about children, and how old the data are. They are old when the last extract came more than so many hours ago.
 */
export async function readHeld(store: Store, id: string, version: number, staleAfterHours: number) {
  const [organisation, mappings, standards, batches, decisions] = await Promise.all([
    loadOrganisation(store, id),
    mappingsOf(store.db, id),
    standardsOf(store.db, id),
    listBatches(store.db, id, 20),
    readDecisions(store.db, id, new Date()),
  ])
  const last = batches.find(each => each.state === 'published')
  const issues = last === undefined ? [] : await countIssues(store.db, id, last.batch)
  const count = issues.filter(each => each.severity !== 'note').reduce((sum, each) => sum + Number(each.issues), 0)
  const at = last?.finished_at ?? undefined
  const old = at !== undefined && Date.now() - at.getTime() > staleAfterHours * 3_600_000
  const source = at === undefined ? 'Nothing has been imported yet' : `Case system extract of ${englandInstant(at)}`
  const dataLine: DataLine = {
    version,
    source,
    attention: last === undefined ? undefined : { count, href: `/imports/${last.batch}` },
    stale: old ? `no extract since ${englandInstant(at)}` : undefined,
  }
  return { organisation, mappings, standards, dataLine, decisions, lastBatch: last?.batch }
}

import type { SourceFormat } from '../../domain/record/source-row.ts'
import { readDigests } from '../../store/child-digests.ts'
import { readVersion } from '../../store/data-version.ts'
import type { Db } from '../../store/store.ts'
import type { Digests } from '../../store/tables.ts'
import type { HeldContent } from '../format.ts'
import { HeldAhead } from './held-ahead.ts'

/** What is held of an authority in a format, as readers ask it, and as comparing takes it while nothing has changed. */
export interface HeldDigests extends HeldContent {
  /** The digests held of every child, if this is the data version; undefined where it is another. */
  at(version: number): ReadonlyMap<string, Digests> | undefined
  /** The rows of children that seem to have changed, read while others are still looked at; of this data version too. */
  readonly ahead: HeldAhead
}

/** Held rows kept for comparing and for working children out again, at most: about 150 MB. Others are read when needed. */
export const rowsKept = 300_000

/** Reads what is held now. */
export async function readHeld(db: Db, authority: string, format: SourceFormat): Promise<HeldDigests> {
  // The version first: digests of a later one are then never taken for its own.
  const version = await readVersion(db, authority)
  const digests = await readDigests(db, authority)
  const tables = new Set<string>()
  for (const each of digests.values()) {
    for (const [table, [, , asWritten]] of Object.entries(each[format] ?? {})) if (asWritten) tables.add(table)
  }
  const rowsOf = (childId: string) => {
    const held = digests.get(childId)
    return held && Object.values(held).reduce((sum, tables) => sum + rowsIn(tables), 0)
  }
  return {
    ahead: new HeldAhead(db, authority, rowsOf, rowsKept),
    at: asked => (asked === version ? digests : undefined),
    holds: table => tables.has(table),
    isSame: (childId, table, digest) => digests.get(childId)?.[format]?.[table]?.[2] === digest,
  }
}

function rowsIn(tables: Digests[string]): number {
  return Object.values(tables).reduce((sum, [, rows]) => sum + rows, 0)
}

import type { SourceFormat } from '../../domain/record/source-row.ts'
import { readDigests } from '../../store/child-digests.ts'
import { readVersion } from '../../store/data-version.ts'
import type { Db } from '../../store/store.ts'
import type { Digests } from '../../store/tables.ts'
import type { HeldContent } from '../format.ts'

/** What is held of an authority in a format, as readers ask it, and as comparing takes it while nothing has changed. */
export interface HeldDigests extends HeldContent {
  /** The digests held of every child, if this is the data version; undefined where it is another. */
  at(version: number): ReadonlyMap<string, Digests> | undefined
}

/** Reads what is held now. */
export async function readHeld(db: Db, authority: string, format: SourceFormat): Promise<HeldDigests> {
  // The version first: digests of a later one are then never taken for its own.
  const version = await readVersion(db, authority)
  const digests = await readDigests(db, authority)
  const tables = new Set<string>()
  for (const each of digests.values()) {
    for (const [table, [, , asWritten]] of Object.entries(each[format] ?? {})) if (asWritten) tables.add(table)
  }
  return {
    at: asked => (asked === version ? digests : undefined),
    holds: table => tables.has(table),
    isSame: (childId, table, digest) => digests.get(childId)?.[format]?.[table]?.[2] === digest,
  }
}

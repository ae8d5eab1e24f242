import type { SourceFormat } from '../../domain/record/source-row.ts'
import { readVersion } from '../../store/data-version.ts'
import type { Db } from '../../store/store.ts'
import { type Digests, readDigests } from '../../store/table-digests.ts'
import type { HeldContent } from '../format.ts'
import { HeldAhead } from './held-ahead.ts'

/** What is held of an authority in a format, as readers ask it, and as comparing takes it while nothing has changed. */
export interface HeldDigests extends HeldContent {
  /** The digests held of every child, if this is the data version; undefined where it is another. */
  at(version: number): Digests | undefined
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
  const tables = digests.of(format)
  return {
    ahead: new HeldAhead(db, authority, childId => digests.rowsOf(childId), rowsKept),
    at: asked => (asked === version ? digests : undefined),
    holds: table => tables.get(table)?.isKnownAsWritten === true,
    isSame: (childId, table, digest) => tables.get(table)?.stoodAs(childId, digest) === true,
  }
}

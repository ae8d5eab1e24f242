import type { SourceFormat } from '../../domain/record/source-row.ts'
import { readVersion } from '../../store/data-version.ts'
import type { Db } from '../../store/store.ts'
import { type Digests, readDigests, type TableDigests } from '../../store/table-digests.ts'
import type { HeldContent, HeldTable } from '../format.ts'
import { lanesEach, lanesOf } from '../rows-digest.ts'
import { HeldAhead } from './held-ahead.ts'

/** What is held of an authority in a format, as readers ask it, and as comparing takes it while nothing has changed. */
export interface HeldDigests extends HeldContent {
  /**
   * The digests held of every child, if this is whose they are and the data version; undefined where either is another:
   * files may name an authority that nobody expected.
   */
  at(authority: string, version: number): Digests | undefined
  /** The rows of children that seem to have changed, read while others are still looked at; of this data version too. */
  readonly ahead: HeldAhead
}

/** Held rows kept for comparing and for working children out again, at most: about 150 MB. Others are read when needed. */
export const rowsKept = 300_000

/** What is held of an authority, of whatever format an extract turns out to be. */
export type HeldByFormat = (format: SourceFormat) => HeldDigests

/** Reads what is held now. */
export async function readHeld(db: Db, authority: string): Promise<HeldByFormat> {
  // The version first: digests of a later one are then never taken for its own.
  const version = await readVersion(db, authority)
  const digests = await readDigests(db, authority)
  return format => heldOf(db, authority, format, version, digests)
}

function heldOf(db: Db, authority: string, format: SourceFormat, version: number, digests: Digests): HeldDigests {
  const { children } = digests
  const held = children.count
  const tables = new Map<string, HeldTable>()
  for (const [name, each] of digests.of(format)) {
    if (each.isKnownAsWritten) tables.set(name, new StoodAs(each))
  }
  return {
    children,
    table: name => tables.get(name),
    people: () => digests.childIdsIn('person'),
    ahead: new HeldAhead(db, authority, rowsKept, childId => {
      const number = children.find(childId)
      return number > 0 && number <= held
    }),
    at: (asked, atVersion) => (asked === authority && atVersion === version ? digests : undefined),
  }
}

/** The digests of a table's rows as they stood in their file, by the numbers of children. */
class StoodAs implements HeldTable {
  readonly #digests: TableDigests
  #lanes: Int32Array | undefined

  constructor(digests: TableDigests) {
    this.#digests = digests
  }

  stoodAs(child: number, a: number, b: number, c: number): boolean {
    const place = this.#digests.placeOf(child)
    if (place === undefined) return false
    this.#lanes ??= lanesOf(this.#digests.asWritten)
    const lanes = this.#lanes
    const at = place * lanesEach
    if (lanes[at] !== a || lanes[at + 1] !== b || lanes[at + 2] !== c) return false
    // All of them nothing is what stands where there is no digest.
    return a !== 0 || b !== 0 || c !== 0
  }
}

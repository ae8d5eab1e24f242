import { type PublishedImport, publishedImports } from '../store/batches.ts'
import type { Db } from '../store/store.ts'

/** How old what is held of the case system is, by the imports of its extract. */
export interface LastExtract {
  /** When the extract came that brought what is oldest of what most standards rest on. */
  readonly at: Date
  /** When the last correction and the last part of an extract came since, the earlier first. */
  readonly since: readonly { readonly what: 'a correction' | 'a part of it'; readonly at: Date }[]
  /** The tables that no extract since has brought, where one has brought others. */
  readonly notSince: readonly string[]
  /** The imports of which something is still held as they brought it. */
  readonly batches: readonly number[]
}

/** The tables most standards rest on: what began and ended, who holds the child, and when it was visited and reviewed. */
const restedOn: ReadonlySet<string> = new Set([
  'cin_episodes',
  'cin_assessments',
  'cin_plans',
  'cin_visits',
  's47_enquiry',
  'initial_cp_conference',
  'cp_plans',
  'cp_visits',
  'cp_reviews',
  'cla_episodes',
  'cla_visits',
  'cla_reviews',
  'involvements',
])

/** How many imports are asked for at once, and at most: what none of so many has brought is supplied no more. */
const [atOnce, mostAsked] = [25, 500]

/** What the imports of the case system say of its last extract; undefined where there are none. */
export async function readLastExtract(db: Db, authority: string): Promise<LastExtract | undefined> {
  const found: PublishedImport[] = []
  for (;;) {
    const more = await publishedImports(db, authority, 'ssd', { limit: atOnce, offset: found.length })
    found.push(...more)
    const brought = new Set(found.filter(extractAmong(found)).flatMap(each => each.brought))
    if (more.length < atOnce || found.length >= mostAsked || brought.isSupersetOf(restedOn)) return lastExtract(found)
  }
}

/** A table is as old as the last extract that brought it, the whole as the oldest of them: corrections make nothing younger. */
function lastExtract(newestFirst: readonly PublishedImport[]): LastExtract | undefined {
  const isExtract = extractAmong(newestFirst)
  const extracts = newestFirst.filter(isExtract)
  const lastOf = new Map<string, PublishedImport>()
  const held = tablesRestedOn(newestFirst)
  for (const each of extracts) {
    // Of a table in which nothing changed, the changes of a night bring nothing.
    const told = each.mode === 'delta' ? held : tablesRestedOn([each])
    for (const table of told) if (!lastOf.has(table)) lastOf.set(table, each)
  }
  const [oldest] = [...lastOf.values()].sort((a, b) => a.at.getTime() - b.at.getTime())
  const base = oldest ?? extracts[0] ?? newestFirst.at(-1)
  if (base === undefined) return undefined
  const later = newestFirst.filter(each => each.at > base.at)
  const correction = later.find(each => !isExtract(each))
  const part = later.find(isExtract)
  const notSince = [...lastOf].flatMap(([table, each]) => (each === base ? [table] : []))
  return {
    at: base.at,
    since: [
      ...(part === undefined ? [] : [{ what: 'a part of it', at: part.at } as const]),
      ...(correction === undefined ? [] : [{ what: 'a correction', at: correction.at } as const]),
    ].sort((a, b) => a.at.getTime() - b.at.getTime()),
    notSince: notSince.length < lastOf.size ? notSince.sort() : [],
    batches: stillHeld(newestFirst, new Set([base, ...lastOf.values()])),
  }
}

/**
 * Tells of an import, among others, whether it is an extract of all children, or of all that changed of them, and no
 * correction of a few: also one not declared a delta leaves the others' rows as they are held. The first there is of its
 * tables is all there is. What changed in a night is in many tables, and a correction in one or two.
 */
function extractAmong(imports: readonly PublishedImport[]): (each: PublishedImport) => boolean {
  const all = tablesRestedOn(imports).size
  return each => {
    if (isWhole(each)) return true
    const changed = tablesRestedOn([each]).size
    return each.mode === 'delta' && changed > 2 && changed * 2 >= all
  }
}

/** Whether an import is all there was of its tables, and not what changed in them. */
function isWhole({ mode, rows, held }: PublishedImport): boolean {
  return mode === 'delta' ? held === 0 && rows > 0 : rows * 10 >= held
}

/** The tables that standards rest on of which any of these imports brought something. */
function tablesRestedOn(imports: readonly PublishedImport[]): Set<string> {
  return new Set(imports.flatMap(each => each.brought.filter(table => restedOn.has(table))))
}

/**
 * From the oldest of some imports on, those that brought a table that no extract has brought since. What only changed
 * leaves the rest as it came before: the whole that it changed is still held too.
 */
function stillHeld(newestFirst: readonly PublishedImport[], from: ReadonlySet<PublishedImport>): number[] {
  const found: number[] = []
  const broughtSince = new Set<string>()
  const oldest = newestFirst.findLastIndex(each => from.has(each))
  const until = Math.max(
    oldest,
    newestFirst.findIndex((each, at) => at >= oldest && isWhole(each)),
  )
  for (const each of newestFirst.slice(0, until + 1)) {
    if (found.length === 0 || !isWhole(each) || each.brought.some(table => !broughtSince.has(table)))
      found.push(each.batch)
    if (isWhole(each)) for (const table of each.brought) broughtSince.add(table)
  }
  return found
}

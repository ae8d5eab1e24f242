import { sql, type Transaction } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Holder } from './holders.ts'
import type { Db } from './store.ts'
import type { Database } from './tables.ts'

/** What was derived of one child, as it is kept. */
export interface Derivation {
  readonly childId: string
  readonly unit?: string | undefined
  readonly worker?: string | undefined
  /** What is derived, as text: the JSON of a `DerivedColumns`. */
  readonly payload: string
}

export interface LoadedDerivations {
  /** The data version these are complete up to. */
  readonly version: number
  readonly derivations: readonly Derivation[]
  /** Children of whom nothing is held any more. Only told when asking since a version. */
  readonly removed: readonly string[]
}

/** About 8 MB of text a time; fewer at first, so that whoever takes them need not wait for long. */
const rowsAtOnce = 2000
const rowsAtFirst = 250

/** Which derivations: those published after one version, or as they were when another had been; else those now current. */
export interface WhichDerivations {
  readonly sinceVersion?: number
  readonly atVersion?: number
}

/**
 * Every child's current derivation, or with `sinceVersion` only those published after it, all as of one version. With
 * `atVersion`, as they were when that version had been published.
 */
export async function loadDerivations(
  db: Db,
  authority: string,
  which: WhichDerivations = {},
): Promise<LoadedDerivations> {
  const derivations: Derivation[] = []
  const told = await eachDerivation(db, authority, which, some => derivations.push(...some))
  return { ...told, derivations }
}

/**
 * As loadDerivations, but gives them to `take` some at a time, in the order of the children's ids. The next are read
 * while those are worked on.
 */
export async function eachDerivation(
  db: Db,
  authority: string,
  { sinceVersion, atVersion }: WhichDerivations,
  take: (some: readonly Derivation[]) => void,
): Promise<Omit<LoadedDerivations, 'derivations'>> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const held = await trx
        .selectFrom('data_version')
        .select('version')
        .where('authority_id', '=', authority)
        .executeTakeFirst()
      const version = Math.min(held?.version ?? 0, atVersion ?? Number.MAX_SAFE_INTEGER)
      if (sinceVersion !== undefined && sinceVersion >= version) return { version, removed: [] }
      let limit = rowsAtFirst
      const readAfter = (after: string) => readSome(trx, authority, { after, version, sinceVersion, limit })
      for (let reading: ReturnType<typeof readAfter> | undefined = readAfter(''); reading; ) {
        const rows: Awaited<ReturnType<typeof readSome>> = await reading
        const isLast = rows.length < limit
        limit = Math.min(2 * limit, rowsAtOnce)
        reading = isLast ? undefined : readAfter(rows.at(-1)!.child_id)
        // Should `take` throw, nobody waits for it any more.
        reading?.catch(() => {})
        take(
          rows.map(({ child_id, unit, worker, payload }) => ({
            childId: child_id,
            unit: unit ?? undefined,
            worker: worker ?? undefined,
            payload,
          })),
        )
      }
      const removed = sinceVersion === undefined ? [] : await readRemoved(trx, authority, sinceVersion, version)
      return { version, removed }
    })
}

async function readSome(
  trx: Transaction<Database>,
  authority: string,
  {
    after,
    version,
    sinceVersion,
    limit,
  }: { after: string; version: number; sinceVersion: number | undefined; limit: number },
) {
  const some = trx
    .selectFrom('child_derivation')
    .select(['child_id', 'unit', 'worker', 'payload'])
    .where('authority_id', '=', authority)
    .where('child_id', '>', after)
    .where('from_version', '<=', version)
  // Asked in other words: how to find a few that are new and how to read all are planned apart.
  return (sinceVersion === undefined ? some : some.where('from_version', '>', sinceVersion))
    .where(each => each.or([each('to_version', 'is', null), each('to_version', '>', version)]))
    .orderBy('child_id')
    .limit(limit)
    .execute()
}

async function readRemoved(trx: Transaction<Database>, authority: string, since: number, version: number) {
  const { rows } = await sql<{ child_id: string }>`
    select distinct d.child_id
    from child_derivation d
    where d.authority_id = ${authority} and d.to_version > ${since} and d.to_version <= ${version}
      and not exists (
        select from child_derivation n
        where n.authority_id = d.authority_id and n.child_id = d.child_id and n.from_version <= ${version}
          and (n.to_version is null or n.to_version > ${version})
      )
    order by 1`.execute(trx)
  return rows.map(row => row.child_id)
}

/**
 * About how many children are held, of whichever authority, as the database last counted: at once, where counting takes
 * as long as reading thousands. 0 where it has not counted yet.
 */
export async function roughlyHowManyChildren(db: Db): Promise<number> {
  const { rows } = await sql<{ children: number }>`
    select greatest(whole.reltuples - greatest(ended.reltuples, 0), 0)::integer as children
    from pg_class as whole, pg_class as ended
    where whole.oid = 'child_derivation'::regclass and ended.oid = 'child_derivation_ended'::regclass`.execute(db)
  return rows[0]?.children ?? 0
}

/** Ends the current derivations of these children with a version. Returns who held each child by them. */
export async function endDerivations(
  trx: Transaction<Database>,
  authority: string,
  version: number,
  childIds: readonly string[],
): Promise<Map<string, Holder>> {
  const held = new Map<string, Holder>()
  for (const some of chunksOf(childIds, 5000)) {
    const { rows } = await sql<HolderRow>`
      update child_derivation set to_version = ${version}::integer
      where authority_id = ${authority} and to_version is null and child_id = any(${[...some]}::text[])
      returning child_id, unit, worker`.execute(trx)
    for (const row of rows) held.set(row.child_id, holderOf(row))
  }
  return held
}

/** Adds current derivations. Those they follow must have been ended. */
export async function insertDerivations(
  trx: Transaction<Database>,
  { authority, version, rulesVersion }: { authority: string; version: number; rulesVersion: string },
  derivations: readonly Derivation[],
): Promise<void> {
  for (const some of chunksOf(derivations, 1000)) {
    const about = some.map(({ childId, unit, worker }) => ({ c: childId, u: unit, w: worker }))
    // Payloads are long: as lines of one text they are not written as JSON or an array once more. JSON has no line breaks.
    const payloads = some.map(each => each.payload).join('\n')
    await sql`
      insert into child_derivation (authority_id, child_id, from_version, rules_version, unit, worker, payload)
      select ${authority}::text, g.about->>'c', ${version}::integer, ${rulesVersion}::text, g.about->>'u',
        g.about->>'w', g.payload
      from rows from (jsonb_array_elements(${JSON.stringify(about)}::jsonb), unnest(string_to_array(${payloads}::text, chr(10))))
        as g(about, payload)`.execute(trx)
  }
}

/** Every child of whom rows are held or have been, in order of id. */
export async function everyChildEver(db: Db, authority: string): Promise<string[]> {
  const rows = await db
    .selectFrom('child_derivation')
    .select('child_id')
    .distinct()
    .where('authority_id', '=', authority)
    .orderBy('child_id')
    .execute()
  return rows.map(row => row.child_id)
}

/** Children whose derivation began or ended after a version. */
export async function childrenTouchedSince(db: Db, authority: string, version: number): Promise<string[]> {
  const rows = await db
    .selectFrom('child_derivation')
    .select('child_id')
    .distinct()
    .where('authority_id', '=', authority)
    .where(each => each.or([each('from_version', '>', version), each('to_version', '>', version)]))
    .execute()
  return rows.map(row => row.child_id)
}

/** Children with a current derivation made by other rules than these. */
export async function countOtherRules(db: Db, authority: string, rulesVersion: string): Promise<number> {
  const { children } = await db
    .selectFrom('child_derivation')
    .select(each => each.fn.countAll<number>().as('children'))
    .where('authority_id', '=', authority)
    .where('to_version', 'is', null)
    .where('rules_version', '<>', rulesVersion)
    .executeTakeFirstOrThrow()
  return Number(children)
}

/**
 * Whether any derivation that was current at a version was made by the rules of another Sightline than `rulesVersion`, which
 * may count other things. How an authority had set its standards then (what follows a space) is what was so then.
 */
export async function hadOtherRulesAt(
  db: Db,
  authority: string,
  version: number,
  rulesVersion: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('child_derivation')
    .select('child_id')
    .where('authority_id', '=', authority)
    .where('from_version', '<=', version)
    .where(each => each.or([each('to_version', 'is', null), each('to_version', '>', version)]))
    .where(sql<string>`split_part(rules_version, ' ', 1)`, '<>', rulesVersion)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Who is said to hold each child, or each of these, as it stands beside the current derivations. */
export async function readHolders(
  db: Db,
  authority: string,
  childIds?: readonly string[],
): Promise<Map<string, Holder>> {
  const { rows } = await sql<HolderRow>`
    select child_id, unit, worker from child_derivation
    where authority_id = ${authority} and to_version is null
      and ${childIds === undefined ? sql`true` : sql`child_id = any(${[...childIds]}::text[])`}`.execute(db)
  return new Map(rows.map(each => [each.child_id, holderOf(each)]))
}

interface HolderRow {
  readonly child_id: string
  readonly unit: string | null
  readonly worker: string | null
}

function holderOf({ unit, worker }: HolderRow): Holder {
  return { unit: unit ?? undefined, worker: worker ?? undefined }
}

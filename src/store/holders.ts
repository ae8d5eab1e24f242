import { type RawBuilder, sql } from 'kysely'
import { childTables } from './child-tables.ts'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'

/** Who holds a child, as kept beside each of its rows for row security. */
export interface Holder {
  readonly unit?: string | undefined
  readonly worker?: string | undefined
}

type RowsOfChildren = readonly (readonly [table: string, current: RawBuilder<unknown>])[]

const imported: RowsOfChildren = [['case_record', sql`r.to_batch is null`]]
const derived: RowsOfChildren = [['child_derivation', sql`r.to_version is null`]]
const recorded: RowsOfChildren = childTables.map(table => [table, sql`true`] as const)

/** Every table whose rows say who holds their child, and which of its rows are kept up. */
const everywhere: RowsOfChildren = [...imported, ...derived, ...recorded]

/**
 * Sets who holds these children beside their current rows and derivations. Rows that say so already are left alone. Call
 * it in one transaction: imports rely on a child's imported rows and derivation saying the same (`holdMoved`).
 */
export async function holdRecords(db: Db, authority: string, holders: ReadonlyMap<string, Holder>): Promise<void> {
  await hold(db, authority, holders, everywhere)
}

/**
 * The same once new derivations have been added that say who holds these children, where `before` tells what those before
 * them said: only the imported rows of children who have moved are looked at, and they are most of what there is. What
 * was recorded here may have been written meanwhile, and is looked at for all.
 */
export async function holdMoved(
  db: Db,
  authority: string,
  holders: ReadonlyMap<string, Holder>,
  before: ReadonlyMap<string, Holder>,
): Promise<void> {
  const moved = [...holders].filter(([childId, now]) => {
    const then = before.get(childId)
    return now.unit !== then?.unit || now.worker !== then?.worker
  })
  await hold(db, authority, new Map(moved), imported)
  await hold(db, authority, holders, recorded)
}

async function hold(
  db: Db,
  authority: string,
  holders: ReadonlyMap<string, Holder>,
  tables: RowsOfChildren,
): Promise<void> {
  const all = [...holders].map(([c, { unit, worker }]) => ({ c, u: unit ?? null, w: worker ?? null }))
  for (const some of chunksOf(all, 1000)) {
    const rows = JSON.stringify(some)
    for (const [table, current] of tables) {
      await sql`
        update ${sql.table(table)} r set unit = g.u, worker = g.w
        from jsonb_to_recordset(${rows}::jsonb) as g(c text, u text, w text)
        where r.authority_id = ${authority} and r.child_id = g.c and ${current}
          and (r.unit is distinct from g.u or r.worker is distinct from g.w)`.execute(db)
    }
  }
}

/** Marks every row of the authority's restricted children as such, and no other. */
export async function markRestricted(db: Db, authority: string): Promise<void> {
  const restricted = await db
    .selectFrom('restricted_child')
    .select('child_id')
    .where('authority_id', '=', authority)
    .where('ended_at', 'is', null)
    .execute()
  const ids = restricted.map(each => each.child_id)
  for (const [table] of everywhere) {
    await sql`
      update ${sql.table(table)} set restricted = true
      where authority_id = ${authority} and not restricted and child_id = any(${ids}::text[])`.execute(db)
    await sql`
      update ${sql.table(table)} set restricted = false
      where authority_id = ${authority} and restricted and not (child_id = any(${ids}::text[]))`.execute(db)
  }
}

import { type SqlBool, sql } from 'kysely'
import type { Db } from '../store.ts'

/** A table as the database itself describes it. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

/**
 * What must not be good again after a restore: who is signed in or on the way in, and the addresses of calendars, which
 * may have been revoked since.
 */
export const notBackedUp: ReadonlySet<string> = new Set([
  'session',
  'sign_in_step',
  'sign_in_attempt',
  'sign_in_link',
  'calendar_feed',
])

/** Every table of the record but the list of migrations, each after those it refers to. */
export async function tablesOf(db: Db): Promise<TableShape[]> {
  const { rows: columns } = await sql<{ table: string; name: string; type: string }>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_migration' and a.attgenerated = ''
    order by c.relname collate "C", a.attnum`.execute(db)
  const { rows: references } = await sql<{ from: string; to: string }>`
    select distinct f.relname as "from", t.relname as "to"
    from pg_constraint k
    join pg_class f on f.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.oid <> t.oid and f.relnamespace = 'public'::regnamespace`.execute(db)
  const shapes = new Map<string, { name: string; type: string }[]>()
  for (const { table, name, type } of columns) {
    const shape = shapes.get(table)
    if (shape) shape.push({ name, type })
    else shapes.set(table, [{ name, type }])
  }
  const ordered: TableShape[] = []
  const placed = new Set<string>()
  while (placed.size < shapes.size) {
    const ready = [...shapes.keys()].filter(
      each => !placed.has(each) && references.every(({ from, to }) => from !== each || placed.has(to)),
    )
    if (ready.length === 0)
      throw new Error('Tables refer to one another in a circle: there is no order to fill them in.')
    for (const name of ready) {
      placed.add(name)
      ordered.push({ name, columns: shapes.get(name)! })
    }
  }
  return ordered
}

/** A row as one JSON array of texts: what the database itself would write, so that any of its types comes back the same. */
export function rowText({ columns }: TableShape) {
  return sql<string>`json_build_array(${sql.join(columns.map(({ name }) => sql`${sql.ref(name)}::text`))})::text`
}

/** How texts are written and read within a transaction, whatever the server's own habits are. */
export async function writePlainly(trx: Db): Promise<void> {
  await sql`set local timezone = 'UTC'`.execute(trx)
  await sql`set local datestyle = 'ISO, YMD'`.execute(trx)
  await sql`set local intervalstyle = 'postgres'`.execute(trx)
  await sql`set local bytea_output = 'hex'`.execute(trx)
  await sql`set local extra_float_digits = 3`.execute(trx)
  await sql`set local statement_timeout = 0`.execute(trx)
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx)
}

/** Whether a table holds nothing. */
export async function isEmpty(db: Db, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: SqlBool }>`select exists (select from ${sql.table(table)}) as found`.execute(db)
  return rows[0]?.found !== true
}

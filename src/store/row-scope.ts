import { sql, type Transaction } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Store } from './store.ts'
import type { Database } from './tables.ts'

/** What one person may read of the record, as the database itself is told: ids only. */
export interface RowScope {
  readonly authority: string
  /** Every child that is not restricted. */
  readonly everything: boolean
  readonly units: readonly string[]
  readonly workers: readonly string[]
  /** Children given one by one: chaired for, opened with a reason, material. */
  readonly children: readonly string[]
  /** Restricted children the person is named on. */
  readonly named: readonly string[]
  /** Children closed to the person by a conflict of interest. */
  readonly barred: readonly string[]
}

declare const scoped: unique symbol

/** The record as one person may read it. Rows out of scope are not there, whatever is asked. */
export type ScopedDb = Transaction<Database> & { readonly [scoped]: true }

/** Nobody's scope: not one child. */
export function noRows(authority: string): RowScope {
  return { authority, everything: false, units: [], workers: [], children: [], named: [], barred: [] }
}

/** Reads as one person: in a transaction under a role that sees nothing but what row security lets through. */
export async function readAs<T>(
  store: Pick<Store, 'transaction'>,
  scope: RowScope,
  work: (db: ScopedDb) => Promise<T>,
): Promise<T> {
  return store.transaction(async trx => {
    await sql.raw(settingsFor(scope)).execute(trx)
    return work(trx as ScopedDb)
  })
}

/** Whether the database lets this person read anything of a child: its own decision, made from its own columns. */
export async function mayRead(db: ScopedDb, authority: string, childId: string): Promise<boolean> {
  if (childId === '') return false
  const row = await db
    .selectFrom('case_record')
    .select('child_id')
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('to_batch', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these children the database lets this person read anything of. */
export async function mayReadOf(db: ScopedDb, authority: string, childIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const some of chunksOf(childIds, 2000)) {
    const rows = await db
      .selectFrom('case_record')
      .select('child_id')
      .distinct()
      .where('authority_id', '=', authority)
      .where('child_id', '=', sql<string>`any(${[...some]}::text[])`)
      .where('child_id', '<>', '')
      .where('to_batch', 'is', null)
      .execute()
    for (const { child_id } of rows) found.add(child_id)
  }
  return found
}

/** SET LOCAL rather than set_config(): only the former is passed on to the workers of a distributed database. */
function settingsFor(scope: RowScope): string {
  const settings: readonly (readonly [string, string])[] = [
    ['authority', scope.authority],
    ['everything', scope.everything ? 'yes' : 'no'],
    ['units', joined(scope.units)],
    ['workers', joined(scope.workers)],
    ['children', joined(scope.children)],
    ['named', joined(scope.named)],
    ['barred', joined(scope.barred)],
  ]
  return [
    'set local role sightline_reader',
    ...settings.map(([name, value]) => `set local sightline.${name} = ${quoted(value)}`),
  ].join(';\n')
}

const separator = '\u001f'

/** An id that holds the separator could stand for two: it stands for none. */
function joined(ids: readonly string[]): string {
  return ids.filter(id => id !== '' && !id.includes(separator)).join(separator)
}

/** A literal that means exactly the text, whatever the server takes backslashes for. */
function quoted(text: string): string {
  if (text.includes('\u0000')) throw new RangeError('Text for the database may hold no zero character.')
  const escaped = text.replaceAll("'", "''")
  return escaped.includes('\\') ? `E'${escaped.replaceAll('\\', '\\\\')}'` : `'${escaped}'`
}

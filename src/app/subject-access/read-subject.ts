import { type Selectable, sql } from 'kysely'
import { iso } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { buildRecord } from '../../domain/record/build.ts'
import { describe } from '../../domain/standards/describe.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import { tablesOf } from '../../store/backup/tables.ts'
import { readChildRows } from '../../store/case-records.ts'
import type { Db, Store } from '../../store/store.ts'
import type { AccessLogTable, ChangeLogTable } from '../../store/tables.ts'
import { mappingsOf, standardsOf } from '../intake/understanding.ts'

export type Cells = Readonly<Record<string, string | null>>

/** All that is held of one child. */
export interface Subject {
  /** Every version of every row that came from the case system, by table. */
  readonly imported: ReadonlyMap<string, readonly Cells[]>
  readonly deadlines: readonly Cells[]
  readonly accesses: readonly Selectable<AccessLogTable>[]
  readonly changes: readonly Selectable<ChangeLogTable>[]
  /** What Sightline itself holds with the child's id: decisions about who may open the record, troubles in imports. */
  readonly recorded: ReadonlyMap<string, readonly Cells[]>
  /** Names of people by their ids. */
  readonly people: ReadonlyMap<string, string>
}

/** Told apart from the rest, or held for speed alone and made from the rows. */
const toldElsewhere = new Set(['case_record', 'child_derivation', 'access_log', 'change_log'])

/** What may name an id of which nobody knows anything: a hold that was placed before its record came, or by mistake. */
const tellsOfNobody = new Set(['legal_hold'])

/** Reads all that is held of a child as it is at one instant; undefined where nothing is but a hold on the id. */
export async function readSubject(store: Store, authority: string, childId: string): Promise<Subject | undefined> {
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => {
      const imported = await importedOf(trx, authority, childId)
      const recorded = await recordedOf(trx, authority, childId)
      if (imported.size === 0 && [...recorded.keys()].every(each => tellsOfNobody.has(each))) return undefined
      const people = await trx
        .selectFrom('person')
        .select(['person_id', 'name'])
        .where('authority_id', '=', authority)
        .execute()
      return {
        imported,
        recorded,
        deadlines: await deadlinesOf(trx, authority, childId),
        accesses: await logOf(trx, 'access_log', authority, childId),
        changes: await logOf(trx, 'change_log', authority, childId),
        people: new Map(people.map(each => [each.person_id, each.name])),
      }
    })
}

async function importedOf(db: Db, authority: string, childId: string): Promise<Map<string, Cells[]>> {
  const rows = await db
    .selectFrom('case_record')
    .leftJoin('import_batch as began', each =>
      each
        .onRef('began.authority_id', '=', 'case_record.authority_id')
        .onRef('began.batch', '=', 'case_record.from_batch'),
    )
    .leftJoin('import_batch as over', each =>
      each.onRef('over.authority_id', '=', 'case_record.authority_id').onRef('over.batch', '=', 'case_record.to_batch'),
    )
    .select(['table_name', 'case_record.format', 'natural_key', 'data'])
    .select(['began.finished_at as held_from', 'over.finished_at as held_until'])
    .where('case_record.authority_id', '=', authority)
    .where('child_id', '=', childId)
    .orderBy('table_name')
    .orderBy('natural_key')
    .orderBy('from_batch')
    .execute()
  const tables = new Map<string, Cells[]>()
  for (const { table_name, format, data, held_from, held_until } of rows) {
    const cells = {
      ...data,
      'came from': format,
      'held from': held_from?.toISOString() ?? null,
      'held until': held_until?.toISOString() ?? null,
    }
    const list = tables.get(table_name)
    if (list) list.push(cells)
    else tables.set(table_name, [cells])
  }
  return tables
}

/** Rows of every other table that names the child, as text. */
async function recordedOf(db: Db, authority: string, childId: string): Promise<Map<string, Cells[]>> {
  const found = new Map<string, Cells[]>()
  for (const { name, columns } of await tablesOf(db)) {
    const names = columns.map(each => each.name)
    if (toldElsewhere.has(name) || !names.includes('child_id') || !names.includes('authority_id')) continue
    const cells = sql.join(names.map(each => sql`${sql.ref(each)}::text as ${sql.ref(each)}`))
    const { rows } = await sql<Cells>`select ${cells} from ${sql.table(name)}
      where authority_id = ${authority} and child_id = ${childId}`.execute(db)
    if (rows.length > 0) found.set(name, rows)
  }
  return found
}

async function deadlinesOf(db: Db, authority: string, childId: string): Promise<Cells[]> {
  const rows = (await readChildRows(db, authority, [childId])).get(childId) ?? []
  const record = buildRecord(childId, rows, await mappingsOf(db, authority))
  const standards = await standardsOf(db, authority)
  const day = (on: number | undefined) => (on === undefined ? null : iso(on))
  return evaluate(record, standards.all, englandAndWales).map(each => ({
    standard: each.standardId,
    began: day(each.triggerOn),
    due: day(each.dueOn),
    met: day(each.metOn),
    ended: day(each.endedOn),
    'in words': describe(each, standards.judging(each)),
  }))
}

async function logOf<Log extends 'access_log' | 'change_log'>(db: Db, log: Log, authority: string, childId: string) {
  const { rows } = await sql<Selectable<Log extends 'access_log' ? AccessLogTable : ChangeLogTable>>`
    select * from ${sql.table(log)} where authority_id = ${authority} and child_id = ${childId} order by at, id`.execute(
    db,
  )
  return rows
}

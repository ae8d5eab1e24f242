import type { Transaction } from 'kysely'
import type { Framework } from '../../domain/thresholds/framework.ts'
import { sampleFramework } from '../../domain/thresholds/sample-framework.ts'
import { logChange } from '../change-log.ts'
import type { SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'
import type { FrameworkVersion } from './tables.ts'

/** The sample an authority begins from, until it sets a framework of its own: version 0. */
const sample: Omit<FrameworkVersion, 'authority_id'> = {
  version: 0,
  framework: sampleFramework,
  note: 'The sample this begins from, in general terms. Put the framework of the authority and its partners in its place.',
  made_at: new Date(0),
  made_by: '',
  made_by_name: 'Sightline',
}

/** Every version, the latest first; the sample is the earliest. */
export async function frameworkVersions(db: Db, authority: string): Promise<FrameworkVersion[]> {
  const rows = await db
    .selectFrom('threshold_framework')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('version', 'desc')
    .execute()
  return [...rows, { authority_id: authority, ...sample }]
}

/**
 * Keeps a new version, which decisions are recorded against from then on. `after` is the version it was made from; false
 * where somebody else made one since. Call it in a transaction.
 */
export async function keepFramework(
  trx: Transaction<Database>,
  authority: string,
  { framework, note, after }: { framework: Framework; note: string; after: number },
  { by, byName, at }: SaidByName,
): Promise<boolean> {
  const added = await trx
    .insertInto('threshold_framework')
    .values({
      authority_id: authority,
      version: after + 1,
      framework: JSON.stringify(framework),
      note,
      made_at: at,
      made_by: by,
      made_by_name: byName,
    })
    .onConflict(each => each.columns(['authority_id', 'version']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return false
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'threshold framework set', subject: `version ${after + 1}` },
    before: { version: after },
    after: { version: after + 1, note, framework },
  })
  return true
}

/** Notes that somebody says they read a version. Call it in a transaction. */
export async function noteRead(
  trx: Transaction<Database>,
  authority: string,
  version: number,
  { by, at }: SaidByName,
): Promise<void> {
  const added = await trx
    .insertInto('threshold_read')
    .values({ authority_id: authority, version, person_id: by, read_at: at })
    .onConflict(each => each.columns(['authority_id', 'version', 'person_id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return
  const event = { at, principal: by, event: 'threshold framework read', subject: `version ${version}` }
  await logChange(trx, authority, { ...event, before: null, after: { version } })
}

/** Who says they read a version: their ids. */
export async function readersOfVersion(db: Db, authority: string, version: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('threshold_read')
    .select('person_id')
    .where('authority_id', '=', authority)
    .where('version', '=', version)
    .execute()
  return new Set(rows.map(each => each.person_id))
}

import type { Principal } from '../domain/access/principal.ts'
import type { Db } from '../store/store.ts'

/** A session as the record holds it. */
export interface SessionRow {
  /** A digest of the token the browser holds. */
  readonly id: string
  readonly principal: Principal
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
}

/** Where sessions are kept. */
export interface SessionRows {
  insert(row: SessionRow): Promise<void>
  find(id: string): Promise<SessionRow | undefined>
  touch(id: string, seenAt: Date): Promise<void>
  remove(id: string): Promise<void>
  removeEndedBefore(at: Date): Promise<void>
}

/** The sessions of one authority in its record. */
export function databaseSessionRows(db: Db, authorityId: string): SessionRows {
  return {
    async insert({ id, principal, createdAt, seenAt, expiresAt }) {
      await db
        .insertInto('session')
        .values({
          authority_id: authorityId,
          session_id: id,
          principal: principal.id,
          data: JSON.stringify({ principal }),
          created_at: createdAt,
          seen_at: seenAt,
          expires_at: expiresAt,
        })
        .execute()
    },
    async find(id) {
      const row = await db
        .selectFrom('session')
        .selectAll()
        .where('authority_id', '=', authorityId)
        .where('session_id', '=', id)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { principal } = row.data as { principal: Principal }
      return { id, principal, createdAt: row.created_at, seenAt: row.seen_at, expiresAt: row.expires_at }
    },
    async touch(id, seenAt) {
      await db
        .updateTable('session')
        .set({ seen_at: seenAt })
        .where('authority_id', '=', authorityId)
        .where('session_id', '=', id)
        .execute()
    },
    async remove(id) {
      await db.deleteFrom('session').where('authority_id', '=', authorityId).where('session_id', '=', id).execute()
    },
    async removeEndedBefore(at) {
      await db.deleteFrom('session').where('authority_id', '=', authorityId).where('expires_at', '<', at).execute()
    },
  }
}

/** Sessions that end with the process. */
export function memorySessionRows(): SessionRows {
  const rows = new Map<string, SessionRow>()
  return {
    async insert(row) {
      rows.set(row.id, row)
    },
    async find(id) {
      return rows.get(id)
    },
    async touch(id, seenAt) {
      const row = rows.get(id)
      if (row) rows.set(id, { ...row, seenAt })
    },
    async remove(id) {
      rows.delete(id)
    },
    async removeEndedBefore(at) {
      for (const row of rows.values()) if (row.expiresAt < at) rows.delete(row.id)
    },
  }
}

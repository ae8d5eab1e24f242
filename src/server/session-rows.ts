import { type Selectable, sql } from 'kysely'
import type { Principal } from '../domain/access/principal.ts'
import type { Db } from '../store/store.ts'
import type { SessionTable } from '../store/tables.ts'

/** How and from where a session was started. */
export interface SessionAbout {
  readonly means: 'demonstration' | 'password' | 'provider'
  /** The browser and system in a few words: "Firefox on Windows". */
  readonly device: string
  readonly address: string
  /** What the identity provider calls the session, where it says: by it the provider can end it. */
  readonly providerSession?: string | undefined
}

/** A session as the record holds it. */
export interface SessionRow {
  /** A digest of the token the browser holds. */
  readonly id: string
  readonly principal: Principal
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
  /** Undefined of sessions begun before this was noted. */
  readonly about?: SessionAbout | undefined
}

/** Where sessions are kept. */
export interface SessionRows {
  insert(row: SessionRow): Promise<void>
  find(id: string): Promise<SessionRow | undefined>
  touch(id: string, seenAt: Date): Promise<void>
  /** Changes whom a session is of and when it ends. */
  amend(row: Pick<SessionRow, 'id' | 'principal' | 'about' | 'expiresAt'>): Promise<void>
  /** The sessions of one person, those used last first. */
  of(personId: string): Promise<SessionRow[]>
  /** Those that the identity provider knows by a name, whosever they are. */
  ofProviderSession(providerSession: string): Promise<SessionRow[]>
  remove(id: string): Promise<void>
  removeEndedBefore(at: Date): Promise<void>
}

/** The sessions of one authority in its record. */
export function databaseSessionRows(db: Db, authorityId: string): SessionRows {
  return {
    async insert({ id, principal, createdAt, seenAt, expiresAt, about }) {
      await db
        .insertInto('session')
        .values({
          authority_id: authorityId,
          session_id: id,
          principal: principal.id,
          data: dataOf({ principal, about }),
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
      return row && rowFrom(row)
    },
    async amend({ id, principal, about, expiresAt }) {
      await db
        .updateTable('session')
        .set({ data: dataOf({ principal, about }), expires_at: expiresAt })
        .where('authority_id', '=', authorityId)
        .where('session_id', '=', id)
        .execute()
    },
    async of(personId) {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('authority_id', '=', authorityId)
        .where('principal', '=', personId)
        .orderBy('seen_at', 'desc')
        .orderBy('session_id')
        .execute()
      return rows.map(rowFrom)
    },
    async ofProviderSession(providerSession) {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('authority_id', '=', authorityId)
        .where(sql`data->'about'->>'providerSession'`, '=', providerSession)
        .execute()
      return rows.map(rowFrom)
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

function dataOf({ principal, about }: Pick<SessionRow, 'principal' | 'about'>): string {
  return JSON.stringify({ principal, about })
}

function rowFrom(row: Selectable<SessionTable>): SessionRow {
  const { principal, about } = row.data as unknown as Pick<SessionRow, 'principal' | 'about'>
  const { session_id: id, created_at: createdAt, seen_at: seenAt, expires_at: expiresAt } = row
  return { id, principal, about, createdAt, seenAt, expiresAt }
}

import { sql } from 'kysely'
import type { Db } from '../store.ts'

/** Whom the application signs in to PostgreSQL as, and why row security does not bind them; no reason where it does. */
export interface SignedIn {
  readonly name: string
  /** "is a superuser" */
  readonly why?: string
}

/** Whom a connection signed in as, whatever role it works under (docs/adr/0005-row-security.md). */
export async function signedInAs(db: Db): Promise<SignedIn> {
  const { rows } = await sql<{ name: string; isSuper: boolean; bypasses: boolean; owns: boolean }>`
    select session_user::text as name, rolsuper as "isSuper", rolbypassrls as bypasses,
      exists (select from pg_tables where tablename = 'case_record' and tableowner = session_user) as owns
    from pg_roles where rolname = session_user`.execute(db)
  const [found] = rows
  if (found === undefined) return { name: 'somebody', why: 'is not known' }
  const { name, isSuper, bypasses, owns } = found
  if (isSuper) return { name, why: 'is a superuser' }
  if (bypasses) return { name, why: 'may bypass row security' }
  return owns ? { name, why: 'owns the tables' } : { name }
}

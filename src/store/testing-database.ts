import { inject } from 'vitest'

/**
 * A new database on the PostgreSQL server of this run of tests, empty or with Sightline's tables; returns its address,
 * for the server's own superuser. Nobody removes it: it goes with the server. Roles are the server's, so that whoever
 * makes some gives them names that no other test does.
 */
export async function newDatabase(kind: 'empty' | 'migrated'): Promise<string> {
  const answer = await fetch(new URL(kind, inject('databases')))
  if (!answer.ok) throw new Error(await answer.text())
  return answer.text()
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests ask for databases: tests/one-server.ts answers. */
    databases: string
  }
}

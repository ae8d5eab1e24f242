import type { SessionRow, SessionRows } from './session-rows.ts'

/** Sessions kept nowhere but in the process. */
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
    async amend(changed) {
      const row = rows.get(changed.id)
      if (row) rows.set(row.id, { ...row, ...changed })
    },
    async of(personId) {
      const own = [...rows.values()].filter(each => each.principal.id === personId)
      return own.sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
    },
    async ofProviderSession(providerSession) {
      return [...rows.values()].filter(each => each.about?.providerSession === providerSession)
    },
    async remove(id) {
      rows.delete(id)
    },
    async removeEndedBefore(at) {
      for (const row of rows.values()) if (row.expiresAt < at) rows.delete(row.id)
    },
  }
}

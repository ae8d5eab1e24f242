import { createHash, randomBytes } from 'node:crypto'
import type { Principal } from '../domain/access/principal.ts'
import type { SessionRow, SessionRows } from './session-rows.ts'

export interface SessionLimits {
  /** A session unused for longer has ended. */
  readonly idleMinutes: number
  /** A session has ended this long after it began, used or not. */
  readonly hours: number
}

/** Who is signed in, by the token the browser holds. Only a digest of the token is ever stored. */
export interface Sessions {
  /** Starts a session under a new token and ends the one given, so that a token from before signing in is worth nothing. */
  start(principal: Principal, at: Date, former?: string): Promise<string>
  /** Who holds the token; undefined when it is unknown or its session has ended. Counts as use. */
  find(token: string, at: Date): Promise<Principal | undefined>
  /** As find, without counting as use: for connections that stay open. */
  stillOpen(token: string, at: Date): Promise<boolean>
  end(token: string): Promise<void>
}

interface Remembered {
  row: SessionRow
  /** When it was last read from, or written to, where sessions are kept. */
  readAt: Date
}

const minute = 60_000
/** Use is written down at most this often, and a session ended by another process is noticed within it. */
const rememberedFor = minute / 2
const mostRemembered = 10_000

/** A token nobody can guess: 256 bits, fit for a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The token forms carry, made from the browser's token so that neither tells the other's bearer anything. */
export function formToken(token: string): string {
  return createHash('sha256').update(`form:${token}`).digest('base64url')
}

/** What is stored of a token. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function createSessions(rows: SessionRows, limits: SessionLimits): Sessions {
  const remembered = new Map<string, Remembered>()

  function remember(row: SessionRow, at: Date): void {
    if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
    remembered.set(row.id, { row, readAt: at })
  }

  function isOpen(row: SessionRow, at: Date): boolean {
    return at < row.expiresAt && at.getTime() - row.seenAt.getTime() < limits.idleMinutes * minute
  }

  async function read(id: string, at: Date): Promise<SessionRow | undefined> {
    const known = remembered.get(id)
    if (known && at.getTime() - known.readAt.getTime() < rememberedFor) return known.row
    const row = await rows.find(id)
    if (row === undefined) {
      remembered.delete(id)
      return undefined
    }
    // What this process saw but has not written yet is later than what is stored.
    const seenAt = known && known.row.seenAt > row.seenAt ? known.row.seenAt : row.seenAt
    const fresh = { ...row, seenAt }
    remember(fresh, at)
    if (seenAt > row.seenAt) await rows.touch(id, seenAt)
    return fresh
  }

  async function end(token: string): Promise<void> {
    const id = digestOf(token)
    remembered.delete(id)
    await rows.remove(id)
  }

  return {
    end,
    async start(principal, at, former) {
      if (former !== undefined) await end(former)
      const token = newToken()
      const expiresAt = new Date(at.getTime() + limits.hours * 60 * minute)
      const row = { id: digestOf(token), principal, createdAt: at, seenAt: at, expiresAt }
      await rows.removeEndedBefore(at)
      await rows.insert(row)
      remember(row, at)
      return token
    },
    async find(token, at) {
      const id = digestOf(token)
      const row = await read(id, at)
      if (row === undefined) return undefined
      if (!isOpen(row, at)) {
        await end(token)
        return undefined
      }
      const entry = remembered.get(id)
      if (entry) entry.row = { ...row, seenAt: at }
      return row.principal
    },
    async stillOpen(token, at) {
      const row = await read(digestOf(token), at)
      return row !== undefined && isOpen(row, at)
    },
  }
}

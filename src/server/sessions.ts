import { createHash, randomBytes } from 'node:crypto'
import { keyOf } from '../domain/access/claims.ts'
import { type Principal, postsOf } from '../domain/access/principal.ts'
import type { SessionAbout, SessionRow, SessionRows } from './session-rows.ts'

export interface SessionLimits {
  /** A session unused for longer has ended. */
  readonly idleMinutes: number
  /** A session has ended this long after it began, used or not. */
  readonly hours: number
}

/** Who is signed in, by the token the browser holds. Only a digest of the token is ever stored. */
export interface Sessions {
  /** Starts a session under a new token and ends the one given, so that a token from before signing in is worth nothing. */
  start(principal: Principal, at: Date, former?: string, about?: SessionAbout): Promise<string>
  /**
   * Who holds the token; undefined when it is unknown or its session has ended. Counts as use, unless nobody asked: an
   * open page does by itself.
   */
  find(token: string, at: Date, isUse?: boolean): Promise<Principal | undefined>
  /** As find, without counting as use: for connections that stay open. */
  stillOpen(token: string, at: Date): Promise<boolean>
  /** How long a session has to go; undefined when it has ended. Does not count as use. */
  left(token: string, at: Date): Promise<SessionLeft | undefined>
  end(token: string): Promise<void>
  /**
   * A new token for a session whose person has come to hold other posts than it was given for; undefined where they hold
   * the same. The session keeps its beginning and its end. The former token is good for a moment more, for what the
   * browser had asked for before it heard of the new one.
   */
  renewed(token: string, principal: Principal, at: Date): Promise<string | undefined>
  /** How a session was started; undefined where that is not known. */
  about(token: string, at: Date): Promise<SessionAbout | undefined>
  /** Somebody's open sessions, those used last first. `token` says which of them asks. */
  of(personId: string, at: Date, token?: string): Promise<OpenSession[]>
  /** Ends one of somebody's sessions by its key. False where they have no such session. */
  endOne(personId: string, key: string): Promise<boolean>
  /** Ends every session of somebody, save the one whose token is given; returns how many. */
  endAllOf(personId: string, save?: string): Promise<number>
  /** Ends the sessions of somebody that the identity provider knows by a name, or all that came from it. */
  endFromProvider(personId: string, providerSession: string | undefined): Promise<number>
  /** Ends what the identity provider knows by a name, whosever it is; returns how many of each person. */
  endProviderSession(providerSession: string): Promise<ReadonlyMap<string, number>>
}

/** How long a session has to go, in seconds. */
export interface SessionLeft {
  /** Until it ends if nobody uses it. */
  readonly unused: number
  /** Until it ends, used or not. */
  readonly inAll: number
}

/** A session as its owner is shown it. */
export interface OpenSession {
  /** Names it in a form; of no use as a token. */
  readonly key: string
  readonly startedAt: Date
  readonly usedAt: Date
  readonly expiresAt: Date
  readonly about: SessionAbout | undefined
  readonly isThis: boolean
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
/** How long a token that was replaced is still good for. */
const former = minute / 2

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

/** Sessions over the rows they are kept in, with the latest remembered so that a page need not read its own. */
export function createSessions(rows: SessionRows, limits: SessionLimits): Sessions {
  const remembered = new Map<string, Remembered>()

  function remember(row: SessionRow, at: Date): void {
    if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value!)
    remembered.set(row.id, { row, readAt: at })
  }

  function isOpen(row: SessionRow, at: Date): boolean {
    return at < row.expiresAt && at.getTime() - row.seenAt.getTime() < limits.idleMinutes * minute
  }

  /** What this process saw but has not written yet is later than what is stored. */
  function seenBy(row: SessionRow): Date {
    const known = remembered.get(row.id)?.row.seenAt
    return known !== undefined && known > row.seenAt ? known : row.seenAt
  }

  async function read(id: string, at: Date): Promise<SessionRow | undefined> {
    const known = remembered.get(id)
    if (known && at.getTime() - known.readAt.getTime() < rememberedFor) return known.row
    const row = await rows.find(id)
    if (row === undefined) {
      remembered.delete(id)
      return undefined
    }
    const seenAt = seenBy(row)
    const fresh = { ...row, seenAt }
    remember(fresh, at)
    if (seenAt > row.seenAt) await rows.touch(id, seenAt)
    return fresh
  }

  async function remove(id: string): Promise<void> {
    remembered.delete(id)
    await rows.remove(id)
  }

  const end = (token: string) => remove(digestOf(token))

  async function endThose(personId: string, which: (row: SessionRow) => boolean): Promise<number> {
    const ended = (await rows.of(personId)).filter(which)
    for (const { id } of ended) await remove(id)
    return ended.length
  }

  return {
    end,
    async start(principal, at, before, about) {
      if (before !== undefined) await end(before)
      const token = newToken()
      const expiresAt = new Date(at.getTime() + limits.hours * 60 * minute)
      const row = { id: digestOf(token), principal, createdAt: at, seenAt: at, expiresAt, about }
      await rows.removeEndedBefore(at)
      await rows.insert(row)
      remember(row, at)
      return token
    },
    async renewed(token, principal, at) {
      const stored = await read(digestOf(token), at)
      // Another request may have renewed it while this one waited.
      const row = stored && (remembered.get(stored.id)?.row ?? stored)
      if (row === undefined || !isOpen(row, at) || standsFor(row.principal) === standsFor(principal)) return undefined
      const ends = new Date(Math.min(row.expiresAt.getTime(), at.getTime() + former))
      const replaced = { ...row, principal, expiresAt: ends }
      // Before anything is waited for, so that requests that came together get one new token between them.
      remember(replaced, at)
      const fresh = newToken()
      const renewed = { ...row, id: digestOf(fresh), principal, seenAt: at }
      await rows.insert(renewed)
      await rows.amend(replaced)
      remember(renewed, at)
      return fresh
    },
    async about(token, at) {
      return (await read(digestOf(token), at))?.about
    },
    async of(personId, at, token) {
      const own = token === undefined ? undefined : digestOf(token)
      const held = (await rows.of(personId)).map(row => ({ ...row, seenAt: seenBy(row) }))
      return held
        .filter(row => isOpen(row, at) && row.expiresAt.getTime() - at.getTime() > former)
        .map(({ id, createdAt, seenAt, expiresAt, about }) => ({
          key: keyOfSession(id),
          startedAt: createdAt,
          usedAt: seenAt,
          expiresAt,
          about,
          isThis: id === own,
        }))
    },
    async endOne(personId, key) {
      return (await endThose(personId, ({ id }) => keyOfSession(id) === key)) > 0
    },
    endAllOf(personId, save) {
      const saved = save === undefined ? undefined : digestOf(save)
      return endThose(personId, ({ id }) => id !== saved)
    },
    endFromProvider(personId, providerSession) {
      return endThose(
        personId,
        ({ about }) =>
          about?.means === 'provider' && (providerSession === undefined || about.providerSession === providerSession),
      )
    },
    async endProviderSession(providerSession) {
      const named = await rows.ofProviderSession(providerSession)
      const ended = named.filter(({ about }) => about?.means === 'provider')
      for (const { id } of ended) await remove(id)
      const byPerson = Map.groupBy(ended, each => each.principal.id)
      return new Map([...byPerson].map(([personId, some]) => [personId, some.length]))
    },
    async find(token, at, isUse = true) {
      const id = digestOf(token)
      const row = await read(id, at)
      if (row === undefined) return undefined
      if (!isOpen(row, at)) {
        await end(token)
        return undefined
      }
      const entry = remembered.get(id)
      if (entry && isUse) entry.row = { ...row, seenAt: at }
      return row.principal
    },
    async stillOpen(token, at) {
      const row = await read(digestOf(token), at)
      return row !== undefined && isOpen(row, at)
    },
    async left(token, at) {
      const row = await read(digestOf(token), at)
      if (row === undefined || !isOpen(row, at)) return undefined
      const until = (end: number) => Math.floor((end - at.getTime()) / 1000)
      const inAll = until(row.expiresAt.getTime())
      return { unused: Math.min(inAll, until(row.seenAt.getTime() + limits.idleMinutes * minute)), inAll }
    },
  }
}

/** The posts a session was given for, as text. */
function standsFor(principal: Principal): string {
  return postsOf(principal).map(keyOf).sort().join('\n')
}

/** Names a session in a page's form, without telling what it is kept under. */
function keyOfSession(id: string): string {
  return createHash('sha256').update(`session:${id}`).digest('hex').slice(0, 20)
}

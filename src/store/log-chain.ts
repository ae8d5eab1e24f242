import { createHash, randomBytes } from 'node:crypto'

/** The two logs: who looked at what, and who changed what. */
export type LogName = 'access' | 'change'
export const logNames: readonly LogName[] = ['access', 'change']

/** What is said of somebody or something in an entry: what its digest is made of, and what an erasure takes away. */
export type Payload = readonly unknown[]

/** The place an entry has in its log. */
export interface Link {
  readonly seq: number
  readonly chain: string
}

/** An entry as the chain knows it. Its id and time stay in the chain when its payload has been erased. */
export interface Linked {
  readonly id: string
  /** In UTC to the microsecond: "2026-11-26T16:23:05.000000". */
  readonly at: string
  readonly digest: string
}

export interface AccessPayload {
  readonly principal: string
  readonly role: string | null
  readonly event: string
  readonly page: string | null
  readonly child_id: string | null
  readonly allowed: boolean
  readonly because: string
  readonly request: string | null
}

export interface ChangePayload {
  readonly principal: string
  readonly event: string
  readonly subject: string
  readonly child_id: string | null
  /** Any JSON value. */
  readonly before: unknown
  readonly after: unknown
}

/** The columns of a payload in the order in which its digest takes them. Never changed: no older entry would verify. */
const columns = {
  access: ['principal', 'role', 'event', 'page', 'child_id', 'allowed', 'because', 'request'],
  change: ['principal', 'event', 'subject', 'child_id', 'before', 'after'],
} as const satisfies { access: readonly (keyof AccessPayload)[]; change: readonly (keyof ChangePayload)[] }

/** What an entry says, as its digest takes it. */
export function payloadOf(log: LogName, row: AccessPayload | ChangePayload): Payload {
  const said = row as unknown as Readonly<Record<string, unknown>>
  return columns[log].map(name => said[name] ?? null)
}

/** What stands in an entry whose payload has been erased. */
export const erasedAccess: AccessPayload = {
  principal: '',
  role: null,
  event: 'erased',
  page: null,
  child_id: null,
  allowed: false,
  because: '',
  request: null,
}
export const erasedChange: ChangePayload = {
  principal: '',
  event: 'erased',
  subject: '',
  child_id: null,
  before: null,
  after: null,
}

/** The event, in the change log, that says that payloads were erased, and of which entries. */
export const erasureEvent = 'log entries erased'

/**
 * Something nobody can guess, kept with the entry and erased with it: without it what an erased entry said could be
 * found by trying.
 */
export function newSalt(): string {
  return randomBytes(16).toString('base64url')
}

/** The digest of what an entry says: SHA-256 over its canonical JSON with the salt, in hexadecimal. */
export function digestOf(salt: string, payload: Payload): string {
  return sha256(canonical([salt, ...payload]))
}

/** Where the chain of an authority's log begins: no part of one log can be passed off as another's. */
export function beginningOf(authority: string, log: LogName): Link {
  return { seq: 0, chain: sha256(canonical(['sightline log', authority, log])) }
}

/** The link after one: SHA-256 over the chain so far and the entry. */
export function linkAfter(before: Link, { id, at, digest }: Linked): Link {
  const seq = before.seq + 1
  return { seq, chain: sha256(canonical([before.chain, seq, id, at, digest])) }
}

/** An instant as the chain takes it. */
export function chainTime(at: Date): string {
  return `${at.toISOString().slice(0, -1)}000`
}

/** Text as the database will give it back: it keeps neither halves of characters nor the zero character. */
export function keepable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}

/** JSON with the names of every object in order, so that equal values make equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${parts.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runImport } from '../../src/app/commands/import.ts'
import { serveAuthority } from '../../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../../src/app/workplace.ts'
import { iso } from '../../src/domain/calendar/day.ts'
import { englandDay } from '../../src/domain/calendar/england-day.ts'
import type { EventLimits } from '../../src/server/events.ts'
import { settingsFrom } from '../../src/server/settings.ts'
import { ensureAuthority } from '../../src/store/authorities.ts'
import { emptyRecord } from '../../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../../src/synthetic/index.ts'

/** A server on a port of this machine, as anybody would start it, on a few made-up children. */
export interface Listening {
  readonly address: string
  readonly port: number
  /** The name it answers to, with its port. */
  readonly host: string
  readonly folder: string
  readonly place: Workplace
  close(): Promise<void>
}

export async function startListening(env: Record<string, string> = {}, eventLimits?: EventLimits): Promise<Listening> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-attacked-'))
  await emptyRecord(join(folder, 'data', 'record'))
  const place = await openWorkplace(join(folder, 'data'), undefined)
  const authority = syntheticAuthority.id
  await ensureAuthority(place.store.db, { authority, name: syntheticAuthority.name, synthetic: true })
  const path = join(folder, 'extract')
  await writeSyntheticExtract({ out: path, until: iso(englandDay(new Date())), children: 40 })
  await runImport(place, { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' })
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent', ...env }, folder)
  const serving = await serveAuthority(place, authority, settings, { eventLimits })
  const { port, origin } = new URL(serving.address)
  return {
    address: origin,
    port: Number(port),
    host: `localhost:${port}`,
    folder,
    place,
    async close() {
      await serving.close()
      await place.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
export const csrfIn = (html: string) => /(?:name="_csrf" value=|data-csrf=)"([^"]+)"/.exec(html)?.[1] ?? ''

/** Signs in as somebody of the demonstration; with a cookie of the sender's choice where one is given. */
export async function signIn({ address }: Listening, person: string, given: { cookie?: string; next?: string } = {}) {
  const first = await fetch(new URL('/sign-in', address), { headers: given.cookie ? { cookie: given.cookie } : {} })
  const before = given.cookie ?? cookieOf(first)
  const answer = await fetch(new URL('/sign-in', address), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: before, origin: address },
    body: new URLSearchParams({ _csrf: csrfIn(await first.text()), person, next: given.next ?? '/' }),
  })
  return { before, answer, cookie: cookieOf(answer) }
}

/** Sends these very bytes; gives what came back until the other end hung up, or was quiet for half a second. */
export function sendRaw({ port }: Pick<Listening, 'port'>, bytes: string | Buffer): Promise<string> {
  return new Promise(resolve => {
    let said = ''
    const socket = connect(port, '127.0.0.1')
    const end = () => {
      socket.destroy()
      resolve(said)
    }
    let quiet = setTimeout(end, 5000)
    socket.setEncoding('latin1').on('data', text => {
      said += text
      clearTimeout(quiet)
      quiet = setTimeout(end, 500)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(quiet)
      resolve(said)
    })
    socket.write(bytes)
  })
}

/** As sendRaw, for a request that gets one answer: done as soon as that is whole. */
export function sendOne({ port }: Pick<Listening, 'port'>, bytes: string): Promise<string> {
  return new Promise(resolve => {
    let said = ''
    const socket = connect(port, '127.0.0.1')
    const end = () => {
      clearTimeout(limit)
      socket.destroy()
      resolve(said)
    }
    const limit = setTimeout(end, 5000)
    socket.setEncoding('latin1').on('data', text => {
      said += text
      const head = said.indexOf('\r\n\r\n')
      const length = /^content-length: (\d+)\r$/im.exec(said.slice(0, head + 2))?.[1]
      if (head !== -1 && length !== undefined && said.length >= head + 4 + Number(length)) end()
    })
    socket.on('error', () => {})
    socket.on('close', end)
    socket.write(bytes)
  })
}

/** The status of each answer in what came back. */
export function statusesIn(said: string): number[] {
  return [...said.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(each => Number(each[1]))
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usualEventLimits } from '../../src/server/events.ts'
import { databaseSessionRows } from '../../src/server/session-rows.ts'
import { createSessions, digestOf, formToken, newToken } from '../../src/server/sessions.ts'
import { syntheticAuthority } from '../../src/synthetic/index.ts'
import { csrfIn, type Listening, signIn, startListening } from './listening.ts'

let server: Listening
beforeAll(async () => {
  // A stream finds out that its session has ended when it next says that it is still there.
  server = await startListening({}, { ...usualEventLimits, heartbeatMilliseconds: 500 })
}, 300_000)
afterAll(() => server?.close())

const open = (cookie: string, path = '/live') =>
  fetch(new URL(path, server.address), { headers: { cookie }, redirect: 'manual' })
/** Whether a cookie opens what only somebody signed in may see. */
const opens = async (cookie: string): Promise<boolean> => {
  const { status } = await open(cookie)
  // On a crowded machine a request may come too slowly for the server's patience: it is asked anew, as a browser does.
  if (status === 408) return opens(cookie)
  expect([200, 303, 400, 431]).toContain(status)
  return status === 200
}

const sendForm = (path: string, cookie: string, fields: Record<string, string>) =>
  fetch(new URL(path, server.address), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: server.address },
    body: new URLSearchParams(fields),
  })

describe('a token that somebody had before', () => {
  it('they signed in is worth nothing afterwards', async () => {
    const { before, cookie, answer } = await signIn(server, 'director')
    expect(answer.status).toBe(303)
    expect(cookie).not.toBe(before)
    expect(await opens(cookie)).toBe(true)
    expect(await opens(before)).toBe(false)
  })

  it('and that an attacker chose for them, is worth nothing afterwards', async () => {
    for (const chosen of ['sightline=chosen', `sightline=${newToken()}`, `sightline=${'a'.repeat(3000)}`]) {
      const { cookie, answer } = await signIn(server, 'director', { cookie: chosen })
      expect(answer.status).toBe(303)
      expect(cookie).not.toBe(chosen)
      expect([await opens(chosen), await opens(cookie)]).toEqual([false, true])
    }
  })

  it('they became somebody else is worth nothing afterwards, and neither is the token of its forms', async () => {
    const first = await signIn(server, 'director')
    const token = first.cookie.split('=')[1]!
    const answer = await sendForm('/sign-in', first.cookie, {
      _csrf: formToken(token),
      person: 'practitioner',
      next: '/',
    })
    expect(answer.status).toBe(303)
    const second = answer.headers.getSetCookie()[0]!.split(';')[0]!
    expect([await opens(first.cookie), await opens(second)]).toEqual([false, true])
    expect((await sendForm('/search', second, { _csrf: formToken(token), search: 'a' })).status).toBe(403)
  })

  it('they signed out is worth nothing afterwards, on any page of theirs', async () => {
    const { cookie } = await signIn(server, 'analyst')
    const csrf = csrfIn(await (await open(cookie)).text())
    expect((await sendForm('/sign-out', cookie, { _csrf: csrf })).status).toBe(303)
    expect(await opens(cookie)).toBe(false)
    const again = await sendForm('/settings/case-link', cookie, { _csrf: csrf, address: 'https://evil.example/{id}' })
    expect([again.status, again.headers.get('location')]).toEqual([303, '/sign-in'])
    expect((await open(cookie, '/events')).status).toBe(303)
  })

  it('an open stream ends with it, so that nothing more is told', async () => {
    const { cookie } = await signIn(server, 'director')
    const stream = await open(cookie, '/events')
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    const csrf = csrfIn(await (await open(cookie)).text())
    await sendForm('/sign-out', cookie, { _csrf: csrf })
    const reader = stream.body!.getReader()
    const ended = (async () => {
      while (!(await reader.read()).done);
    })()
    await expect(ended).resolves.toBeUndefined()
  }, 60_000)
})

describe('a session', () => {
  const started = (minutesAgo: number) => {
    const rows = databaseSessionRows(server.place.store.db, syntheticAuthority.id)
    const principal = {
      id: 'demonstration:director',
      authorityId: syntheticAuthority.id,
      name: 'Dana Example',
      role: 'director',
      place: { kind: 'directorate' },
    } as const
    const at = new Date(Date.now() - minutesAgo * 60_000)
    return createSessions(rows, { idleMinutes: 60, hours: 12 }).start(principal, at)
  }

  it.each([
    ['begun now', 0, true],
    ['unused for 59 minutes', 59, true],
    ['unused for 61 minutes', 61, false],
    ['begun 13 hours ago', 13 * 60, false],
  ])('%s: %#', async (_, minutesAgo, good) => {
    expect(await opens(`sightline=${await started(minutesAgo)}`)).toBe(good)
  })

  it('is not told by what the record keeps of it', async () => {
    const token = await started(0)
    const kept = await server.place.store.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(JSON.stringify(kept)).toContain(digestOf(token))
    for (const { session_id } of kept) expect(await opens(`sightline=${session_id}`)).toBe(false)
  })

  it('of another authority is none here', async () => {
    const rows = databaseSessionRows(server.place.store.db, '888')
    await server.place.store.db.insertInto('authority').values({ authority_id: '888', name: 'Other' }).execute()
    const principal = {
      id: 'demonstration:director',
      authorityId: '888',
      name: 'x',
      role: 'director',
      place: { kind: 'directorate' },
    } as const
    const token = await createSessions(rows, { idleMinutes: 60, hours: 12 }).start(principal, new Date())
    expect(await opens(`sightline=${token}`)).toBe(false)
  })

  it.each<[string, (token: string) => string]>([
    ['a letter changed', token => `sightline=${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`],
    ['a letter more', token => `sightline=${token}A`],
    ['a letter less', token => `sightline=${token.slice(0, -1)}`],
    ['other letters', token => `sightline=${token.toUpperCase()}`],
    ['its digest', token => `sightline=${digestOf(token)}`],
    ['the token of its forms', token => `sightline=${formToken(token)}`],
    ['a statement after it', token => `sightline=${token}' or '1'='1`],
    ['a letter of no value after it', token => `sightline=${token}%00`],
    ['another name', token => `__Host-sightline=${token}`],
    ['another spelling of the name', token => `Sightline=${token}`],
    ['nothing before it', token => `${token}`],
    ['a list of it', token => `sightline[]=${token}`],
    ['what objects are made from', () => 'sightline=__proto__; __proto__=sightline; constructor=x'],
    ['6,000 letters', () => `sightline=${'a'.repeat(6000)}`],
    ['nothing', () => 'sightline='],
    ['broken signs', () => 'sightline=%E0%A4%A; sightline="'],
  ])('is not opened by its cookie with %s', async (_, changed) => {
    const token = (await signIn(server, 'director')).cookie.split('=')[1]!
    expect(await opens(changed(token))).toBe(false)
    expect(await opens(`sightline=${token}`)).toBe(true)
  })

  it('has a cookie that no script reads and no other site sends', async () => {
    const { answer } = await signIn(server, 'director')
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^sightline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  })
})

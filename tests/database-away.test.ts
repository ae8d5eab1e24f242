import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { readChangeLog, readOwnSetting } from '../src/store/index.ts'
import { startTestServer, type TestServer } from '../src/store/testing-server.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'

const authority = syntheticAuthority.id
let folder: string
let database: TestServer
let place: Workplace
let serving: Serving

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-away-'))
  database = await startTestServer()
  place = await openWorkplace(folder, await database.database())
  await ensureAuthority(place.store.db, { authority, name: syntheticAuthority.name, synthetic: true })
  const path = join(folder, 'extract')
  await writeSyntheticExtract({ out: path, until: iso(englandDay(new Date())), children: 80 })
  const outcome = await runImport(place, {
    path,
    authority,
    mode: 'full',
    confirm: 'yes',
    acceptGone: true,
    by: 'test',
  })
  expect(outcome.state).toBe('published')
  // Three readers of one session ask far more than one person does in a minute.
  const settings = settingsFrom(
    {
      SIGHTLINE_DATA: folder,
      PORT: '0',
      SIGHTLINE_LOG_LEVEL: 'silent',
      SIGHTLINE_LIMIT_SESSION: '1000000',
      SIGHTLINE_LIMIT_ADDRESS: '1000000',
    },
    folder,
  )
  serving = await serveAuthority(place, authority, settings)
}, 240_000)

afterAll(async () => {
  await serving?.close()
  await place?.close()
  await database?.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Somebody signed in: what their browser sends, and the token of their forms. */
async function signedIn(person: string) {
  const url = new URL('/sign-in', serving.address)
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!
  const csrfIn = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)![1]!
  const first = await fetch(url)
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf(first), origin: url.origin },
    body: new URLSearchParams({ _csrf: csrfIn(await first.text()), person, next: '/' }),
  })
  const cookie = cookieOf(answer)
  const page = await fetch(new URL(person === 'analyst' ? '/settings' : '/live', serving.address), {
    headers: { cookie },
  })
  return { cookie, csrf: csrfIn(await page.text()) }
}

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

const linkOf = (number: number) => `https://case-system.example.gov.uk/${number}/{id}`

describe('a database that goes away under load', () => {
  it('is told as 503 with when to come back; nothing kept is lost, nothing is half kept, and all is well again by itself', async () => {
    const analyst = await signedIn('analyst')
    const director = await signedIn('director')
    const child = (await place.store.db.selectFrom('child_derivation').select('child_id').executeTakeFirstOrThrow())
      .child_id
    const seen = { statuses: new Set<number>(), away: 0, childShown: 0, written: [] as number[], told: [] as string[] }
    let phase: 'before' | 'away' | 'back' = 'before'
    const well = { before: 0, back: 0, away: 0 }
    let over = false

    const note = async (answer: Response) => {
      seen.statuses.add(answer.status)
      const text = await answer.text()
      if (answer.status === 503) {
        seen.away++
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
        seen.told.push(text)
      } else if (phase !== 'away') well[phase]++
      return answer.status
    }
    const reading = async (path: string) => {
      while (!over) {
        const status = await note(
          await fetch(new URL(path, serving.address), { headers: { cookie: director.cookie }, redirect: 'manual' }),
        )
        if (status === 200 && path.startsWith('/children')) seen.childShown++
        await wait(10)
      }
    }
    const writing = async () => {
      for (let number = 1; !over; number++) {
        const answer = await fetch(new URL('/settings/case-link', serving.address), {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie: analyst.cookie, origin: new URL(serving.address).origin },
          body: new URLSearchParams({ _csrf: analyst.csrf, address: linkOf(number) }),
        })
        if ((await note(answer)) === 303) seen.written.push(number)
        await wait(10)
      }
    }
    const load = Promise.all([
      reading('/live'),
      reading('/due'),
      reading(`/children/${child}`),
      reading('/live'),
      writing(),
    ])
    await wait(1500)
    phase = 'away'
    await database.stop()
    await wait(2000)
    await database.start()
    await wait(1000)
    phase = 'back'
    await wait(3000)
    over = true
    await load

    expect(well.before).toBeGreaterThan(10)
    expect(seen.away).toBeGreaterThan(10)
    expect(well.back).toBeGreaterThan(10)
    expect([...seen.statuses].sort()).toEqual([200, 303, 503])
    for (const text of seen.told) expect(text).toContain('Sightline cannot reach its record at the moment')

    const { db } = place.store
    const changes = (await readChangeLog(db, authority, { event: 'setting changed', limit: 100_000 })).reverse()
    const asText = (side: unknown) => JSON.stringify(side)
    const kept = new Set(changes.map(each => asText(each.after)))
    const lost = seen.written.filter(number => ![...kept].some(each => each.includes(`/${number}/{id}`)))
    expect(lost).toEqual([])
    for (let at = 1; at < changes.length; at++) expect(changes[at]!.before).toEqual(changes[at - 1]!.after)
    const now = await readOwnSetting(db, authority, changes[0]!.subject)
    expect(asText(changes.at(-1)!.after)).toContain(asText(now!.value))

    const views = await db
      .selectFrom('access_log')
      .select(each => each.fn.countAll().as('count'))
      .where('child_id', '=', child)
      .where('allowed', '=', true)
      .executeTakeFirstOrThrow()
    // Shown is kept; a page that broke off after its entry was kept may be one more.
    expect(Number(views.count)).toBeGreaterThanOrEqual(seen.childShown)
  })
})

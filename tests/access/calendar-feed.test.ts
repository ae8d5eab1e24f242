import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iso } from '../../src/domain/calendar/day.ts'
import { englandDay } from '../../src/domain/calendar/england-day.ts'
import { calendarIdsSetting } from '../../src/rooms/calendar-feed/index.ts'
import { readAccessLog } from '../../src/store/access-log.ts'
import { readChangeLog } from '../../src/store/change-log.ts'
import { writeSetting } from '../../src/store/index.ts'
import { announceDecision } from '../../src/store/people/announce.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse } from './house.ts'

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
  // Each child was seen three days ago, so that the next visit lies ahead.
  const folder = join(house.settings.folder, 'seen-again')
  await mkdir(folder)
  const seenOn = iso(englandDay(new Date()) - 3)
  const rows = Object.values(children).map(({ id }) => `${id},v2-${id},p-${id},${seenOn},Y`)
  const headings = 'cppv_person_id,cppv_cp_visit_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen'
  await writeFile(join(folder, 'ssd_cp_visits.csv'), [headings, ...rows].join('\n'))
  const request = { path: folder, authority, mode: 'delta', confirm: 'yes', by: 'test' } as const
  const outcome = await house.place.intake.run({ kind: 'import', ...request })
  expect(outcome.state).toBe('published')
  await house.live.upTo(outcome.version!)
}, 120_000)
afterAll(() => house?.close())

const db = () => house.place.store.db

/** Makes an address and answers its path. */
async function makeFor(who: string): Promise<string> {
  const { body, statusCode } = await house.ask(who, 'POST', '/account/calendar', { deed: 'make' })
  expect(statusCode).toBe(200)
  return /http:\/\/[^<"]*(\/calendar\/[\w-]{43}\.ics)/.exec(body)![1]!
}
const fetched = (path: string) => house.ask(undefined, 'GET', path)
const linesOf = async (who: string) =>
  (await readAccessLog(db(), authority, { limit: 1000 })).filter(
    each => each.page === '/calendar/:file' && each.principal === idOf(who),
  )
async function changeAccount(who: string, set: { disabled_at?: Date | null; enabled_at?: Date }) {
  await db().updateTable('person').set(set).where('person_id', '=', idOf(who)).execute()
  const version = await house.place.store.transaction(trx =>
    announceDecision(trx, authority, { because: 'test', at: new Date() }),
  )
  await house.live.upTo(version)
}

describe('a calendar feed', () => {
  it('is fetched without a session by its address alone: no name in it, no id, and a line in the log', async () => {
    const path = await makeFor('unit-lead')
    const { statusCode, headers, body } = await fetched(path)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/calendar/)
    expect(body).toMatch(/SUMMARY:Child on a protection plan seen every ten working days: 2\r/)
    for (const { id, name } of Object.values(children)) {
      expect(body).not.toContain(id)
      for (const each of name.split(' ')) expect(body).not.toContain(each)
    }
    const lines = await linesOf('unit-lead')
    expect(lines.map(each => [each.event, each.allowed, each.child_id])).toEqual([['calendar.exported', true, null]])
    expect(JSON.stringify(lines)).not.toContain(path.slice(10, 40))
  })

  it('is shown once, told of in the change log without its secret, and kept as a digest', async () => {
    const path = await makeFor('service-manager')
    const token = path.slice('/calendar/'.length, -4)
    const { body } = await house.ask('service-manager', 'GET', '/account/calendar')
    expect(body).not.toContain(token)
    expect(body).toContain('Not yet')
    const log = await readChangeLog(db(), authority, { event: 'calendar address made' })
    expect(log[0]).toMatchObject({ principal: idOf('service-manager'), before: { had: false } })
    expect(JSON.stringify(log)).not.toContain(token)
    expect(JSON.stringify(await db().selectFrom('calendar_feed').selectAll().execute())).not.toContain(token)
  })

  it('is worth nothing once a new one is made, or it is revoked', async () => {
    const first = await makeFor('practitioner')
    const second = await makeFor('practitioner')
    expect((await fetched(first)).statusCode).toBe(404)
    expect((await fetched(second)).statusCode).toBe(200)
    const revoked = await house.ask('practitioner', 'POST', '/account/calendar/revoke', { deed: 'revoke' })
    expect(revoked.headers.location).toBe('/account/calendar?done=revoked')
    expect((await fetched(second)).statusCode).toBe(404)
    const again = await house.ask('practitioner', 'POST', '/account/calendar/revoke', { deed: 'revoke' })
    expect(again.headers.location).toBe('/account/calendar')
  })

  it('ends with the account, also where that is opened again; a fetch does not make the account one that is used', async () => {
    const path = await makeFor('head-of-service')
    await db().updateTable('person').set({ seen_at: null }).where('person_id', '=', idOf('head-of-service')).execute()
    house.live.forgetStandings()
    expect((await fetched(path)).statusCode).toBe(200)
    const person = await db()
      .selectFrom('person')
      .select('seen_at')
      .where('person_id', '=', idOf('head-of-service'))
      .executeTakeFirstOrThrow()
    expect(person.seen_at).toBeNull()
    await changeAccount('head-of-service', { disabled_at: new Date() })
    expect((await fetched(path)).statusCode).toBe(404)
    await changeAccount('head-of-service', { disabled_at: null, enabled_at: new Date() })
    expect((await fetched(path)).statusCode).toBe(404)
    expect((await fetched(await makeFor('head-of-service'))).statusCode).toBe(200)
  })

  it('holds ids of children within scope where the authority allows it, never a restricted one, and logs each once a day', async () => {
    const path = await makeFor('director')
    // Named on the restricted child, and in conflict with another: neither is in the calendar.
    await writeSetting(db(), authority, calendarIdsSetting, true, { by: 'test', at: new Date() })
    await fetched(path)
    const { body } = await fetched(path)
    expect(body).not.toContain(children.restricted.id)
    expect(body).not.toContain(children.conflict.id)
    for (const { name } of Object.values(children)) expect(body).not.toContain(name.split(' ')[1])
    const told = (await linesOf('director')).flatMap(each => each.child_id ?? [])
    const inIt = Object.values(children).filter(each => body.replaceAll('\r\n ', '').includes(`record ${each.id})`))
    expect(inIt.length).toBeGreaterThan(0)
    expect(told.toSorted()).toEqual(inIt.map(each => each.id).toSorted())
  })

  it('is refused, and that is logged, where it is fetched more than sixty times in an hour', async () => {
    const path = await makeFor('quality-lead')
    const statuses: number[] = []
    for (let count = 0; count < 62; count++) statuses.push((await fetched(path)).statusCode)
    expect(statuses.filter(each => each === 200).length).toBe(60)
    const { statusCode, headers } = await fetched(path)
    expect(statusCode).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(3000)
    expect((await linesOf('quality-lead')).filter(each => !each.allowed).length).toBe(3)
  })

  it.each([
    '/calendar/nonsense.ics',
    `/calendar/${'A'.repeat(43)}.ics`,
    `/calendar/${'A'.repeat(43)}`,
    '/calendar/%00.ics',
  ])('%s leads nowhere', async path => {
    expect([400, 404]).toContain((await fetched(path)).statusCode)
  })
})

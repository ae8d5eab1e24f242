import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/app/rooms.ts'
import { permissionsOf } from '../../src/domain/access/permissions.ts'
import type { Route } from '../../src/server/route.ts'
import { readAccessLog } from '../../src/store/access-log.ts'
import { readChangeLog } from '../../src/store/change-log.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse, people } from './house.ts'

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

const posts = routes.filter(each => each.method === 'POST')
const address = (path: string) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'childId' ? children.own.id : name.endsWith('Id') ? '0197f1f0-0000-7000-8000-000000000000' : '1',
  )
/** Lines of the access log by page and person. */
async function lines(): Promise<Map<string, number>> {
  const log = await readAccessLog(house.place.store.db, authority, { limit: 50_000 })
  return new Map(
    [...Map.groupBy(log, each => `${each.page} by ${each.principal}`)].map(([key, some]) => [key, some.length]),
  )
}
/** Whoever may use an address, and somebody who may not. */
function readersOf(permission: Route['permission']) {
  const may = people.filter(
    each => permission === 'signed-in' || permission === 'public' || permissionsOf(each).has(permission),
  )
  return { may: may[0]!.key, mayNot: people.find(each => !may.includes(each))?.key }
}

describe('every form', () => {
  it('leaves a line for each time it is sent, whole or not, by somebody who may or who may not', async () => {
    expect(posts.length).toBeGreaterThan(20)
    const forms = [{}, { nonsense: 'x' }, { _csrf: 'forged' }]
    const before = await lines()
    const sent = new Map<string, number>()
    for (const { path, permission } of posts) {
      const { may, mayNot } = readersOf(permission)
      for (const who of [may, mayNot].filter(each => each !== undefined)) {
        const token = house.tokens.get(who)!
        for (const fields of forms) {
          const answer = await house.ask(who, 'POST', address(path), fields)
          expect([path, who, answer.statusCode < 500]).toEqual([path, who, true])
          const key = `${path} by ${idOf(who)}`
          sent.set(key, (sent.get(key) ?? 0) + 1)
          // Some of these end the session that sent them.
          const principal = {
            id: idOf(who),
            authorityId: authority,
            name: who,
            ...people.find(each => each.key === who)!,
          }
          if ((await house.ask(who, 'GET', '/')).headers.location?.startsWith('/sign-in'))
            house.tokens.set(who, await house.sessions.start(principal, new Date(), token))
        }
      }
    }
    await expect
      .poll(
        async () => {
          const now = await lines()
          return [...sent].filter(([key, count]) => (now.get(key) ?? 0) - (before.get(key) ?? 0) < count)
        },
        { timeout: 10_000 },
      )
      .toEqual([])
  })
})

describe('a change', () => {
  it('of a setting and of a word says what was there before and after', async () => {
    await house.ask('analyst', 'POST', '/settings/case-link', { address: 'https://cases.example/{id}' })
    await house.ask('analyst', 'POST', '/imports/mappings', { domain: 'role', from: 'CW', to: 'other' })
    const log = await readChangeLog(house.place.store.db, authority, { limit: 1000 })
    expect(log.find(each => each.event === 'setting changed')).toMatchObject({
      before: null,
      after: 'https://cases.example/{id}',
    })
    expect(log.find(each => each.event === 'mapping changed')).toMatchObject({ before: null, after: { to: 'other' } })
    expect(log.find(each => each.event === 'import published')).toMatchObject({
      before: { version: 0 },
      after: { version: 1, new: expect.any(Number) },
    })
  })
})

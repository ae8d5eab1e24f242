import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeOf } from '../../src/rooms/search/home.ts'
import { readAccessLog, readChangeLog } from '../../src/store/index.ts'
import { listPacks } from '../../src/store/packs.ts'
import { readStanding } from '../../src/store/people/standing.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse, people } from './house.ts'

const given = children['other unit']
let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

const get = (who: string, url: string) => house.ask(who, 'GET', url)
const namesIn = (body: string) =>
  Object.values(children)
    .map(each => each.name.split(' ')[1]!)
    .filter(each => body.includes(each))

describe('everybody', () => {
  it('begins on a page that opens; who holds no post is told whom to ask', async () => {
    for (const { key, role } of people) {
      const home = await get(key, '/')
      if (homeOf({ role }) === undefined) {
        expect([key, home.statusCode, home.body.includes('Ask an administrator')]).toEqual([key, 403, true])
        continue
      }
      expect([key, home.headers.location]).toEqual([key, homeOf({ role })])
      expect([key, (await get(key, home.headers.location as string)).statusCode]).toEqual([key, 200])
    }
  })
})

describe('an inspector', () => {
  it('sees the children given by name and what is published, and opens nothing else', async () => {
    const page = await get('inspector', '/material')
    expect(namesIn(page.body)).toEqual([given.name.split(' ')[1]])
    expect((await get('inspector', `/children/${given.id}`)).statusCode).toBe(200)
    for (const each of Object.values(children).filter(other => other !== given))
      expect([each.id, (await get('inspector', `/children/${each.id}`)).statusCode >= 400]).toEqual([each.id, true])
    const elsewhere = [
      '/live',
      '/due',
      '/how-long',
      '/imports',
      '/people',
      '/packs',
      '/packs/made',
      '/material/given',
      '/cover',
    ]
    for (const url of elsewhere) expect([url, (await get('inspector', url)).statusCode]).toEqual([url, 403])
    const found = await house.ask('inspector', 'POST', '/search', { search: 'Sorrel' })
    expect(namesIn(found.body)).toEqual([])
  })

  it('leaves a line in the access log for each page that tells of a child', async () => {
    await get('inspector', '/material')
    const log = await readAccessLog(house.place.store.db, authority, { childId: given.id })
    const pages = log.filter(each => each.principal === idOf('inspector') && each.allowed).map(each => each.page)
    expect(pages).toContain('/material')
    expect(pages).toContain('/children/:childId')
  })

  it('is given children by those who publish: ids that are not known, or not theirs to see, are told alike', async () => {
    const url = `/material/given/${encodeURIComponent(idOf('inspector'))}`
    const ids = `${children.own.id}\n${children.restricted.id}, nobody-1\r\n`
    const refused = await house.ask('quality-lead', 'POST', url, { ids, because: 'Sample' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(
      `No child is known by these ids: ${children.restricted.id}, nobody-1. Nothing was given yet`,
    )
    expect(namesIn((await get('inspector', '/material')).body)).toEqual(['Fennel'])

    const taken = await house.ask('quality-lead', 'POST', url, {
      ids: `${children.own.id}\n${given.id}`,
      because: 'Sample',
    })
    expect(taken.headers.location).toBe(`${url}?done=given&number=1`)
    expect(namesIn((await get('inspector', '/material')).body).sort()).toEqual(['Fennel', 'Teasel'])
    const [entry] = await readChangeLog(house.place.store.db, authority, { event: 'children given' })
    expect(entry).toMatchObject({ principal: idOf('quality-lead'), subject: idOf('inspector') })
    expect((entry!.after as { children: string[] }).children).toContain(children.own.id)

    const back = await house.ask('quality-lead', 'POST', `${url}/take-back`, { child: children.own.id })
    expect(back.headers.location).toBe(`${url}?done=taken-back&number=1`)
    expect(namesIn((await get('inspector', '/material')).body)).toEqual(['Fennel'])
  })

  it('who is given a restricted child does not see it until named; nobody unnamed is told of it', async () => {
    const url = `/material/given/${encodeURIComponent(idOf('inspector'))}`
    expect(namesIn((await get('director', url)).body).sort()).toEqual(['Fennel', 'Yarrow'])
    expect((await get('director', url)).body).toContain('opens once they are named on the record too')
    expect(namesIn((await get('quality-lead', url)).body)).toEqual(['Fennel'])
    expect((await get('quality-lead', '/material/given')).body).toContain('1 child')
    const tried = await house.ask('quality-lead', 'POST', `${url}/take-back`, { child: children.restricted.id })
    expect(tried.headers.location).toBe(`${url}?done=taken-back&number=0`)
    expect((await get('inspector', `/children/${children.restricted.id}`)).statusCode).toBe(404)
  })

  it('is nobody any more once the time is over, by both layers', async () => {
    const now = new Date()
    const later = new Date(now.getTime() + 3 * 3_600_000)
    const who = { id: idOf('inspector') } as never
    expect(await house.live.standing(who, now)).toMatchObject({
      role: 'inspector',
      material: new Set([given.id, children.restricted.id]),
    })
    const over = await readStanding(house.place.store.db, authority, idOf('inspector'), later)
    expect(over).toMatchObject({ posts: [], given: [] })
  })
})

describe('an auditor of a partner authority', () => {
  const form = {
    for: idOf('partner-auditor'),
    title: 'Peer audit',
    ...{ 'start-day': '1', 'start-month': '1', 'start-year': '2025' },
  }

  it('sees packs made for them, with no name, id, worker, unit or date of a child', async () => {
    const unknown = await house.ask('quality-lead', 'POST', '/packs/made/new', { ...form, ids: children.restricted.id })
    expect(unknown.body).toContain('No child is known by this id')
    const ids = `${children.own.id}\n${children.unit.id}\n${given.id}`
    const made = await house.ask('quality-lead', 'POST', '/packs/made/new', { ...form, ids })
    const address = made.headers.location as string
    expect(address).toMatch(/^\/packs\/made\/[0-9a-f-]{36}\?done=made$/)
    const kept = await get('quality-lead', address)
    expect(namesIn(kept.body).sort()).toEqual(['Fennel', 'Sorrel', 'Teasel'])

    expect((await get('partner-auditor', '/packs')).body).toContain('Peer audit')
    const [pack] = await listPacks(house.place.store.db, authority)
    const seen = await get('partner-auditor', `/packs/${pack!.pack_id}`)
    expect(seen.statusCode).toBe(200)
    expect(seen.body).toContain('Child A')
    expect(seen.body).toContain('Child C')
    const main = /<main[\s\S]*<\/main>/.exec(seen.body)![0]
    expect(namesIn(main)).toEqual([])
    for (const { id, worker, unit } of Object.values(children))
      for (const each of [id, `>${worker}<`, `>${unit}<`]) expect(main).not.toContain(each)
    expect(main.replace(/open until [^<]*/, '')).not.toMatch(/\b20\d\d\b/)
    for (const other of ['scrutiny-member', 'inspector', 'director', 'administrator'])
      expect([other, (await get(other, `/packs/${pack!.pack_id}`)).statusCode]).toEqual([other, 403])
    for (const url of ['/live', '/due', '/reports', '/material', '/standards', '/packs/made', `/children/${given.id}`])
      expect([url, (await get('partner-auditor', url)).statusCode]).toEqual([url, 403])

    const withdraw = await house.ask('director', 'POST', `/packs/made/${pack!.pack_id}/withdraw`, { because: 'Over' })
    expect(withdraw.statusCode).toBe(303)
    expect((await get('partner-auditor', `/packs/${pack!.pack_id}`)).statusCode).toBe(404)
    expect((await get('partner-auditor', '/packs')).body).toContain('No pack is open to you')
  })

  it('of another is not there for them', async () => {
    const later = { ...form, ids: given.id }
    expect(
      (await house.ask('director', 'POST', '/packs/made/new', { ...later, for: idOf('inspector') })).body,
    ).toContain('Choose an auditor')
    expect((await house.ask('director', 'POST', '/packs/made/new', { ...later, 'start-year': '2999' })).body).toContain(
      'must be before today',
    )
  })
})

describe('a scrutiny member', () => {
  it('reads what is published and nothing else', async () => {
    const form = { title: 'November', note: 'For the committee', 'on-day': '', 'on-month': '', 'on-year': '' }
    const look = await house.ask('director', 'POST', '/reports/new', { ...form, step: 'look' })
    const version = /name="looked-at" value="(\d+)"/.exec(look.body)![1]!
    const made = await house.ask('director', 'POST', '/reports/new', { ...form, step: 'publish', 'looked-at': version })
    const address = (made.headers.location as string).split('?')[0]!
    expect((await get('scrutiny-member', '/reports')).body).toContain('November')
    const page = await get('scrutiny-member', address)
    expect(page.statusCode).toBe(200)
    // Six children are few: nothing of them can be read from the numbers.
    expect(page.body).not.toMatch(/numeric"[^>]*>[1-5]</)
    expect((await get('scrutiny-member', `${address}/export?format=csv`)).headers['content-type']).toContain('text/csv')
    for (const url of ['/live', '/due', '/standards', '/material', '/packs', `/children/${given.id}`, '/reports/new'])
      expect([url, (await get('scrutiny-member', url)).statusCode]).toEqual([url, 403])
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { may } from '../../domain/access/permissions.ts'
import { knownRoles } from '../../domain/access/principal.ts'
import type { RoomRequest } from '../../server/route.ts'
import {
  ensureAuthority,
  openStore,
  readChangeLog,
  readOwnSetting,
  type Store,
  writeSetting,
} from '../../store/index.ts'
import { savePerson } from '../../store/people/people.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import type { RoomServices } from '../services.ts'
import { caseLinkFor, caseLinkProblem, caseLinkSetting } from './case-link.ts'
import { readCaseLink, routes } from './index.ts'

const good = 'https://cases.example.gov.uk/person/{id}'

describe('the link to the case system', () => {
  it.each([
    [good, 'c/1', 'https://cases.example.gov.uk/person/c%2F1'],
    ['http://cases.example/?p={id}&view=all', 'a&b=c#d', 'http://cases.example/?p=a%26b%3Dc%23d&view=all'],
    ['HTTPS://cases.example/#/person/{id}/{id}', '7', 'https://cases.example/#/person/7/7'],
    [good, '$&', 'https://cases.example.gov.uk/person/%24%26'],
    [good, '\ud800', 'https://cases.example.gov.uk/person/%EF%BF%BD'],
  ])('%s for child %j', (template, id, href) => {
    expect(caseLinkProblem(template)).toBeUndefined()
    expect(caseLinkFor(template, id)).toBe(href)
  })

  it.each([
    ['javascript:alert({id})', /begin with https/],
    ['data:text/html,{id}', /begin with https/],
    ['//cases.example/{id}', /begin with https/],
    ['cases.example/{id}', /begin with https/],
    ['https://cases.example/person/', /must have \{id\}/],
    ['https://{id}.example/person', /after the name/],
    ['https://cases.example:{id}/person', /whole address|after the name/],
    ['https://{id}@cases.example/', /user name/],
    ['https://me:secret@cases.example/{id}', /user name/],
    ['https://cases example/{id}', /whole address/],
    ['https://cases.example/a\tb/{id}', /whole address/],
    ['https:///{id}', /whole address|after the name/],
    [`https://cases.example/{id}?${'x'.repeat(2000)}`, /2,000 characters or fewer/],
  ])('%s is refused', (template, words) => {
    expect(caseLinkProblem(template)).toMatch(words)
    expect(caseLinkFor(template, '1')).toBeUndefined()
  })

  it.each([undefined, null, 7, {}, [good], '', 'nonsense'])('there is none where the setting is %j', setting => {
    expect(caseLinkFor(setting, '1')).toBeUndefined()
  })

  it('leads to the same machine whatever the id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), id => {
        const href = caseLinkFor(good, id)
        if (href === undefined) return
        expect(new URL(href).host).toBe('cases.example.gov.uk')
        expect(new URL(href).pathname.startsWith('/person/')).toBe(true)
      }),
    )
    for (const id of ['', '.', '..']) expect(caseLinkFor(good, id)).toBeUndefined()
  })
})

describe('the settings page', () => {
  const authority = { id: '999', name: 'Example', synthetic: true }
  let folder: string
  let store: Store
  let services: RoomServices

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-settings-'))
    await emptyRecord(folder)
    store = await openStore({ folder })
    await ensureAuthority(store.db, { authority: authority.id })
    services = { authority, store } as unknown as RoomServices
  })
  afterAll(async () => {
    await store?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const [read, write] = routes
  const asked = (more: object) =>
    ({
      services,
      principal: { id: 'ana', role: 'analyst' },
      csrf: 'token',
      at: new Date('2026-11-24T09:00:00Z'),
      query: {},
      body: {},
      ...more,
    }) as unknown as RoomRequest<RoomServices>
  const save = (address: string) => write!.handler(asked({ body: { address } }))
  async function shown(query = {}): Promise<string> {
    const reply = await read!.handler(asked({ query }))
    if (reply.kind !== 'page') throw new Error(reply.kind)
    return renderToString(reply.body)
  }
  const held = async () => (await readOwnSetting(store.db, authority.id, caseLinkSetting))?.value

  it('is for those who may change settings, and only sends tokens back to itself', async () => {
    for (const each of routes) expect(each.permission).toBe('change-settings')
    expect(knownRoles.filter(role => may({ role }, 'change-settings'))).toEqual(['analyst', 'administrator'])
    const html = await shown()
    expect(html).toContain('name="_csrf" value="token"')
    expect(html).toContain('No setting has been changed yet')
    expect(await readCaseLink(services, '1')).toBeUndefined()
  })

  it('keeps an address, tells of it, and writes down what was there before', async () => {
    expect(await save(`  ${good}\n`)).toEqual({ kind: 'redirect', to: '/settings?saved=changed' })
    expect(await held()).toBe(good)
    expect(await readCaseLink(services, 'c 1')).toBe('https://cases.example.gov.uk/person/c%201')
    expect(await save(good)).toEqual({ kind: 'redirect', to: '/settings?saved=the-same' })
    const other = 'http://other.example/{id}'
    await save(other)
    await save('')
    expect(await held()).toBeUndefined()
    expect(await readCaseLink(services, '1')).toBeUndefined()
    const log = await readChangeLog(store.db, authority.id, { event: 'setting changed' })
    expect(log.map(({ principal, subject, before, after }) => [principal, subject, before, after])).toEqual([
      ['ana', caseLinkSetting, other, null],
      ['ana', caseLinkSetting, good, other],
      ['ana', caseLinkSetting, null, good],
    ])
    expect(await shown({ saved: 'changed' })).toMatch(/The setting is saved[\s\S]*not set/)
  })

  it('names who changed it, and keeps the id of somebody nobody knows', async () => {
    const at = new Date('2026-11-24T09:00:00Z')
    const id = '0197f1f0-0000-7000-8000-000000000001'
    await savePerson(store.db, authority.id, { id, name: 'Ada Ashdown', origin: 'invited', at, by: 'test' })
    const address = 'http://third.example/{id}'
    await write!.handler(asked({ body: { address }, principal: { id, role: 'analyst' } }))
    const html = await shown()
    expect(html).toContain('Ada Ashdown')
    expect(html).not.toContain(id)
    expect(html).toContain('<bdi>ana</bdi>')
  })

  it('takes no bad address: says so, gives back what was typed, changes nothing', async () => {
    await save(good)
    const reply = await save('javascript:"><script>alert(1)</script>{id}')
    if (reply.kind !== 'page') throw new Error(reply.kind)
    expect(reply).toMatchObject({ error: true, live: false })
    const html = renderToString(reply.body)
    expect(html).toContain('href="#address"')
    expect(html).toContain('The address must begin with https:// or http://')
    expect(html).toContain('value="javascript:&quot;')
    expect(html).not.toContain('<script')
    expect(await held()).toBe(good)
  })

  it('breaks nothing where something else was put there by hand', async () => {
    await writeSetting(store.db, authority.id, caseLinkSetting, { not: 'text' }, { by: 'hand', at: new Date(0) })
    expect(await readCaseLink(services, '1')).toBeUndefined()
    expect(await shown()).toContain('Link to the case system')
  })
})

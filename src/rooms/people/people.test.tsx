import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { buildOrganisation } from '../../domain/access/organisation.ts'
import { may } from '../../domain/access/permissions.ts'
import { knownRoles, type Place } from '../../domain/access/principal.ts'
import type { Reply } from '../../server/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { ensureAuthority, readChangeLog, readVersion } from '../../store/index.ts'
import { readPerson, savePerson } from '../../store/people/people.ts'
import { givePost, isInForce, listPosts } from '../../store/people/posts.ts'
import { readLink } from '../../store/people/sign-in-links.ts'
import { readStanding } from '../../store/people/standing.ts'
import { withStores } from '../../store/testing.ts'
import type { RoomServices } from '../services.ts'
import * as commands from './commands.ts'
import { routes } from './index.ts'

const organisation = buildOrganisation(
  [
    { dept_team_id: 'S', dept_team_name: 'Family Intervention' },
    { dept_team_id: 'U1', dept_team_name: 'Unit Kite', dept_team_parent_id: 'S' },
    { dept_team_id: 'U2', dept_team_name: 'Unit Lark', dept_team_parent_id: 'S' },
  ],
  [
    { prof_professional_id: 'w1', prof_professional_name: 'Kit Example', prof_professional_department: 'U1' },
    { prof_professional_id: 'w2', prof_professional_name: 'Lee Example', prof_professional_department: 'U2' },
  ],
)
const at = new Date('2026-11-26T09:00:00Z')
const later = new Date('2026-12-24T00:00:00Z')
const kite: Place = { kind: 'unit', unit: 'U1' }
let number = 0

it('is for administrators, and cover for managers', () => {
  const who = (path: string) => {
    const { permission } = routes.find(each => each.path === path)!
    return knownRoles.filter(role => permission !== 'signed-in' && permission !== 'public' && may({ role }, permission))
  }
  for (const { path } of routes) {
    const expected = path.startsWith('/cover')
      ? ['unit-lead', 'service-manager', 'head-of-service', 'director']
      : ['administrator']
    expect(who(path), path).toEqual(expected)
  }
})

withStores('people', getStore => {
  let authority: { id: string; name: string; synthetic: boolean }
  let taken: number[]
  let services: RoomServices
  const ada = { by: 'ada', at }

  beforeEach(async () => {
    authority = { id: `p${++number}`, name: 'Example', synthetic: true }
    taken = []
    const store = getStore()
    await ensureAuthority(store.db, { authority: authority.id })
    services = {
      authority,
      store,
      upTo: async (version: number) => void taken.push(version),
    } as unknown as RoomServices
    const made = { origin: 'invited', at, by: 'ada' } as const
    await savePerson(store.db, authority.id, { id: 'ada', name: 'Ada Example', email: 'ada@example.gov.uk', ...made })
    await savePerson(store.db, authority.id, { id: 'uma', name: 'Uma Example', workerId: 'w1', ...made })
    await savePerson(store.db, authority.id, { id: 'lee', name: 'Lee <Example>', workerId: 'w2', ...made })
    await own('ada', 'administrator', 'directorate', '')
    await own('uma', 'unit-lead', 'unit', 'U1')
  })

  const own = (personId: string, role: string, placeKind: 'unit' | 'directorate', placeId: string) =>
    givePost(getStore().db, authority.id, {
      ...{ personId, role, placeKind, placeId, kind: 'own', from: new Date('2026-01-05'), because: 'New', at, by: 'x' },
    })
  const inForce = async (personId: string, on = at) =>
    (await listPosts(getStore().db, authority.id, personId)).filter(each => isInForce(each, on))
  const log = async () =>
    (await readChangeLog(getStore().db, authority.id)).map(each => [each.principal, each.event, each.subject])
  const covering = (personId = 'lee') =>
    ({
      personId,
      role: 'unit-lead',
      place: kite,
      kind: 'cover',
      onBehalfOf: 'uma',
      from: at,
      until: later,
      because: 'Leave',
    }) as const

  describe('a change', () => {
    it('is kept with what was before and after, raises the data version, and holds before the answer', async () => {
      const before = await readVersion(getStore().db, authority.id)
      await commands.giveSomebodyPost(services, covering(), ada)
      expect(taken).toEqual([before + 1])
      expect(await readVersion(getStore().db, authority.id)).toBe(before + 1)
      const [entry] = await readChangeLog(getStore().db, authority.id)
      expect(entry).toMatchObject({ principal: 'ada', event: 'post given', subject: 'lee', before: null })
      expect(entry!.after).toMatchObject({ role: 'unit-lead', placeId: 'U1', kind: 'cover', onBehalfOf: 'uma' })
    })

    it('that changes nothing leaves nothing behind', async () => {
      const before = await readVersion(getStore().db, authority.id)
      expect(await commands.setAccount(services, { personId: 'uma', disabled: false, because: 'x' }, ada)).toBe(false)
      expect(await commands.linkWorker(services, { personId: 'uma', workerId: 'w1' }, ada)).toBe(false)
      const gone = { personId: 'uma', postId: '019aa0d0-0000-7000-8000-000000000000', because: 'x' }
      expect(await commands.endSomebodysPost(services, gone, ada)).toBe(false)
      expect([taken, await log(), await readVersion(getStore().db, authority.id)]).toEqual([[], [], before])
    })

    it('is never made to oneself', async () => {
      const [post] = await inForce('ada')
      const itself = { ...ada, by: 'ada' }
      const oneself = { personId: 'ada', because: 'x' }
      await expect(commands.giveSomebodyPost(services, { ...covering('ada') }, itself)).rejects.toThrow(RangeError)
      await expect(commands.endSomebodysPost(services, { ...oneself, postId: post!.post_id }, itself)).rejects.toThrow()
      await expect(commands.setAccount(services, { ...oneself, disabled: true }, itself)).rejects.toThrow(RangeError)
      await expect(commands.letGo(services, oneself, itself)).rejects.toThrow(RangeError)
      await expect(commands.linkWorker(services, { personId: 'ada', workerId: 'w1' }, itself)).rejects.toThrow(
        RangeError,
      )
      expect(await log()).toEqual([])
    })
  })

  it('cover is in force for its time, and ends with the post it is for', async () => {
    await commands.giveSomebodyPost(services, covering(), ada)
    expect((await inForce('lee')).map(each => each.kind)).toEqual(['cover'])
    expect(await inForce('lee', later)).toEqual([])
    const [post] = await inForce('uma')
    await commands.endSomebodysPost(services, { personId: 'uma', postId: post!.post_id, because: 'Promoted' }, ada)
    expect([await inForce('uma'), await inForce('lee')]).toEqual([[], []])
    const [entry] = await readChangeLog(getStore().db, authority.id)
    expect((entry!.before as { personId: string }[]).map(each => each.personId)).toEqual(['uma', 'lee'])
  })

  it('a mover keeps the role in another place', async () => {
    const [post] = await inForce('uma')
    const moved = {
      personId: 'uma',
      postId: post!.post_id,
      place: { kind: 'unit', unit: 'U2' },
      because: 'List',
    } as const
    expect(await commands.moveSomebody(services, moved, ada)).toBe(true)
    expect((await inForce('uma')).map(each => [each.role, each.place_id])).toEqual([['unit-lead', 'U2']])
    expect(await commands.moveSomebody(services, moved, ada)).toBe(false)
  })

  it('a leaver has no post and no account, and nobody covers for them', async () => {
    await commands.giveSomebodyPost(services, covering(), ada)
    expect(await commands.letGo(services, { personId: 'uma', because: 'Left' }, ada)).toBe(true)
    expect(await readStanding(getStore().db, authority.id, 'uma', at)).toBeUndefined()
    expect([await inForce('uma'), await inForce('lee')]).toEqual([[], []])
    expect(await commands.letGo(services, { personId: 'uma', because: 'Left' }, ada)).toBe(false)
  })

  it('an account is disabled and enabled again, a worker linked and taken away', async () => {
    const { db } = getStore()
    await commands.setAccount(services, { personId: 'lee', disabled: true, because: 'Long leave' }, ada)
    expect(await readPerson(db, authority.id, 'lee')).toMatchObject({ disabled_because: 'Long leave' })
    await commands.setAccount(services, { personId: 'lee', disabled: false, because: 'Back' }, ada)
    expect(await readPerson(db, authority.id, 'lee')).toMatchObject({ disabled_at: null, enabled_at: at })
    await commands.linkWorker(services, { personId: 'lee', workerId: undefined }, ada)
    expect(await readPerson(db, authority.id, 'lee')).toMatchObject({ worker_id: null, name: 'Lee <Example>' })
    expect(await log()).toEqual([
      ['ada', 'worker linked', 'lee'],
      ['ada', 'account enabled', 'lee'],
      ['ada', 'account disabled', 'lee'],
    ])
  })

  it('a joiner becomes known once, without any post', async () => {
    const worker = { id: 'w9', name: 'New Example', jobTitle: undefined, unitId: 'U1' }
    const id = await commands.addFromStaffList(services, { worker, because: 'New' }, ada)
    expect(await readPerson(getStore().db, authority.id, id!)).toMatchObject({ worker_id: 'w9', origin: 'staff-list' })
    expect(await inForce(id!)).toEqual([])
    expect(await commands.addFromStaffList(services, { worker, because: 'New' }, ada)).toBeUndefined()
  })

  describe('the pages', () => {
    const ask = async (
      method: string,
      path: string,
      given: Partial<RoomRequest<RoomServices>> = {},
    ): Promise<Reply> => {
      const route = routes.find(each => each.method === method && each.path === path)!
      const parsed = (schema: typeof route.body, value: unknown) =>
        schema === undefined ? {} : schema.parse(value ?? {})
      const request = {
        principal: { id: 'ada', role: 'administrator' },
        csrf: 'token',
        url: new URL('http://x/people'),
        today: 0,
        ...{ services, organisation, at },
        ...given,
        query: parsed(route.query, given.query),
        body: parsed(route.body, given.body),
      }
      return route.handler(request as unknown as RoomRequest<RoomServices>)
    }
    const html = (reply: Reply) => {
      if (reply.kind !== 'page') throw new Error(`${reply.kind}: ${JSON.stringify(reply)}`)
      return renderToString(reply.body)
    }
    const lee = { params: { personId: 'lee' } }

    it('list people, filtered and found by name, with everything escaped', async () => {
      const all = html(await ask('GET', '/people'))
      expect(all).toContain('3 people')
      expect(all).toContain('Unit lead, Unit Kite')
      expect(all).not.toContain('<Example>')
      expect(html(await ask('GET', '/people', { query: { role: 'unit-lead' } as never }))).toContain('1 person')
      expect(html(await ask('GET', '/people', { query: { unit: 'U2' } as never }))).toContain('Lee &lt;Example>')
      expect(html(await ask('GET', '/people', { query: { state: 'no-post' } as never }))).toContain('1 person')
      const found = html(await ask('POST', '/people', { body: { who: 'ADA@' } as never }))
      expect(found).toContain('1 person')
      expect(found).toContain('Ada Example')
    })

    it('say of a post that the directory gave, and of no other, that it comes back at the next sign-in', async () => {
      const words = 'comes back at their next sign-in'
      await givePost(getStore().db, authority.id, {
        ...{ personId: 'lee', role: 'director', placeKind: 'directorate', placeId: '', kind: 'own', from: at, at },
        ...{ because: 'Given by a group or role of the directory.', by: 'directory' },
      })
      const shown = async (personId: string) => {
        const params = { personId, postId: (await inForce(personId))[0]!.post_id }
        const pages = ['/people/:personId', '/people/:personId/posts/:postId/end']
        return Promise.all(pages.map(async path => html(await ask('GET', path, { params })).includes(words)))
      }
      expect(await shown('lee')).toEqual([true, true])
      expect(await shown('uma')).toEqual([false, false])
    })

    it('take a post that fits, and say what is wrong with one that does not', async () => {
      const good = { role: 'unit-lead', place: 'unit:U2', because: 'New in post' }
      expect(await ask('POST', '/people/:personId/post', { ...lee, body: good as never })).toEqual({
        kind: 'redirect',
        to: '/people/lee?done=post',
      })
      expect((await inForce('lee')).map(each => [each.role, each.place_id, each.made_by])).toEqual([
        ['unit-lead', 'U2', 'ada'],
      ])
      for (const [body, words] of [
        [{ ...good, place: 'service:S' }, 'Choose a unit: Unit lead'],
        [{ ...good, place: '' }, 'Choose a place'],
        [{ ...good, because: ' ' }, 'Enter why'],
        [{ ...good, 'from-day': '25', 'from-month': '11', 'from-year': '2026' }, 'must be today or later'],
        [{ ...good, role: 'inspector', place: 'directorate:' }, 'Enter an end date within 6 months'],
        [good, 'holds that post already'],
      ] as const) {
        const reply = await ask('POST', '/people/:personId/post', { ...lee, body: body as never })
        expect(reply).toMatchObject({ error: true })
        expect(html(reply)).toContain(words)
      }
      expect(await inForce('lee')).toHaveLength(1)
    })

    it('take an inspector with a beginning and an end to the minute', async () => {
      const until = { 'until-day': '4', 'until-month': '12', 'until-year': '2026', 'until-time': '17:00' }
      const from = { 'from-day': '30', 'from-month': '11', 'from-year': '2026', 'from-time': '9:00' }
      const body = { role: 'inspector', place: 'directorate:', because: 'ILACS', ...from, ...until }
      await ask('POST', '/people/:personId/post', { ...lee, body: body as never })
      const [post] = await listPosts(getStore().db, authority.id, 'lee')
      expect([post!.from_at, post!.until_at]).toEqual([
        new Date('2026-11-30T09:00:00Z'),
        new Date('2026-12-04T17:00:00Z'),
      ])
      const roles = async (on: string) =>
        (await readStanding(getStore().db, authority.id, 'lee', new Date(on)))?.posts.length
      expect([
        await roles('2026-11-30T08:59:59Z'),
        await roles('2026-12-04T16:59:59Z'),
        await roles('2026-12-04T17:00:00Z'),
      ]).toEqual([0, 1, 0])
    })

    it('show a person with posts now, to come and ended, and never let somebody change themselves', async () => {
      await commands.giveSomebodyPost(services, { ...covering(), from: new Date('2026-12-01') }, ada)
      expect(html(await ask('GET', '/people/:personId', lee))).toMatch(
        /None now[\s\S]*To come: 1[\s\S]*Cover, for Uma Example/,
      )
      const self = { params: { personId: 'ada' } }
      expect(html(await ask('GET', '/people/:personId', self))).toContain('Nobody changes their own posts')
      for (const { method, path, ...route } of routes.filter(each => each.path.startsWith('/people/:personId/'))) {
        const postId = '019aa0d0-0000-7000-8000-000000000000'
        const body = { because: 'x', to: 'disabled', unit: 'U1' }
        const given = { params: { personId: 'ada', postId }, body, query: { unit: 'U1' } } as never
        expect((await ask(method, path, given)).kind, `${route.audit} ${path}`).toBe('forbidden')
      }
    })

    it('add a person by name and address, once, and make the link by which they choose a password', async () => {
      const added = await ask('POST', '/people/new', {
        body: { name: ' Kay  Example ', email: 'kay@example.gov.uk' } as never,
      })
      const personId = /^\/people\/([0-9a-f-]+)\?done=added$/.exec(added.kind === 'redirect' ? added.to : '')![1]!
      expect(await readPerson(getStore().db, authority.id, personId)).toMatchObject({
        name: 'Kay Example',
        origin: 'invited',
      })
      for (const [body, words] of [
        [{ name: 'Kay', email: 'KAY@example.gov.uk' }, 'Somebody has that address already'],
        [{ name: '', email: 'x@example.gov.uk' }, 'Enter a name'],
        [{ name: 'Kay', email: 'nowhere' }, 'Enter an email address like'],
      ] as const)
        expect(html(await ask('POST', '/people/new', { body: body as never }))).toContain(words)

      const kay = { params: { personId } }
      expect((await ask('POST', '/people/:personId/invite', kay)).kind).toBe('forbidden')
      const accounts = { standing: async () => undefined }
      const given = { ...kay, services: { ...services, accounts } as never, origin: 'https://sightline.example' }
      const page = html(await ask('POST', '/people/:personId/invite', given))
      const token = /https:\/\/sightline\.example\/sign-in\/link\/([\w-]{43})</.exec(page)![1]!
      expect(await readLink(getStore().db, authority.id, token, at)).toEqual({ personId, kind: 'invitation' })
      expect(await readLink(getStore().db, authority.id, token, later)).toBeUndefined()
      const all = JSON.stringify(await readChangeLog(getStore().db, authority.id))
      expect(all).toContain('sign-in link made')
      expect(all).not.toContain(token)
    })

    it('change a name and an address, not to one that another has', async () => {
      const post = (body: object) => ask('POST', '/people/:personId/name', { ...lee, body: body as never })
      expect(html(await post({ name: 'Lee', email: 'ada@example.gov.uk' }))).toContain(
        'Somebody has that address already',
      )
      expect(await post({ name: 'Lee Example', email: '' })).toMatchObject({ to: '/people/lee?done=named' })
      expect(await post({ name: 'Lee Example', email: '' })).toMatchObject({ to: '/people/lee?done=same' })
      expect(await readPerson(getStore().db, authority.id, 'lee')).toMatchObject({
        name: 'Lee Example',
        worker_id: 'w2',
      })
    })

    it('end the sessions of somebody whose account is closed', async () => {
      const ended: string[] = []
      const sessions = { endAllOf: async (id: string) => ended.push(id) }
      const given = { ...lee, services: { ...services, sessions } as never }
      await ask('POST', '/people/:personId/account', { ...given, body: { to: 'disabled', because: 'Leave' } as never })
      await ask('POST', '/people/:personId/account', { ...given, body: { to: 'enabled', because: 'Back' } as never })
      await ask('POST', '/people/:personId/left', { ...given, body: { because: 'Left' } as never })
      expect(ended).toEqual(['lee', 'lee'])
      expect(html(await ask('POST', '/people/:personId/left', given))).toContain('Enter why')
    })

    it('tell what the staff list says, and do nothing by themselves', async () => {
      const post = await own('lee', 'unit-lead', 'unit', 'U1')
      const said = html(await ask('GET', '/people/staff-list'))
      expect(said).toContain('Moved from Unit Kite to Unit Lark')
      expect(said).toContain(`/people/lee/posts/${post}/move?unit=U2`)
      expect(await log()).toEqual([])
      const moved = { params: { personId: 'lee', postId: post }, body: { unit: 'U2', because: 'List' } as never }
      await ask('POST', '/people/:personId/posts/:postId/move', moved)
      expect(html(await ask('GET', '/people/staff-list'))).toContain('Nobody has left or moved')
    })

    it('let a manager give cover for their own post, and for nothing else', async () => {
      await own('lee', 'unit-lead', 'unit', 'U2')
      const uma = { principal: { id: 'uma', role: 'unit-lead' } as never }
      const until = { 'until-day': '24', 'until-month': '12', 'until-year': '2026' }
      const body = { person: 'lee', kind: 'cover', because: 'Leave', ...until }
      expect(await ask('POST', '/cover', { ...uma, body: body as never })).toEqual({
        kind: 'redirect',
        to: '/cover?done=given',
      })
      const cover = (await inForce('lee')).find(each => each.kind === 'cover')!
      expect(cover).toMatchObject({ role: 'unit-lead', place_id: 'U1', on_behalf_of: 'uma', made_by: 'uma' })
      expect(cover.until_at).toEqual(new Date('2026-12-25T00:00:00Z'))
      for (const [wrong, words] of [
        [{ ...body, person: 'uma' }, 'Choose who covers for you'],
        [{ person: 'lee', because: 'Leave' }, 'Enter an end date within 6 months'],
        [{ ...body, 'until-year': '2027' }, 'within 6 months of the beginning'],
      ] as const)
        expect(html(await ask('POST', '/cover', { ...uma, body: wrong as never }))).toContain(words)
      // Lee may not end what others were given, nor pass on the cover.
      const byLee = { principal: { id: 'lee', role: 'unit-lead' } as never, params: { postId: cover.post_id } }
      expect((await ask('POST', '/cover/:postId/end', byLee)).kind).toBe('not-found')
      const passedOn = { person: 'uma', post: cover.post_id, because: 'x', ...until }
      await ask('POST', '/cover', { ...byLee, body: passedOn as never })
      expect((await inForce('uma')).map(each => [each.kind, each.place_id])).toEqual([
        ['cover', 'U2'],
        ['own', 'U1'],
      ])
      expect(await ask('POST', '/cover/:postId/end', { ...uma, params: { postId: cover.post_id } })).toMatchObject({
        to: '/cover?done=ended',
      })
      expect((await inForce('lee')).map(each => each.kind)).toEqual(['own'])
    })
  })
})

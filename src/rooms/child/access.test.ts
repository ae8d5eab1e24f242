import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logAccess, readAccessLog, writeSetting } from '../../store/index.ts'
import { placeFrom, placeText } from './access-history.ts'
import { type ChildHouse, imported, openChildHouse, serveChild, someRows } from './testing.ts'

const child = '/children/c%2F1'

describe("a child's pages, served", () => {
  let house: ChildHouse
  let served: Awaited<ReturnType<typeof serveChild>>
  let now = Date.parse('2019-06-20T09:00:00Z')

  beforeAll(async () => {
    const own = { worker: 'w1', unit: 'k' }
    house = await openChildHouse({
      'c/1': own,
      near: own,
      far: { worker: 'w2', unit: 'l' },
      closed: { ...own, restricted: true, namedReaders: new Set(['demonstration:director']) },
    })
    await house.hold([
      ...someRows,
      imported('family', 'f1', { fami_family_id: 'F1' }),
      imported('person', 'closed', { pers_forename: 'Secret' }, 'closed'),
      imported('family', 'f closed', { fami_family_id: 'F1' }, 'closed'),
      ...['near', 'far'].flatMap(id => [
        imported('person', id, { pers_forename: id, pers_surname: 'Ash', pers_dob: '2014-01-01' }, id),
        imported('family', `f ${id}`, { fami_family_id: 'F1' }, id),
      ]),
    ])
    served = await serveChild(house, () => new Date((now += 1000)))
  })
  afterAll(async () => {
    await served?.app.close()
    await house?.close()
  })

  const setLink = (template: string | null) =>
    writeSetting(house.store.db, '999', 'case-link', template, { by: 'ana', at: new Date(0) })
  const log = async (childId = 'c/1') => readAccessLog(house.store.db, '999', { childId })
  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

  it('shows managers who looked, newest first, and keeps that they did', async () => {
    const worker = await served.signIn('practitioner')
    const lead = await served.signIn('unit-lead')
    expect((await worker.get(child)).statusCode).toBe(200)
    expect((await worker.get(`${child}/record`)).statusCode).toBe(200)
    const first = await lead.get(`${child}/access`)
    expect(first.statusCode).toBe(200)
    expect(text(first.body)).toMatch(/Viewed: the record as imported.*Viewed: what happens next and the journey/)
    expect(text(first.body)).toContain('Social worker')
    expect(text(first.body)).toContain('Allowed: holds this child')
    expect(text(first.body)).not.toContain('Viewed: access history')
    const second = await lead.get(`${child}/access`)
    expect(text(second.body)).toContain('Viewed: access history Allowed: responsible for the unit')
    expect((await log())[0]).toMatchObject({ event: 'access-log.viewed', principal: 'demonstration:unit-lead' })
  })

  it('shows the tab to nobody else, and keeps that they tried', async () => {
    const worker = await served.signIn('practitioner')
    expect((await worker.get(child)).body).not.toContain('Access history')
    expect((await worker.get(`${child}/access`)).statusCode).toBe(403)
    expect((await log())[0]).toMatchObject({ event: 'access-log.viewed', allowed: false })
    expect((await worker.get(`${child}/access/saved?format=csv`)).statusCode).toBe(403)
    const analyst = await served.signIn('analyst')
    expect((await analyst.get(`${child}/access`)).statusCode).toBe(403)
  })

  it('pages the history, and saves the whole of it with no formula in it', async () => {
    const { db } = house.store
    const at = new Date('2019-01-01T00:00:00Z')
    const look = { principal: '=cmd|x', event: 'child.viewed', allowed: true, because: 'own case', childId: 'near' }
    await logAccess(
      db,
      '999',
      Array.from({ length: 120 }, () => ({ ...look, at })),
    )
    const director = await served.signIn('director')
    const before = (await log('near')).length
    const seen: number[] = []
    let next: string | undefined = '/children/near/access'
    while (next !== undefined) {
      const page = await director.get(next)
      expect(page.statusCode).toBe(200)
      seen.push(page.body.match(/<time dateTime=|<time datetime=/gi)?.length ?? 0)
      next = /href="([^"]+)" rel="next"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&')
    }
    // The pages themselves are looks too, but newer than where the next page begins.
    expect(seen.reduce((sum, each) => sum + each, 0)).toBe(before)
    expect(seen.length).toBe(3)
    const saved = await director.get('/children/near/access/saved?format=csv')
    expect(saved.headers['content-disposition']).toMatch(/access-history-by-dana-example-\d{4}\.csv/)
    const lines = saved.body.trim().split('\r\n')
    expect(lines[0]).toBe('When,When (England),Who,Person id,Role,What,Allowed,Why,Request')
    expect(lines).toHaveLength(1 + before + seen.length)
    expect(lines.filter(each => each.includes("'=cmd|x"))).toHaveLength(120)
    expect((await log('near'))[0]).toMatchObject({ event: 'access-log.exported' })
    expect((await director.get('/children/near/access/saved?format=xlsx')).rawPayload.subarray(0, 2).toString()).toBe(
      'PK',
    )
  })

  it('takes no place in the log that is none', async () => {
    const place = { at: new Date('2019-01-01T00:00:00.123Z'), id: '0197f1f0-0000-7000-8000-000000000000' }
    expect(placeFrom(placeText(place))).toEqual(place)
    for (const text of [
      '',
      'x',
      '2019-13-01T00:00:00.000Z~0197f1f0-0000-7000-8000-000000000000',
      `${placeText(place)}'`,
    ])
      expect(placeFrom(text)).toBeUndefined()
    const director = await served.signIn('director')
    expect((await director.get(`${child}/access?after=rubbish`)).statusCode).toBe(200)
  })

  it('looks in the record by a form, so that no address holds what was looked for', async () => {
    const worker = await served.signIn('practitioner')
    const found = await worker.post(`${child}/record`, { words: 'robin' }, `${child}/record`)
    expect(found.statusCode).toBe(200)
    expect(text(found.body)).toMatch(/1 row of 8 holds “ ?robin/)
    expect(found.body).not.toMatch(/(?:href|action)="[^"]*robin/)
    expect((await log())[0]).toMatchObject({ event: 'child.searched', page: '/children/:childId/record' })
    const other = await worker.post('/children/far/record', { words: 'far' }, `${child}/record`)
    expect(other.statusCode).toBe(403)
  })

  it('names and links only the family that the reader may open, and keeps whom it named', async () => {
    const worker = await served.signIn('practitioner')
    const page = await worker.get(child)
    expect(page.body).toContain('href="/children/near"')
    expect(page.body).not.toMatch(/children\/far|>far</)
    expect(text(page.body)).toContain('A sibling is known to the service')
    expect((await log('near'))[0]).toMatchObject({ because: 'named as family of a child opened' })
    expect(await log('far')).toEqual(expect.not.arrayContaining([expect.objectContaining({ allowed: true })]))
  })

  it('marks a restricted record for those named on it, and tells nobody else that there is one', async () => {
    const director = await served.signIn('director')
    expect(text((await director.get('/children/closed')).body)).toMatch(/Secret Restricted/)
    expect((await director.get(child)).body).toContain('Secret')
    for (const person of ['practitioner', 'unit-lead', 'head-of-service', 'quality-lead']) {
      const other = await served.signIn(person)
      expect((await other.get('/children/closed')).statusCode, person).toBe(404)
      const page = (await other.get(child)).body
      expect(page, person).not.toContain('Secret')
      expect(page, person).not.toContain('/children/closed')
      expect(text(page), person).not.toMatch(/2 siblings are known/)
    }
  })

  it('links to the case system where the authority has said how, and is whole where not', async () => {
    const director = await served.signIn('director')
    expect((await director.get(child)).body).not.toContain('Open in the case system')
    await setLink('https://cases.example/{id}')
    const page = await director.get(child)
    expect(page.body).toContain('href="https://cases.example/c%2F1"')
    await setLink(null)
  })

  it('lets only an analyst change that', async () => {
    const analyst = await served.signIn('analyst')
    const done = await analyst.post('/settings/case-link', { address: 'https://cases.example/{id}' }, '/settings')
    expect(done.headers.location).toBe('/settings?saved=changed')
    const director = await served.signIn('director')
    expect((await director.get('/settings')).statusCode).toBe(403)
    expect((await director.post('/settings/case-link', { address: '' }, `${child}/record`)).statusCode).toBe(403)
    expect((await director.get(child)).body).toContain('https://cases.example/c%2F1')
  })
})

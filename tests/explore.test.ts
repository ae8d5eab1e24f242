import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { readAccessLog } from '../src/store/access-log.ts'
import { readChangeLog } from '../src/store/change-log.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse } from './access/house.ts'

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

const get = async (who: string, url: string) => {
  const answer = await house.ask(who, 'GET', url)
  expect([url, answer.statusCode]).toEqual([url, 200])
  return answer.body
}

/** What a field's value says, from the page: "selected 3". */
function valueOn(page: string, label: string): string | undefined {
  const found = new RegExp(
    `sl-value--(\\w+)"><a class="sl-value__link"[^>]*>\\s*<span class="sl-value__text">${label}[^0-9]*?</span>\\s*<span class="sl-value__count">([\\d,]+)`,
  ).exec(page)
  return found ? `${found[1]} ${found[2]}` : undefined
}

const overdueVisits = '/explore?indicator=CP-11.open&state=overdue'

describe('exploring', () => {
  it('shows for every field which values are possible, how many, and which are excluded', async () => {
    const all = await get('director', overdueVisits)
    expect(valueOn(all, 'Unit Kite')).toBe('possible 4')
    expect(valueOn(all, 'Unit Swift')).toBe('possible 1')
    const one = await get('director', `${overdueVisits}&unit=U3`)
    // The other units still say what they would have; workers of theirs are excluded.
    expect(valueOn(one, 'Unit Kite')).toBe('possible 4')
    expect(valueOn(one, 'Unit Swift')).toBe('selected 1')
    expect(valueOn(one, 'Wes Example')).toBe('possible 1')
    expect(valueOn(one, 'Wil Example')).toBe('excluded 0')
    expect(one).toMatch(/1 deadline\b/)
  })

  it('tells a unit lead the workers of their own unit apart and all others together', async () => {
    const page = await get('unit-lead', `${overdueVisits}&by=worker`)
    expect(page).toContain('Win Example')
    expect(page).not.toMatch(/Wyn Example|Wes Example/)
    expect(page).toContain('Workers of others')
    expect(page).toContain('no league table of workers')
    const file = await get('unit-lead', '/explore/export?indicator=CP-11.open&state=overdue&by=worker&format=csv')
    expect(file).not.toMatch(/Wyn Example|Wes Example/)
    const several = await get('unit-lead', `${overdueVisits}&by=worker&worker=w3&worker=w4`)
    expect(several).not.toContain('Wes Example')
    expect(await get('director', `${overdueVisits}&by=worker`)).toMatch(/Wes Example/)
  })

  it('breaks down into numbers that open to their children and can be sorted, but for workers', async () => {
    const page = await get('director', `${overdueVisits}&by=unit`)
    const link = /<a class="[^"]*" href="([^"]*)">4<span class="govuk-visually-hidden"> [^<]*Unit Kite/.exec(page)!
    const list = await get('director', link[1]!.replaceAll('&amp;', '&'))
    // One of the four has a conflict of interest recorded with the director.
    expect(list).toContain('3 of 4 are of children you may open')
    const units = (html: string) => [...html.matchAll(/<th scope="row"[^>]*>.*?>(Unit \w+)</g)].map(each => each[1])
    const upwards = units(await get('director', `${overdueVisits}&by=unit&sort=count`))
    const downwards = units(await get('director', `${overdueVisits}&by=unit&sort=count&order=descending`))
    expect(upwards.at(-1)).toBe('Unit Kite')
    expect(downwards[0]).toBe('Unit Kite')
    expect(await get('director', `${overdueVisits}&by=worker&sort=count`)).not.toContain('aria-sort')
  })

  it('lists the children the reader may open, with who holds them, and says how many it does not', async () => {
    const page = await get('service-manager', `${overdueVisits}&show=children`)
    expect(page).toContain(children['other unit'].name)
    expect(page).toContain('Wyn Example')
    expect(page).not.toContain(children['other service'].name)
    expect(page).toContain('4 of 5 are of children you may open and are listed; 1 are outside your scope')
    expect(page).not.toContain(children.restricted.name)
    expect(await get('director', `${overdueVisits}&show=children`)).toContain(children.restricted.name)
  })

  it('counts the practitioner’s own cases only, and shows a project manager no child', async () => {
    const own = await get('practitioner', overdueVisits)
    expect(valueOn(own, 'Wyn Example')).toBeUndefined()
    const page = await get('project-manager', `${overdueVisits}&show=children`)
    for (const each of Object.values(children)) expect(page).not.toContain(each.name)
  })

  it('logs whom it listed', async () => {
    await get('unit-lead', `${overdueVisits}&show=children`)
    await expect
      .poll(async () => {
        const log = await readAccessLog(house.place.store.db, authority, { limit: 5000 })
        return log
          .filter(each => each.page === '/explore' && each.principal === idOf('unit-lead'))
          .map(each => each.child_id)
      })
      .toContain(children.own.id)
  })

  it('has a trend, and saves what it shows', async () => {
    expect(await get('director', `${overdueVisits}&show=trend`)).toContain('trend-chart')
    const list = await get('director', `/explore/export?indicator=CP-11.open&unit=U3&show=children&format=csv`)
    expect(list.split('\r\n')[1]).toContain(
      `${children['other service'].name},${children['other service'].id},Wes Example`,
    )
    const breakdown = await get('director', `/explore/export?indicator=CP-11.open&by=unit&format=csv`)
    expect(breakdown).toContain('Unit Swift,1,1')
  })

  it('knows no other measure than there are, and takes nothing from an address as markup', async () => {
    expect((await house.ask('director', 'GET', '/explore?indicator=nonsense')).statusCode).toBe(404)
    const page = await get('director', `${overdueVisits}&worker=${encodeURIComponent('"><script>x</script>')}`)
    expect(page).not.toContain('<script>x')
    expect(page).toContain('0 deadlines')
  })
})

describe('two selections side by side', () => {
  const compared = '/explore/compare?indicator=CP-11.open&unit=U1&b-unit=U2&b-unit=U3&by=unit'

  it('each have their number, and a table has both', async () => {
    const csv = await get('director', `${compared.replace('/compare', '/compare/export')}&format=csv`)
    const [head, ...rows] = csv.trim().split('\r\n')
    expect(head).toContain('Unit: Unit Kite: number')
    expect(head).toContain('Unit: Unit Wren or Unit Swift: number')
    expect(rows).toEqual(['Unit Kite,4,4,4,,0,0', 'Unit Wren,,0,0,1,1,1', 'Unit Swift,,0,0,1,1,1'])
    expect(await get('director', compared)).toContain('Unit: Unit Wren or Unit Swift')
  })

  it('take a value by their forms, and may be of different days', async () => {
    const page = await get('director', `${compared}&b-add=worker%3Aw4&b-on=2025-03-01`)
    expect(page).toContain('Unit: Unit Wren or Unit Swift; Worker: Wes Example')
    expect(page).toContain('Sat 1 Mar 2025')
    expect(page).toContain('b-worker=w4')
  })
})

describe('a saved view', () => {
  const view = '/explore?indicator=CP-11.open&state=overdue&show=children'
  const save = async (who: string, fields: Record<string, string>) =>
    house.ask(who, 'POST', '/explore/saved', { address: view, shared: 'no', ...fields })

  it('has an address of its own, and each sees it within their own scope', async () => {
    const saved = await save('director', { name: 'Overdue <visits>', shared: 'yes' })
    expect(saved.statusCode).toBe(303)
    const address = saved.headers.location as string
    const opened = await house.ask('unit-lead', 'GET', address)
    expect(opened.headers.location).toMatch(/^\/explore\?indicator=CP-11\.open&state=overdue&show=children&view=/)
    const page = await get('unit-lead', opened.headers.location as string)
    expect(page).toContain('Overdue &lt;visits>')
    expect(page).toContain(children.own.name)
    expect(page).not.toContain(children['other service'].name)
    expect(await get('unit-lead', '/explore')).toContain('Overdue &lt;visits>')
    expect((await house.ask('unit-lead', 'GET', `${address}/change`)).statusCode).toBe(404)
    expect((await house.ask('unit-lead', 'POST', `${address}/delete`)).statusCode).toBe(404)
  })

  it('of somebody’s own is nobody else’s; it can be renamed, shared and deleted, and each is logged', async () => {
    const address = (await save('analyst', { name: 'Mine' })).headers.location as string
    expect((await house.ask('director', 'GET', address)).statusCode).toBe(404)
    const changed = await house.ask('analyst', 'POST', `${address}/change`, { name: 'Ours', shared: 'yes' })
    expect(changed.headers.location).toBe('/explore?done=changed')
    expect((await house.ask('director', 'GET', address)).statusCode).toBe(303)
    expect(await get('analyst', '/explore?done=changed')).toContain('The view is changed')
    expect((await house.ask('analyst', 'POST', `${address}/delete`)).statusCode).toBe(303)
    expect((await house.ask('analyst', 'GET', address)).statusCode).toBe(404)
    const id = address.split('/').at(-1)!
    const log = (await readChangeLog(house.place.store.db, authority, { limit: 1000 })).filter(
      each => each.subject === id,
    )
    expect(log.map(each => each.event).sort()).toEqual(['saved view changed', 'saved view deleted', 'view saved'])
    expect(log.find(each => each.event === 'saved view changed')).toMatchObject({
      before: { name: 'Mine', isShared: false },
      after: { name: 'Ours', isShared: true },
    })
  })

  it('needs a name, and an address of a view', async () => {
    const nameless = await save('analyst', { name: '  ' })
    expect(nameless.statusCode).toBe(422)
    expect(nameless.body).toContain('Enter a name')
    for (const address of ['https://elsewhere.example/explore?x=1', '/people?x', '//x/explore?y', '/explore'])
      expect((await save('analyst', { name: 'x', address })).statusCode).toBe(422)
  })
})

describe('whole tables', () => {
  it('are an analyst’s to take out: ids, no names, no restricted child; each is logged', async () => {
    expect(await get('analyst', '/explore/tables')).toContain('Deadlines')
    const answer = await house.ask('analyst', 'POST', '/explore/tables/holding')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain('holding-by-pat-analyst')
    const bytes = answer.rawPayload
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
    expect(bytes.subarray(-4).toString()).toBe('PAR1')
    const text = bytes.toString('latin1')
    expect(text).toContain(children['other service'].id)
    expect(text).not.toContain(children.restricted.id)
    for (const { name } of Object.values(children)) expect(text).not.toContain(name.split(' ')[1])
    const log = await readChangeLog(house.place.store.db, authority, { limit: 1000 })
    expect(log.find(each => each.event === 'table exported')).toMatchObject({
      subject: 'holding',
      after: { rows: 10, dataVersion: expect.any(Number) },
    })
    expect((await house.ask('analyst', 'POST', '/explore/tables/constructor')).statusCode).toBe(404)
    expect((await house.ask('director', 'POST', '/explore/tables/holding')).statusCode).toBe(403)
  })
})

describe('what was known at an earlier import', () => {
  /** A visit to the child of the other service, made long ago and recorded only now. */
  async function recordLateVisit(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'sightline-late-'))
    const { id } = children['other service']
    const on = iso(englandDay(new Date()) - 1)
    await writeFile(
      join(folder, 'ssd_cp_visits.csv'),
      `cppv_person_id,cppv_cp_visit_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen\n${id},v2,p-${id},${on},Y`,
    )
    const request = { path: folder, authority, mode: 'delta', confirm: 'yes', by: 'test' } as const
    const { state } = await house.place.intake.run({ kind: 'import', ...request })
    await rm(folder, { recursive: true })
    expect(state).toBe('published')
  }

  /** Asks again until what was known then has been read in. */
  async function readIn(who: string, url: string): Promise<string> {
    let body = ''
    await expect.poll(async () => (body = await get(who, url)), { timeout: 20_000 }).not.toContain('read in once')
    return body
  }

  it('is shown as it was believed then; who may open whom is as decided now', async () => {
    await recordLateVisit()
    await expect.poll(() => get('director', `${overdueVisits}&unit=U3`), { timeout: 20_000 }).toMatch(/0 deadlines/)
    const day = iso(englandDay(new Date()))
    const then = await readIn('director', `${overdueVisits}&unit=U3&show=children&import=1&on=${day}`)
    expect(then).toMatch(/1 deadline\b/)
    expect(then).toContain('as known at import 1 of')
    expect(then).toContain(children['other service'].name)
    const own = await readIn('unit-lead', `${overdueVisits}&show=children&import=1`)
    expect(own).toContain(children.own.name)
    expect(own).not.toContain(children['other service'].name)
    expect(own).not.toContain(children.conflict.name)
    expect(own).not.toContain(children.restricted.name)
    const both = await readIn(
      'director',
      `/explore/compare?indicator=CP-11.open&state=overdue&import=1&b-state=overdue&by=unit`,
    )
    expect(both).toContain('as known at import 1 of')
    const csv = await get(
      'director',
      `/explore/compare/export?indicator=CP-11.open&state=overdue&import=1&on=${day}&b-state=overdue&by=unit&format=csv`,
    )
    expect(csv).toContain('Unit Swift,1,1,1,,0,0')
  })

  it('is listed to choose from, and no other import is there', async () => {
    const page = await get('director', '/explore/known?indicator=CP-11.open&state=overdue')
    expect(page).toContain('/explore?state=overdue&amp;indicator=CP-11.open&amp;import=1')
    expect((await house.ask('director', 'GET', `${overdueVisits}&import=99`)).statusCode).toBe(404)
    expect((await house.ask('director', 'GET', `${overdueVisits}&import=0`)).statusCode).toBe(400)
  })
})

describe('recording lag', () => {
  it('is of what came after the first import, by unit', async () => {
    // The visit of yesterday, imported today.
    const page = await get('director', '/explore/recording')
    expect(page).toContain('1 event: too few to judge')
    expect(page).toContain('Unit Swift')
    expect(await get('director', '/explore/recording/export?format=csv')).toContain('Unit Swift,1,,,,1')
    expect(await get('practitioner', '/explore/recording')).toContain('Nothing can be said yet')
  })
})

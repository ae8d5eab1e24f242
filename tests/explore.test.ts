import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAccessLog } from '../src/store/access-log.ts'
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

import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessHouse, openAccessHouse } from './house.ts'

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

const opened = async (who: string, url: string) => {
  const { document } = parseHTML((await house.ask(who, 'GET', url)).body)
  const crumb = document.querySelector('.govuk-breadcrumbs a')
  return {
    part: document.querySelector('main .govuk-caption-l, main [class*="caption"]')?.textContent,
    up: crumb?.getAttribute('href'),
    kept: [...document.querySelectorAll('main form input[type=hidden]')].map(each => each.outerHTML).join(''),
  }
}

it('opens on the reader’s own unit or service area, and on the whole service where that is asked for', async () => {
  const lead = await opened('unit-lead', '/ahead')
  const manager = await opened('service-manager', '/ahead')
  const director = await opened('director', '/ahead')
  const whole = await opened('unit-lead', '/ahead?part=all')
  expect(director.part).toBe('Children')
  expect([lead.part, manager.part]).not.toContain('Children')
  expect(lead.part).not.toBe(manager.part)
  expect(lead).toMatchObject({ up: '/ahead?part=all', kept: expect.stringContaining('value="U1"') })
  expect(manager).toMatchObject({ up: '/ahead?part=all', kept: expect.stringContaining('value="S1"') })
  expect(whole).toMatchObject({ part: 'Children', kept: expect.stringContaining('value="all"') })
})

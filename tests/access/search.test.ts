import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AccessHouse, openAccessHouse } from './house.ts'

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

it('tells children of one name apart by their age and by who holds them', async () => {
  const { body } = await house.ask('unit-lead', 'POST', '/search', { search: 'Sorrel' })
  const { document } = parseHTML(body)
  const cells = [...document.querySelectorAll('tbody tr > *')].map(each => [
    each.getAttribute('data-label'),
    each.textContent,
  ])
  expect(Object.fromEntries(cells)).toEqual({
    Child: 'Unita Sorrel',
    Age: expect.stringMatching(/^\d+ years$/),
    'Who holds the case': expect.stringMatching(/^Win Example.+/),
    Id: 'c-unit',
  })
})

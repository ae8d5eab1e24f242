import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessHouse, openAccessHouse } from './house.ts'

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

/** w1 and w2 hold children in U1; w3 in U2 of the same service, w4 in U3 of another. */
const workers = ['w1', 'w2', 'w3', 'w4']
const pages = ['/live', '/live/changes', '/live/list/children-open', '/due', '/ahead', '/how-long', '/data-quality']
const ask = (who: string, url: string) => house.ask(who, 'GET', url)

describe('one worker by themselves', () => {
  it.each([
    ['unit-lead', ['w1', 'w2']],
    ['service-manager', ['w1', 'w2', 'w3']],
    ['head-of-service', workers],
    ['director', workers],
    ['quality-lead', workers],
  ])('is opened by %s: %j, on every page and in every file that opens a part of the service', async (who, opened) => {
    const files = ['/live/export', '/live/changes/export', '/due/export', '/ahead/export']
    for (const path of [...pages, ...files])
      for (const worker of workers)
        for (const unit of ['', `&unit=${worker === 'w4' ? 'U3' : worker === 'w3' ? 'U2' : 'U1'}`]) {
          const { statusCode } = await ask(who, `${path}?format=csv&worker=${worker}${unit}`)
          expect([path, worker, unit, statusCode]).toEqual([path, worker, unit, opened.includes(worker) ? 200 : 404])
        }
  })

  it('is not opened by somebody who sees numbers and no child', async () => {
    for (const worker of workers) {
      expect((await ask('project-manager', `/live?worker=${worker}`)).statusCode).toBe(404)
      expect((await ask('project-manager', `/live?unit=U1&worker=${worker}`)).statusCode).toBe(404)
    }
  })

  it('is not led to, nor told of, from the numbers of a unit of others', async () => {
    for (const path of ['/live', '/ahead', '/data-quality']) {
      const others = await ask('unit-lead', `${path}?unit=U2`)
      expect([path, others.statusCode]).toEqual([path, 200])
      expect(others.body).not.toMatch(/worker=w|of=w|W3 Example/i)
      expect((await ask('service-manager', `${path}?unit=U2`)).body).toMatch(/worker=w3|of=w3|w3 Example/i)
      expect((await ask('unit-lead', `${path}?unit=U1`)).body).toMatch(/worker=w2|of=w2/)
    }
  })

  it('is left aside in Explore, which says so', async () => {
    const explored = '/explore?indicator=children-open&worker='
    expect((await ask('unit-lead', `${explored}w3`)).body).toContain('those of others are left aside')
    expect((await ask('unit-lead', `${explored}w2`)).body).not.toContain('those of others are left aside')
    expect((await ask('director', `${explored}w3`)).body).not.toContain('those of others are left aside')
  })
})

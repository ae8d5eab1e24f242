import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { data, isOwnAddress, redirect } from './reply.ts'
import { type Nothing, type Route, routeWith } from './route.ts'

interface Services {
  readonly count: () => number
}

const route = routeWith<Services>()
const handler = async () => data(1)

describe('a route', () => {
  it('does not compile without permission, without audit event, or with words nobody knows', () => {
    // @ts-expect-error no permission
    route({ method: 'GET', path: '/', audit: 'live.viewed', handler })
    // @ts-expect-error no audit event
    route({ method: 'GET', path: '/', permission: 'see-numbers', handler })
    // @ts-expect-error no such permission
    route({ method: 'GET', path: '/', permission: 'see-everything', audit: 'live.viewed', handler })
    // @ts-expect-error no such deed
    route({ method: 'GET', path: '/', permission: 'see-numbers', audit: 'live.glanced-at', handler })
    // @ts-expect-error a table of routes is held to the same
    const table: Route<Services>[] = [{ method: 'GET', path: '/', handler }]
    expect(table).toHaveLength(1)
  })

  it('gives the handler what its schemas say, and nothing it did not ask for', async () => {
    const declared = route({
      method: 'GET',
      path: '/children/:childId',
      permission: 'see-own-children',
      audit: ({ childId }) => ({ event: 'child.viewed', childId }),
      params: z.object({ childId: z.string() }),
      query: z.object({ months: z.coerce.number().default(12) }),
      async handler({ params, query, body, services }) {
        expectTypeOf(params).toEqualTypeOf<{ childId: string }>()
        expectTypeOf(query).toEqualTypeOf<{ months: number }>()
        expectTypeOf(body).toEqualTypeOf<Nothing>()
        expectTypeOf(services).toEqualTypeOf<Services>()
        return data(params.childId)
      },
    })
    expectTypeOf(declared).toEqualTypeOf<Route<Services>>()
    expect(declared.path).toBe('/children/:childId')
  })
})

describe('an address to go on to', () => {
  it.each(['/', '/imports/12', '/due?unit=K&on=2026-11-24', '/a?b=/c//d'])('may be %s', to => {
    expect(redirect(to)).toEqual({ kind: 'redirect', to })
  })

  it.each([
    '',
    'imports',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/a\r\nSet-Cookie: b',
    '/a\\b',
  ])('may not be %j', to => {
    expect(isOwnAddress(to)).toBe(false)
    expect(() => redirect(to)).toThrow(RangeError)
  })
})

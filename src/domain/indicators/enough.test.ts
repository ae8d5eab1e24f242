import { describe, expect, it } from 'vitest'
import { pointOf } from './enough.ts'

describe('a point of a chart', () => {
  it.each([
    ['share', 4, null],
    ['share', 5, 0.5],
    ['in time', 4, null],
    ['median', 4, null],
    ['median', 5, 0.5],
    ['count', 0, 0.5],
  ] as const)('of a %s of %i is %j', (kind, denominator, point) => {
    const measure = (kind === 'median' ? { kind, of: { column: 'days' } } : { kind }) as Parameters<
      typeof pointOf
    >[0]['measure']
    expect(pointOf({ measure }, { value: 0.5, denominator })).toBe(point)
  })
})

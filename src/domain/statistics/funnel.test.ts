import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { funnel, funnelLimits } from './funnel.ts'

const proportion = fc.double({ min: 0.02, max: 0.98, noNaN: true })

describe('funnel limits', () => {
  it('lie in order about the overall proportion', () => {
    fc.assert(
      fc.property(proportion, fc.integer({ min: 1, max: 3_000 }), (overall, of) => {
        const { within95, within998 } = funnelLimits(overall, of)
        const inOrder = [0, within998.lower, within95.lower, within95.upper, within998.upper, 1]
        expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder)
      }),
    )
  })

  it('come to the normal ones for many', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 0.8, noNaN: true }), overall => {
        const of = 20_000
        const error = Math.sqrt((overall * (1 - overall)) / of)
        const { within95, within998 } = funnelLimits(overall, of)
        expect(within95.upper).toBeCloseTo(overall + 1.96 * error, 3)
        expect(within95.lower).toBeCloseTo(overall - 1.96 * error, 3)
        expect(within998.upper).toBeCloseTo(overall + 3.09 * error, 3)
        expect(within998.lower).toBeCloseTo(overall - 3.09 * error, 3)
      }),
    )
  })

  it('are where the binomial distribution has them: 10 at one half', () => {
    // At most 1 of 10: 11 in 1,024; at most 2: 56 in 1,024. So 2.5% falls (25.6 - 11) / 45 of the way from 1 to 2.
    expect(funnelLimits(0.5, 10).within95.lower).toBeCloseTo((1 + (25.6 - 11) / 45) / 10, 10)
  })
})

describe('a funnel', () => {
  it('calls out a share only beyond what its size allows', () => {
    const found = funnel([
      { count: 900, of: 1_000 },
      { count: 9, of: 10 },
      { count: 5, of: 10 },
      { count: 50, of: 100 },
      { count: 0, of: 0 },
      { count: 98, of: 100 },
    ])!
    expect(found.overall).toBeCloseTo(1_062 / 1_220)
    expect(found.places.map(each => each?.standing)).toEqual([
      'high',
      'as-expected',
      'low',
      'very-low',
      undefined,
      'very-high',
    ])
  })

  it('of shares all alike finds none unusual', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 }), sizes => {
        const found = funnel(sizes.map(size => ({ count: size, of: size * 4 })))!
        expect(found.places.map(each => each!.standing)).toEqual(sizes.map(() => 'as-expected'))
      }),
    )
  })

  it('of none or all is flat, and of nothing is none', () => {
    expect(funnel([{ count: 5, of: 5 }])!.places[0]!.standing).toBe('as-expected')
    expect(funnel([{ count: 0, of: 5 }])!.places[0]!.within998).toEqual({ lower: 0, upper: 0 })
    expect(funnel([{ count: 0, of: 0 }])).toBeUndefined()
    expect(funnel([])).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateInterval } from './byar.ts'
import { wilson } from './wilson.ts'

const whole = (share: number) => Math.round(share * 100)

describe('a proportion', () => {
  it.each([
    [18, 20, 70, 97],
    [180, 200, 85, 93],
    [3, 7, 16, 75],
  ])('of %i in %i is between %i%% and %i%%', (count, of, lower, upper) => {
    const found = wilson(count, of)!
    expect([whole(found.lower), whole(found.upper)]).toEqual([lower, upper])
  })

  it('is within its interval, which is within 0 and 1, turns over with it and narrows with more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
        const count = Math.round(of * share)
        const { lower, upper } = wilson(count, of)!
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(1)
        expect(lower).toBeLessThanOrEqual(count / of)
        expect(upper).toBeGreaterThanOrEqual(count / of)
        expect(wilson(of - count, of)!.lower).toBeCloseTo(1 - upper, 10)
        const tenfold = wilson(count * 10, of * 10)!
        expect(tenfold.upper - tenfold.lower).toBeLessThan(upper - lower)
      }),
    )
  })

  it('of nothing, or of more than all, has none', () => {
    for (const [count, of] of [
      [0, 0],
      [1, 0],
      [-1, 5],
      [6, 5],
      [Number.NaN, 5],
    ] as const)
      expect(wilson(count, of)).toBeUndefined()
  })
})

describe('a rate', () => {
  it('of 240 in 65,000 is 36.9 in 10,000, between 32.4 and 41.9', () => {
    const found = rateInterval(240, 65_000)!
    expect([found.rate, found.lower, found.upper].map(each => each.toFixed(1))).toEqual(['36.9', '32.4', '41.9'])
  })

  /** Exact Poisson limits, from published tables. */
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.6235, 11.668],
    [9, 4.1154, 17.085],
  ])('of %i events is exact: %d to %d', (count, lower, upper) => {
    const found = rateInterval(count, 1, 1)!
    expect(found.lower).toBeCloseTo(lower, 3)
    expect(found.upper).toBeCloseTo(upper, 2)
  })

  it('passes smoothly from the exact method to the approximate one', () => {
    const found = rateInterval(10, 1, 1)!
    expect(found.lower).toBeCloseTo(4.795, 1)
    expect(found.upper).toBeCloseTo(18.39, 1)
  })

  it('is within its interval and in scale', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 1_000_000 }), (count, population) => {
        const { rate, lower, upper } = rateInterval(count, population)!
        expect(lower).toBeLessThanOrEqual(rate)
        expect(upper).toBeGreaterThan(rate)
        expect(rateInterval(count, population, 1_000)!.upper * 10).toBeCloseTo(upper, 6)
      }),
    )
  })

  it('of no population, or of part of an event, has none', () => {
    expect(rateInterval(3, 0)).toBeUndefined()
    expect(rateInterval(2.5, 100)).toBeUndefined()
    expect(rateInterval(-1, 100)).toBeUndefined()
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { medianOf, quartilesOf } from './quartiles.ts'

it.each([
  [[7], 7, 7, 7],
  [[1, 2], 1.25, 1.5, 1.75],
  [[5, 1, 4, 2, 3], 2, 3, 4],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3.25, 5.5, 7.75],
])('divides %j', (values, lower, median, upper) => {
  expect(quartilesOf(values)).toEqual({ lower, median, upper })
  expect(medianOf(values)).toBe(median)
})

it('has none of nothing', () => {
  expect(quartilesOf([])).toBeUndefined()
  expect(medianOf([])).toBeUndefined()
})

it('leaves a half on either side, whatever the order, and the values as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), values => {
      const before = [...values]
      const { lower, median, upper } = quartilesOf(values)!
      expect(values).toEqual(before)
      expect(quartilesOf(values.toReversed())).toEqual({ lower, median, upper })
      expect(values.filter(each => each <= median).length).toBeGreaterThanOrEqual(values.length / 2)
      expect(values.filter(each => each >= median).length).toBeGreaterThanOrEqual(values.length / 2)
      expect(lower <= median && median <= upper).toBe(true)
    }),
  )
})

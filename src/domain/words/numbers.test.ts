import { expect, it } from 'vitest'
import { numberText } from './numbers.ts'

it.each([
  [1234, '1,234'],
  [650_930, '650,930'],
  [0, '0'],
  [2.55, '2.6'],
  [undefined, 'not known'],
  [null, 'not known'],
  [Number.NaN, 'not known'],
])('writes %s as %s', (value, words) => {
  expect(numberText(value)).toBe(words)
})

import { expect, it } from 'vitest'
import { counted, numberText } from './numbers.ts'

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

it.each([
  [1, 'day', undefined, '1 day'],
  [3569, 'working day', undefined, '3,569 working days'],
  [0, 'child', 'children', '0 children'],
  [1, 'child', 'children', '1 child'],
])('counts %i %s', (count, noun, plural, words) => {
  expect(counted(count, noun, plural)).toBe(words)
})

import { expect, test } from 'vitest'
import { englandEnd, englandInstant, englandInstantBeside, shortEnglandInstant } from './england-instant.ts'

const summer = new Date('2026-09-03T15:23:00Z')

test('an instant is written by the clock in England, its month as in every other date', () => {
  expect(englandInstant(summer)).toBe('Thu 3 Sep 2026, 16:23')
  expect(shortEnglandInstant(summer)).toBe('3 Sep 2026, 16:23')
})

test('an instant beside another of the same day is told by its time alone', () => {
  expect(englandInstantBeside(summer, new Date('2026-09-03T22:59:00Z'))).toBe('at 16:23')
  expect(englandInstantBeside(summer, new Date('2026-09-03T23:00:00Z'))).toBe('of Thu 3 Sep 2026, 16:23')
})

test('an end at midnight is the end of the day before it', () => {
  expect(englandEnd(new Date('2026-09-03T23:00:00Z'))).toBe('the end of Thu 3 Sep 2026')
  expect(englandEnd(summer)).toBe('Thu 3 Sep 2026, 16:23')
})

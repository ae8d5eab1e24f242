import { expect, it } from 'vitest'
import { day } from './day.ts'
import { englandDay } from './england-day.ts'
import { englandMinute, instantInEngland, typedTime } from './england-time.ts'

it.each([
  ['2026-11-26', 0, '2026-11-26T00:00:00.000Z'],
  ['2026-11-26', 17 * 60, '2026-11-26T17:00:00.000Z'],
  ['2026-07-01', 0, '2026-06-30T23:00:00.000Z'],
  ['2026-07-01', 9 * 60 + 30, '2026-07-01T08:30:00.000Z'],
  // Clocks go forward on 29 March 2026 at 01:00 and back on 25 October at 02:00.
  ['2026-03-29', 0, '2026-03-29T00:00:00.000Z'],
  ['2026-03-29', 90, '2026-03-29T01:30:00.000Z'],
  ['2026-03-30', 0, '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', 90, '2026-10-25T00:30:00.000Z'],
  ['2026-10-26', 0, '2026-10-26T00:00:00.000Z'],
])('%s, minute %i', (on, minute, expected) => {
  expect(instantInEngland(day(on), minute).toISOString()).toBe(expected)
})

it('takes the start of the day where no minute is named', () => {
  expect(instantInEngland(day('2026-07-01')).toISOString()).toBe('2026-06-30T23:00:00.000Z')
})

it('knows the minute of the day in England', () => {
  expect(englandMinute(new Date('2026-07-01T08:30:00Z'))).toBe(570)
  expect(englandMinute(new Date('2026-11-26T00:00:00Z'))).toBe(0)
})

it.each([
  ['17:00', 1020],
  [' 9.30 ', 570],
  ['00:00', 0],
  ['23:59', 1439],
  ['24:00', undefined],
  ['9:60', undefined],
  ['nine', undefined],
  ['', undefined],
])('reads %j as a time', (text, minute) => {
  expect(typedTime(text)).toBe(minute)
})

it.each([
  ['2026-11-26', '2026-11-27T00:00:00.000Z'],
  ['2026-07-01', '2026-07-01T23:00:00.000Z'],
  // Clocks go forward on 29 March 2026 at 01:00 and back on 25 October at 02:00: those days have 23 and 25 hours.
  ['2026-03-28', '2026-03-29T00:00:00.000Z'],
  ['2026-03-29', '2026-03-29T23:00:00.000Z'],
  ['2026-10-24', '2026-10-24T23:00:00.000Z'],
  ['2026-10-25', '2026-10-26T00:00:00.000Z'],
])('%s lasts until %s', (on, expected) => {
  const next = instantInEngland(day(on) + 1).getTime()
  expect(new Date(next).toISOString()).toBe(expected)
  expect([englandDay(new Date(next - 1)), englandDay(new Date(next))]).toEqual([day(on), day(on) + 1])
})

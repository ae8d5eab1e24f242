import { expect, it } from 'vitest'
import { iso } from '../../domain/calendar/day.ts'
import { mondayToSend, nextMonday } from './monday.ts'

it.each([
  ['2026-11-30T06:59:00Z', undefined],
  ['2026-11-30T07:00:00Z', '2026-11-30'],
  ['2026-11-30T23:59:00Z', '2026-11-30'],
  ['2026-12-01T07:00:00Z', undefined],
  // In summer seven o'clock in England is six by Greenwich.
  ['2026-06-01T05:59:00Z', undefined],
  ['2026-06-01T06:00:00Z', '2026-06-01'],
])('at %s the mail of %s is to be sent', (at, monday) => {
  const found = mondayToSend(new Date(at))
  expect(found && iso(found)).toBe(monday)
})

it.each([
  ['2026-11-26T12:00:00Z', '2026-11-30T07:00:00.000Z'],
  ['2026-11-30T06:59:59Z', '2026-11-30T07:00:00.000Z'],
  ['2026-11-30T07:00:00Z', '2026-12-07T07:00:00.000Z'],
  ['2026-03-28T12:00:00Z', '2026-03-30T06:00:00.000Z'],
  ['2026-10-24T12:00:00Z', '2026-10-26T07:00:00.000Z'],
])('after %s the next is %s', (at, next) => {
  expect(nextMonday(new Date(at)).toISOString()).toBe(next)
})

import { expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { days } from '../standards/interval.ts'
import { setStandards, unsetStandards } from '../standards/local/set-standards.ts'
import { asCalled } from './as-called.ts'
import { indicatorById, indicators } from './registry.ts'

const said = { reason: '', setBy: '', approvedBy: '', setAt: new Date(0) }
const set = setStandards([{ standardId: 'CN-04', from: day('2026-11-26'), interval: days(15), ...said }])

it('an indicator has the name of its standard as it was set on the day', () => {
  const of = (on: string, id = 'CN-04.overdue') => asCalled(indicatorById(id), set, day(on)).title
  expect(of('2026-11-25')).toBe('Child in need seen every 20 working days: overdue')
  expect(of('2026-11-26')).toBe('Child in need seen every 15 days: overdue')
  expect(of('2026-11-26', 'overdue')).toBe('Overdue')
})

it('every other keeps its own', () => {
  for (const each of indicators) expect(asCalled(each, unsetStandards, day('2026-11-26'))).toBe(each)
})

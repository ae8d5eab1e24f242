import { describe, expect, it } from 'vitest'
import type { DueItem } from '../../analysis/index.ts'
import { day, iso } from '../../domain/calendar/day.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import { aheadQuery, rangeOf } from './asked.ts'
import { loadWords } from './pages/by-holder.tsx'
import { ownFirst } from './reading.ts'
import { visitStandards, visitsTogether } from './together.ts'

const today = day('2026-11-26')

describe('the days looked ahead over', () => {
  const range = (query: Record<string, string>) => rangeOf(aheadQuery.parse(query), today)

  it.each([
    [{}, '2026-11-26', '2026-12-23', undefined, undefined],
    [{ from: '2026-12-01' }, '2026-12-01', '2026-12-28', '2026-12-01', undefined],
    [{ to: '2026-11-27' }, '2026-11-26', '2026-11-27', undefined, '2026-11-27'],
    [{ from: '2026-12-21', to: '2027-01-03' }, '2026-12-21', '2027-01-03', '2026-12-21', '2027-01-03'],
    [
      { 'from-day': '1', 'from-month': '12', 'from-year': '2026', 'to-day': '2', 'to-month': '12', 'to-year': '2026' },
      '2026-12-01',
      '2026-12-02',
      '2026-12-01',
      '2026-12-02',
    ],
  ])('%o', (query, first, last, from, to) => {
    const found = range(query as Record<string, string>)
    expect([iso(found.first), iso(found.last), found.query]).toEqual([first, last, { from, to }])
    expect(found.problem).toBeUndefined()
  })

  it.each([
    [{ from: '2026-11-25' }, 'from', /today, Thu 26 Nov 2026, or later/],
    [{ from: 'soon' }, 'from', /real date/],
    [{ 'from-day': '31', 'from-month': '11', 'from-year': '2026' }, 'from', /real date/],
    [{ 'from-day': '1' }, 'from', /must include a month and a year/],
    [{ from: '2026-12-02', to: '2026-12-01' }, 'to', /first day or later/],
    [{ to: '2027-11-26' }, 'to', /within 92 days/],
  ])('%o cannot be used, and the usual days are shown', (query, field, message) => {
    const found = range(query as Record<string, string>)
    expect(found.problem).toMatchObject({ field, message: expect.stringMatching(message) })
    expect([found.first, found.last]).toEqual([today, today + 27])
  })
})

describe('visits that one journey could make', () => {
  const visit = (childId: string, on: number, standardId = 'CP-11') =>
    ({ childId, standardId, dueOn: today + on, workOn: today + on }) as DueItem
  const families = new Map([
    ['a', 'f1'],
    ['b', 'f1'],
    ['c', 'f1'],
    ['x', 'f2'],
    ['y', 'f2'],
  ])
  const found = (...items: readonly DueItem[]) =>
    visitsTogether(items, families).map(({ family, visits, by }) => [
      family,
      visits.map(each => each.childId),
      by - today,
    ])

  it('are of one family, of two children, within two weeks of one another; the soonest first', () => {
    expect(found(visit('a', 9), visit('b', 3), visit('c', 17), visit('x', 1), visit('y', 2))).toEqual([
      ['f2', ['x', 'y'], 1],
      ['f1', ['b', 'a', 'c'], 3],
    ])
    expect(found(visit('a', 1), visit('b', 16))).toEqual([])
    expect(found(visit('a', 1), visit('b', 15), visit('c', 20))).toEqual([['f1', ['a', 'b'], 1]])
  })

  it('are not two of the same child, nor of strangers, nor reviews', () => {
    expect(found(visit('a', 1), visit('a', 2))).toEqual([])
    expect(found(visit('a', 1), visit('stranger', 1))).toEqual([])
    expect(found(visit('a', 1), visit('b', 1, 'CP-09'))).toEqual([])
  })

  it('are told by standards that there are', () => {
    for (const id of visitStandards) expect(findStandard(id)?.id).toBe(id)
  })
})

it.each([
  [0, 4, 'nothing ahead'],
  [4, 0, 'nothing done before to compare with'],
  [6, 4, 'at least half as many again as was done'],
  [5, 4, 'more than was done'],
  [4, 4, 'about as many as was done'],
  [3, 4, 'fewer than was done'],
])('%i due after %i done is %s', (due, done, words) => {
  expect(loadWords({ due, done })).toBe(words)
})

it('the reader’s own unit stands first, and the others as they were', () => {
  const holders = ['U1', 'U2', 'U3'].map(id => ({ id, name: id, due: 1, done: 0 }))
  expect(ownFirst(holders, 'U3').map(each => each.id)).toEqual(['U3', 'U1', 'U2'])
  expect(ownFirst(holders, undefined)).toEqual(holders)
})

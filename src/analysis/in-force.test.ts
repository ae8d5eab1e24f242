import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { Cell } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { rowsAtOnce } from './batch.ts'
import { unknown } from './columns.ts'
import { type Finder, happenedOn, inForceWithin } from './in-force.ts'
import { ReadModel } from './read-model.ts'
import { anyChild, anyChildren, anyDay, firstDay } from './testing/random-facts.ts'

const empty = () => new ReadModel('made-up', factTables, englandAndWales)

function all(finder: Finder): number[] {
  const rows: number[] = []
  for (let found = finder.next(); found !== undefined; found = finder.next())
    rows.push(...finder.rows.subarray(0, found))
  return rows
}

describe('finding rows', () => {
  it('passes over children who had nothing in force, and never over a row that was', () => {
    const anyDays = fc.tuple(anyDay, anyDay).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }))
    const again = fc.array(anyChild('c1'), { maxLength: 2 })
    fc.assert(
      fc.property(anyChildren, again, anyDays, fc.constantFrom(...factTables), (children, changed, days, { name }) => {
        const model = empty()
        model.refresh(children, 1)
        for (const each of changed) model.refresh([each], 2)
        const columns = model.columns(name)
        fc.pre(columns.span !== undefined)
        const { from, untils } = columns.span!
        const isInForce = (row: number) => {
          const began = columns.numbers(from)[row]!
          const ends = untils.map(each => columns.numbers(each)[row]!).filter(each => each !== unknown)
          const hadBegun = columns.child[row]! >= 0 && began !== unknown && began <= days.last
          return hadBegun && ends.every(each => each > days.first)
        }
        const expected = Array.from({ length: columns.length }, (_, row) => row).filter(isInForce)
        expect(all(inForceWithin(columns, days)).sort((a, b) => a - b)).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })

  it('finds every row of children with more of them than are looked at together', () => {
    const model = empty()
    const counts = [3, rowsAtOnce - 3, 2 * rowsAtOnce + 1, rowsAtOnce, 0, 1, rowsAtOnce + 1]
    const visits = (count: number) =>
      Array.from({ length: count }, (_, index): Cell[] => [firstDay + index, 'need', null, null])
    model.refresh(
      counts.map((count, index) => ({ childId: `c${index}`, facts: { visit: visits(count) } })),
      1,
    )
    const columns = model.columns('visit')
    const total = counts.reduce((sum, each) => sum + each)
    expect(all(happenedOn(columns, 'on', { first: firstDay, last: firstDay + total }))).toEqual([
      ...Array(total).keys(),
    ])
    const odd = all(happenedOn(columns, 'on', { first: firstDay + 1, last: firstDay + 1 }))
    expect(odd.map(row => columns.child[row])).toEqual([0, 1, 2, 3, 6])
  })
})

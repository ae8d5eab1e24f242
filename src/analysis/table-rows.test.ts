import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { ReadModel } from './read-model.ts'
import { wholeTable } from './table-rows.ts'
import { anyChildren } from './testing/random-facts.ts'

const today = day('2019-05-14')

describe('a whole table', () => {
  it('has every row of the children the reader may open, as it was derived, and no other', () => {
    fc.assert(
      fc.property(
        anyChildren,
        fc.constantFrom(...factTables),
        fc.subarray(['c0', 'c1', 'c2']),
        fc.subarray(['c1', 'c3']),
        fc.integer({ min: 1, max: 5 }),
        (children, table, restricted, barred, size) => {
          const model = new ReadModel('made-up', factTables, englandAndWales)
          model.refresh(children, 1)
          model.restrict(restricted)
          const opening = { named: new Set(['c2']), barred: new Set(barred) }
          const whole = wholeTable(model, table.name, opening, today)
          const batches = whole.batches(size)
          // Published while the file is written.
          model.refresh(
            [],
            2,
            children.map(each => each.childId),
          )
          const found = [...batches].flatMap(columns => columns[0]!.map((_, at) => columns.map(each => each[at])))
          const types = Object.values(table.columns)
          const expected = children
            .filter(({ childId }) => childId === 'c2' || !restricted.includes(childId))
            .filter(({ childId }) => !barred.includes(childId))
            .flatMap(({ childId, facts }) =>
              facts[table.name]!.map(row => [
                childId,
                ...row.map((cell, at) => (types[at] === 'flag' && cell !== null ? cell === 1 : cell)),
              ]),
            )
          expect(found).toEqual(expected)
          expect(whole.rows).toBe(expected.length)
          expect(whole.columns.map(each => each.name)).toEqual(['childId', ...Object.keys(table.columns)])
        },
      ),
      { numRuns: 300 },
    )
  })
})

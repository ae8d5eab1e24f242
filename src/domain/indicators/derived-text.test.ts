import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inRows } from './derived-columns.ts'
import { readDerived, writeDerived } from './derived-text.ts'
import type { Cell, ColumnType, DerivedChild, FactTable } from './fact-table.ts'

const days: FactTable = {
  name: 'days',
  title: 'Days',
  columns: { from: 'day', until: 'day', said: 'code', told: 'text', often: 'number', isSo: 'flag', later: 'day' },
  rows: () => [],
}
const words: FactTable = { name: 'words', title: 'Words', columns: { said: 'code', told: 'text' }, rows: () => [] }
const tables = [days, words]

const cells: Record<ColumnType, fc.Arbitrary<Cell>> = {
  day: fc.integer({ min: -40_000, max: 60_000 }),
  number: fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(each => each + 0),
  ),
  flag: fc.constantFrom(0, 1),
  code: fc.constantFrom('a', 'b', '', 'é', '"', '\\', '\n', '\ud83d\ude00'),
  text: fc.string({ unit: 'grapheme' }),
}

/** Rows of a table, often with columns in which all say the same. */
function rowsOf(table: FactTable): fc.Arbitrary<Cell[][]> {
  const columns = Object.values(table.columns).map(type => fc.option(cells[type], { nil: null }))
  const varied = fc.array(fc.tuple(...columns), { minLength: 1, maxLength: 5 })
  return fc
    .tuple(fc.tuple(...columns), fc.tuple(...columns.map(() => fc.boolean())), varied)
    .map(([one, same, rows]) => rows.map(row => row.map((cell, at) => (same[at] ? one[at]! : cell))))
}

const child: fc.Arbitrary<DerivedChild> = fc.record({
  childId: fc.string({ unit: 'grapheme' }),
  facts: fc.record({ days: rowsOf(days), words: rowsOf(words) }, { requiredKeys: [] }),
})

describe('what is derived of a child', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(child, derived => {
        expect(inRows(readDerived(writeDerived(derived, tables), tables), tables)).toEqual(derived)
      }),
    )
  })

  it('comes back from how it was kept before, row by row', () => {
    fc.assert(
      fc.property(child, derived => {
        expect(inRows(readDerived(JSON.stringify(derived), tables), tables)).toEqual(derived)
      }),
    )
  })

  it('is kept with each word once, one cell for a column that says one thing, and days counted from the row’s first', () => {
    const rows: Cell[][] = [
      [18_000, 18_028, 'seen', 'plan 1', 2, 1, null],
      [18_030, null, 'seen', 'plan 1', 1.5, 1, 18_029],
    ]
    expect(JSON.parse(writeDerived({ childId: 'c1', facts: { days: rows, words: [] } }, tables))).toEqual({
      words: ['seen', 'plan 1'],
      childId: 'c1',
      columns: { days: [2, [18_000, 18_030], [28, null], 0, 1, [2, 1.5], 1, [null, -1]] },
    })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hidden,
  isSmall,
  publishedCount,
  publishedParts,
  publishedPercentage,
  publishedTable,
  publishedTotal,
} from './suppression.ts'

const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([height, width]) =>
  fc.array(fc.array(fc.oneof(fc.nat(12), fc.nat(200)), { minLength: width, maxLength: width }), {
    minLength: height,
    maxLength: height,
  }),
)

describe('a count that leaves the service', () => {
  it('is hidden from 1 to 5, and as it is otherwise', () => {
    expect([0, 1, 5, 6].map(publishedCount)).toEqual([0, hidden, hidden, 6])
  })

  it('as a total is to the nearest 5', () => {
    expect([0, 1, 5, 6, 8, 12, 100].map(publishedTotal)).toEqual([0, hidden, hidden, 5, 10, 10, 100])
  })
})

describe('a percentage that leaves the service', () => {
  it('is blank where it is of, or leaves, 1 to 5', () => {
    expect(publishedPercentage(20, 30)).toBe(66.7)
    expect(publishedPercentage(0, 30)).toBe(0)
    expect(publishedPercentage(30, 30)).toBe(100)
    expect(publishedPercentage(3, 30)).toBeUndefined()
    expect(publishedPercentage(27, 30)).toBeUndefined()
    expect(publishedPercentage(0, 4)).toBeUndefined()
    expect(publishedPercentage(0, 0)).toBeUndefined()
  })
})

describe('parts of a total', () => {
  it.each([
    [[3, 7, 40], [hidden, hidden, 40], 50],
    [[3, 0, 40], [hidden, 0, hidden], 45],
    [[3, 0, 0], [hidden, 0, 0], hidden],
    [[3, 4, 40], [hidden, hidden, 40], 45],
    [[1, 1, 20], [hidden, hidden, hidden], 20],
    [[0, 10, 20], [0, 10, 20], 30],
    [[7, 10, 40], [7, 10, 40], 57],
  ] as const)('%j are shown as %j of %j', (parts, shown, total) => {
    expect(publishedParts(parts)).toEqual({ parts: shown, total })
  })
})

describe('a table that leaves the service', () => {
  it('hides another in the row and in the column of a small count, and the corner between', () => {
    const { rows } = publishedTable([
      [3, 20, 30],
      [10, 12, 40],
      [50, 60, 70],
    ])
    expect(rows).toEqual([
      [hidden, hidden, 30],
      [hidden, hidden, 40],
      [50, 60, 70],
    ])
  })

  it('of nothing is empty', () => {
    expect(publishedTable([])).toEqual({ rows: [], rowTotals: [], columnTotals: [], total: 0 })
  })

  it('shows no small count, shows every zero, and alters no count that it shows', () => {
    fc.assert(
      fc.property(table, rows => {
        const shown = publishedTable(rows)
        rows.forEach((row, r) => {
          row.forEach((count, c) => {
            const cell = shown.rows[r]![c]
            if (isSmall(count)) expect(cell).toBe(hidden)
            else if (count === 0) expect(cell).toBe(0)
            else expect([hidden, count]).toContain(cell)
          })
        })
      }),
    )
  })

  it('sums exactly where every part is shown, and to the nearest 5 otherwise', () => {
    fc.assert(
      fc.property(table, rows => {
        for (const { parts, total } of linesOf(publishedTable(rows))) {
          const shown = parts.filter(each => each !== hidden)
          const sum = shown.reduce((before, each) => before + each, 0)
          if (shown.length === parts.length) expect(total).toBe(sum)
          else if (total !== hidden) {
            expect(total % 5).toBe(0)
            expect(total).toBeGreaterThan(sum)
          }
        }
      }),
    )
  })

  it('lets nobody who knows these rules narrow a hidden count down to one', () => {
    const small = fc.array(fc.array(fc.nat(8), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(small, rows => {
        const shown = publishedTable(rows)
        shown.rows.forEach((row, r) => {
          row.forEach((cell, c) => {
            if (cell === hidden) expect(mayBeAnother(rows, shown, [r, c]), JSON.stringify(rows)).toBe(true)
          })
        })
      }),
      { numRuns: 40 },
    )
  })

  it('lets no hidden count be worked out, even by someone who knew the totals shown exactly', () => {
    fc.assert(
      fc.property(table, rows => {
        expect(determined(rows, publishedTable(rows))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

type Shown = ReturnType<typeof publishedTable>

/** Each row, each column and the table as a whole: its parts and its total. */
function linesOf({ rows, rowTotals, columnTotals, total }: Shown) {
  return [
    ...rows.map((parts, r) => ({ parts, total: rowTotals[r]! })),
    ...columnTotals.map((each, c) => ({ parts: rows.map(row => row[c]!), total: each })),
    { parts: rows.flat(), total },
  ]
}

/** Whether some table near this one has another count in a place and would be shown alike. */
function mayBeAnother(rows: readonly (readonly number[])[], shown: Shown, [row, column]: [number, number]): boolean {
  const wanted = JSON.stringify(shown)
  const tried = rows.map(each => [...each])
  const places = shown.rows.flatMap((each, r) => each.flatMap((cell, c) => (cell === hidden ? [[r, c] as const] : [])))
  const search = (at: number): boolean => {
    const place = places[at]
    if (place === undefined)
      return tried[row]![column] !== rows[row]![column] && JSON.stringify(publishedTable(tried)) === wanted
    const [r, c] = place
    const found = [0, 1, -1, 2, -2].some(by => {
      tried[r]![c] = rows[r]![c]! + by
      return tried[r]![c]! > 0 && search(at + 1)
    })
    if (!found) tried[r]![c] = rows[r]![c]!
    return found
  }
  return search(0)
}

/**
 * The hidden cells that the sums of rows and columns fix, by elimination: each row and column that sums to its total is an
 * equation in the hidden cells, and a cell is fixed where an equation in it alone follows from them.
 */
function determined(rows: readonly (readonly number[])[], shown: Shown): string[] {
  const height = rows.length
  const width = rows[0]!.length
  const cellAt = (r: number, c: number) =>
    r < height ? (c < width ? shown.rows[r]![c] : shown.rowTotals[r]) : c < width ? shown.columnTotals[c] : shown.total
  const unknowns: string[] = []
  for (let r = 0; r <= height; r++)
    for (let c = 0; c <= width; c++) if (cellAt(r, c) === hidden) unknowns.push(`${r},${c}`)
  const equations: number[][] = []
  for (let r = 0; r <= height; r++)
    equations.push(unknowns.map(each => (each.startsWith(`${r},`) ? (each.endsWith(`,${width}`) ? -1 : 1) : 0)))
  for (let c = 0; c <= width; c++)
    equations.push(unknowns.map(each => (each.endsWith(`,${c}`) ? (each.startsWith(`${height},`) ? -1 : 1) : 0)))
  const reduced = reduce(equations)
  return unknowns.filter((_, index) =>
    reduced.some(row => row[index] !== 0 && row.every((each, other) => other === index || each === 0)),
  )
}

/** Reduced row echelon form; the entries stay small whole numbers, for each unknown is in one row and one column. */
function reduce(equations: number[][]): number[][] {
  const rows = equations.map(each => [...each])
  let pivot = 0
  for (let column = 0; column < (rows[0]?.length ?? 0) && pivot < rows.length; column++) {
    const found = rows.findIndex((row, index) => index >= pivot && Math.abs(row[column]!) > 1e-9)
    if (found === -1) continue
    ;[rows[pivot], rows[found]] = [rows[found]!, rows[pivot]!]
    const lead = rows[pivot]!.map(each => each / rows[pivot]![column]!)
    rows.forEach((row, index) => {
      rows[index] = index === pivot ? lead : row.map((each, c) => each - row[column]! * lead[c]!)
    })
    pivot++
  }
  return rows.map(row => row.map(each => (Math.abs(each) < 1e-9 ? 0 : each)))
}

type Table = readonly (readonly number[])[]

/**
 * Which cells of a table to hide, its totals in the last row and last column, so that no small one can be worked out:
 * the small ones; and where a hidden cell could be found by subtraction, the cells that cost least to hide with it. Zeros
 * are never hidden. It guards against exact working out along any chain of rows and columns, and against a row or column
 * whose hidden parts come to no more than 5 between them.
 *
 * A hidden cell can be found exactly when it is on no ring of hidden cells, a ring being a way round that turns between row
 * and column at each: then every other could be one more or one less and the totals the same. So for each hidden cell
 * the cheapest ring through it is hidden (the network view of suppression: J. P. Kelly, B. L. Golden and A. A. Assad,
 * Cell suppression: disclosure protection for sensitive tabular data, Networks 22, 1992).
 */
export function cellsToHide(table: Table, isSmall: (count: number) => boolean): boolean[][] {
  const hide = table.map(row => row.map(isSmall))
  for (let changed = true; changed; ) {
    changed = false
    table.forEach((row, r) => {
      row.forEach((_, c) => {
        if (hide[r]![c] && closeRing(table, hide, r, c)) changed = true
      })
    })
    for (const line of linesOf(table)) if (widenSmallSum(table, hide, line)) changed = true
  }
  return hide
}

type Place = readonly [row: number, column: number]

/** Hides the cheapest ring through a hidden cell. True where that hid anything more. */
function closeRing(table: Table, hide: boolean[][], row: number, column: number): boolean {
  let changed = false
  for (const [r, c] of cheapestWay(table, hide, row, column)) {
    if (!hide[r]![c]) changed = true
    hide[r]![c] = true
  }
  return changed
}

/**
 * The cells by which to get from a row to a column without the cell where they meet, at least cost (Dijkstra). Rows and
 * columns are the places, cells the ways between: free if hidden already, else dearer the greater, totals dearest.
 */
function cheapestWay(table: Table, hide: readonly (readonly boolean[])[], row: number, column: number): Place[] {
  const height = table.length
  const width = table[0]!.length
  const grand = table[height - 1]![width - 1]!
  const cost = (r: number, c: number): number => {
    if (table[r]![c] === 0 || (r === row && c === column)) return Number.POSITIVE_INFINITY
    if (hide[r]![c]) return 0
    return table[r]![c]! + (r === height - 1 || c === width - 1 ? grand : 0)
  }
  const best = new Array<number>(height + width).fill(Number.POSITIVE_INFINITY)
  const from = new Array<number>(height + width).fill(-1)
  const done = new Set<number>()
  best[row] = 0
  for (;;) {
    let at = -1
    best.forEach((each, node) => {
      if (!done.has(node) && each < (best[at] ?? Number.POSITIVE_INFINITY)) at = node
    })
    if (at === -1) return []
    if (at === height + column) break
    done.add(at)
    const isRow = at < height
    for (let other = 0; other < (isRow ? width : height); other++) {
      const next = isRow ? height + other : other
      const through = best[at]! + (isRow ? cost(at, other) : cost(other, at - height))
      if (through < best[next]!) {
        best[next] = through
        from[next] = at
      }
    }
  }
  const way: Place[] = []
  for (let node = height + column; node !== row; node = from[node]!) {
    const before = from[node]!
    way.push(node >= height ? [before, node - height] : [node, before - height])
  }
  return way
}

/** Each row and each column as its places, the total last. */
function linesOf(table: Table): Place[][] {
  const rows = table.map((row, r) => row.map((_, c): Place => [r, c]))
  const columns = table[0]!.map((_, c) => table.map((_, r): Place => [r, c]))
  return [...rows, ...columns]
}

/**
 * Where the hidden parts of a line whose total is shown come to 5 or fewer, hides its least shown part too, or the total
 * if there is none. True where it did.
 */
function widenSmallSum(table: Table, hide: boolean[][], line: readonly Place[]): boolean {
  const [totalRow, totalColumn] = line.at(-1)!
  const parts = line.slice(0, -1)
  const hiddenParts = parts.filter(([r, c]) => hide[r]![c])
  const sum = hiddenParts.reduce((total, [r, c]) => total + table[r]![c]!, 0)
  if (hide[totalRow]![totalColumn] || sum === 0 || sum > 5) return false
  const shown = parts.filter(([r, c]) => !hide[r]![c] && table[r]![c]! > 0)
  const least = shown.toSorted(([r1, c1], [r2, c2]) => table[r1]![c1]! - table[r2]![c2]!)[0]
  const [row, column] = least ?? [totalRow, totalColumn]
  hide[row]![column] = true
  return true
}

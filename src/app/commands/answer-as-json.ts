import type { Answer } from '../../analysis/index.ts'
import { iso } from '../../domain/calendar/day.ts'
import type { Cell, ColumnType } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'

/** An answer for programs: every day as a date, and null for what is not known. */
export function answerAsJson({ indicator, asOf, period, list, trend: _, months: __, ...rest }: Answer) {
  const columns = factTables.find(each => each.name === indicator.fact)?.columns ?? {}
  return {
    indicator: indicator.id,
    title: indicator.title,
    asOf: iso(asOf),
    ...rest,
    ...(period ? { period: { from: iso(period.from), to: iso(period.to) } } : {}),
    ...(list
      ? {
          list: list.map(({ row: _row, on, cells, ...each }) => ({
            ...each,
            on: on === undefined ? null : iso(on),
            cells: withDates(cells, columns),
          })),
        }
      : {}),
  }
}

/** Cells as analysis holds them, with its day numbers as dates. */
function withDates(cells: Readonly<Record<string, Cell>>, columns: Readonly<Record<string, ColumnType>>) {
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [
      name,
      columns[name] === 'day' && typeof cell === 'number' ? iso(cell) : cell,
    ]),
  )
}

import type { Board } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { iso } from '../../domain/calendar/day.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { changeText, type ExportTable } from '../../ui/index.ts'
import { linesOf, type StandardLine } from './board-lines.ts'
import { countOf, type UnitRow, unitRows } from './unit-rows.ts'

/** The board by standard, to save. */
export function standardsTable(board: Board, standards: readonly Standard[]): ExportTable<StandardLine> {
  return {
    name: `live-by-standard-${iso(board.day)}`,
    rows: linesOf(board, standards),
    columns: [
      { heading: 'Stage', kind: 'text', value: each => each.stage },
      { heading: 'Standard', kind: 'text', value: each => each.id },
      { heading: 'What', kind: 'text', value: each => each.title },
      { heading: 'Deadlines open', kind: 'number', value: ({ line }) => line.open },
      { heading: 'Overdue', kind: 'number', value: ({ line }) => line.overdue },
      { heading: 'Overdue by 1 to 5 working days', kind: 'number', value: ({ line }) => line.ageing[0] },
      { heading: 'By 6 to 20', kind: 'number', value: ({ line }) => line.ageing[1] },
      { heading: 'By 21 or more', kind: 'number', value: ({ line }) => line.ageing[2] },
      { heading: 'Due soon', kind: 'number', value: ({ line }) => line.dueSoon },
      { heading: 'Done in time in 12 months', kind: 'number', value: ({ line }) => line.inTime.met },
      { heading: 'Of all that fell due', kind: 'number', value: ({ line }) => line.inTime.of },
      { heading: 'Change', kind: 'text', value: each => changeText(each.change) },
      { heading: 'Quality evidence', kind: 'text', value: () => 'none yet' },
      { heading: 'No data', kind: 'number', value: ({ line }) => line.noData },
    ],
  }
}

/** The board by unit, to save: how many are overdue under each standard. */
export function unitsTable(
  board: Board,
  organisation: Organisation,
  standards: readonly Standard[],
): ExportTable<UnitRow & { service: string }> {
  const rows = unitRows(board, organisation).flatMap(({ heading, rows: units }) =>
    units.map(each => ({ ...each, service: heading })),
  )
  return {
    name: `live-by-unit-${iso(board.day)}`,
    rows,
    columns: [
      { heading: 'Service', kind: 'text', value: each => each.service },
      { heading: 'Unit', kind: 'text', value: each => each.name },
      { heading: 'Open deadlines', kind: 'number', value: each => countOf(each.open) },
      { heading: 'Overdue', kind: 'number', value: each => countOf(each.overdue) },
      ...standards.map(({ id }) => ({
        heading: `${id} overdue`,
        kind: 'number' as const,
        value: (each: UnitRow) => countOf(each.overdue, id),
      })),
    ],
  }
}

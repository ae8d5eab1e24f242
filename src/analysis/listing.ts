import type { Cell } from '../domain/indicators/fact-table.ts'
import { unknown } from './columns.ts'
import type { Frame } from './frame.ts'
import { opener } from './opening.ts'
import type { Listed, Opening } from './question.ts'

/** Reads a row as it is listed; undefined where the reader may not open the child. */
export function lister(frame: Frame, opening: Opening): (row: number, counted: boolean) => Listed | undefined {
  const { model, columns, indicator } = frame
  const mayOpen = opener(model, opening, frame.asOf)
  const ahead = new Set(columns.table.ahead)
  const shown = columns.names.map(name => ({
    name,
    hidesLater: columns.table.columns[name] === 'day' && !ahead.has(name),
  }))
  const { period } = indicator
  const dated = columns.numbers(period.kind === 'rolling' ? period.when : columns.has('dueOn') ? 'dueOn' : period.from)
  return (row, counted) => {
    const child = frame.child[row]!
    if (!mayOpen(child)) return undefined
    const cells: Record<string, Cell> = {}
    for (const { name, hidesLater } of shown) {
      const cell = columns.cell(name, row)
      cells[name] = hidesLater && typeof cell === 'number' && cell > frame.asOf ? null : cell
    }
    return {
      childId: model.children[child]!,
      unit: model.units.texts[frame.unitOf(row)],
      worker: model.workers.texts[frame.workerOf(row)],
      counted,
      on: dated[row] === unknown ? undefined : dated[row]!,
      row,
      cells,
    }
  }
}

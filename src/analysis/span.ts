import type { FactTable } from '../domain/indicators/fact-table.ts'

/** From the day in one column, a row is in force until the earliest of the days in others; for good where none is known. */
export interface Span {
  readonly from: string
  readonly untils: readonly string[]
}

/** The span of a table's rows: its columns are named alike in every table. Undefined for one of mere events. */
export function spanOf({ columns }: FactTable): Span | undefined {
  const from = ['triggerOn', 'from', 'startedOn'].find(each => each in columns)
  const untils = ['until', 'metOn', 'endedOn'].filter(each => each in columns)
  return from === undefined ? undefined : { from, untils }
}

/** A row of the record being made of a return, by column: undefined where the files say nothing. */
export type Cells = Readonly<Record<string, string | undefined>>

/** The columns that say something. */
export function filled(cells: Cells): Record<string, string> {
  const data: Record<string, string> = {}
  for (const [column, value] of Object.entries(cells)) if (value !== undefined && value !== '') data[column] = value
  return data
}

/** Whether two rows say the same in the same columns. */
export function saysSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const columns = Object.keys(a)
  return columns.length === Object.keys(b).length && columns.every(column => a[column] === b[column])
}

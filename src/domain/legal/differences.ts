import type { OwnRow, Template } from '../templates/index.ts'

/** One thing that a row recorded here and an imported row of the same process say differently. */
export interface Difference {
  readonly column: string
  /** What the column holds, in words. */
  readonly says: string
  readonly here: string | undefined
  readonly imported: string | undefined
}

/**
 * Where two rows of a process differ, in the template's order. What is recorded here is what is shown and judged; nothing
 * of the imported row is taken over by itself.
 */
export function differencesOf<C extends string>(
  { columns }: Template<C>,
  recorded: OwnRow<C>,
  imported: OwnRow<C>,
): Difference[] {
  return (Object.keys(columns) as C[]).flatMap(column => {
    const here = recorded.text(column)
    const there = imported.text(column)
    // An extract that does not hold a column says nothing against what is entered here.
    if (there === undefined || here === there) return []
    return [{ column, says: columns[column].says, here, imported: there }]
  })
}

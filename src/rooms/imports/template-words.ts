import type { CellKind, Template, TemplateColumn } from '../../domain/templates/index.ts'

/** What a cell of each kind holds, as whoever fills it in must know it. */
const kindWords: Readonly<Record<CellKind, string>> = {
  id: 'An id of the case system, as in the rest of the extract',
  day: 'A date, such as 2026-11-24 or 24/11/2026',
  moment: 'A date with, where it is known, the time: 2026-11-24 16:30',
  'yes or no': 'Y or N; blank where it is not known',
  choice: 'One of the words beside it',
  text: 'Words',
  number: 'A number',
}

/** How a column that is no choice is written. */
export function writtenWords({ kind, ends, blankIsForGood }: TemplateColumn): string {
  if (blankIsForGood)
    return `${kindWords[kind]}; blank only while it has no end: a row in which it cannot be read is not taken, nor a file without the column`
  return `${kindWords[kind]}${ends ? '; blank while it has not ended' : ''}`
}

/** One column of a template, the child's id first. */
export interface DescribedColumn {
  readonly name: string
  readonly column: TemplateColumn
  /** Together with the others marked so, what tells one row from another. */
  readonly isKey: boolean
}

const childId: TemplateColumn = { kind: 'id', says: 'The child, by the id of the case system', required: true }

export function describedColumns(template: Template): DescribedColumn[] {
  return [
    { name: 'child_id', column: childId, isKey: true },
    ...Object.entries(template.columns).map(([name, column]) => ({
      name,
      column,
      isKey: template.key.includes(name),
    })),
  ]
}

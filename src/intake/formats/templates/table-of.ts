import { type CellKind, type Template, type TemplateColumn, templates } from '../../../domain/templates/index.ts'
import type { ColumnSpec, ColumnType, TableSpec } from '../tabular/table-spec.ts'
import { amissInException } from './exception-amiss.ts'

const types: Readonly<Record<CellKind, ColumnType>> = {
  id: 'id',
  day: 'date',
  moment: 'datetime-text',
  'yes or no': 'flag',
  choice: 'choice',
  text: 'text',
  number: 'number',
}

/** Every template as a table that can be read. */
export const templateTables: readonly TableSpec[] = templates.map(tableOfTemplate)

function tableOfTemplate(template: Template): TableSpec {
  return {
    table: template.name,
    title: template.title,
    tier: 2,
    childColumn: 'child_id',
    ofChild: true,
    columns: [
      { name: 'child_id', type: 'id' },
      ...Object.entries(template.columns).map(([name, column]) => columnOf(name, column)),
    ],
    key: [{ columns: ['child_id', ...template.key] }],
    dateColumn: template.day,
    ...(template.name === 'exceptions' ? { amiss: amissInException } : {}),
  }
}

function columnOf(
  name: string,
  { kind, required, choices, ends, blankIsForGood, mayLieAhead }: TemplateColumn,
): ColumnSpec {
  return {
    name,
    type: types[kind],
    ...(required ? { required } : {}),
    ...(choices ? { choices } : {}),
    ...(ends ? { ends } : {}),
    ...(blankIsForGood ? { blankIsForGood } : {}),
    ...(mayLieAhead ? { mayLieAhead } : {}),
  }
}

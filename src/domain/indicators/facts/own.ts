import { type FactTable, orNull } from '../fact-table.ts'

/** One row per row of Sightline's own templates: which, when, of what kind where it says. */
export const ownFacts: FactTable = {
  name: 'own',
  title: 'Rows of Sightline’s own templates',
  columns: { on: 'day', template: 'code', kind: 'code' },
  ahead: ['on'],
  rows: ({ record }) =>
    [...record.own].flatMap(([template, rows]) =>
      rows.map(row => [orNull(row.on), template, orNull(row.text('kind') ?? row.text('decision'))]),
    ),
}

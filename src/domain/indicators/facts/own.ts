import { tellsSeen } from '../../templates/seen.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per row of Sightline's own templates: which, when, of what kind where it says, and whether the child was seen. */
export const ownFacts: FactTable = {
  name: 'own',
  title: 'Rows of Sightline’s own templates',
  columns: { on: 'day', template: 'code', kind: 'code', seen: 'flag' },
  ahead: ['on'],
  rows: ({ record }) =>
    [...record.own].flatMap(([template, rows]) =>
      rows.map(row => [
        orNull(row.on),
        template,
        orNull(row.text('kind') ?? row.text('decision')),
        asFlag(tellsSeen(template, row)),
      ]),
    ),
}

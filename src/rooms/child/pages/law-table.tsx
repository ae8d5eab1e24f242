import { longDate } from '../../../domain/calendar/wording.ts'
import type { Source, Standard } from '../../../domain/standards/standard.ts'
import { Table } from '../../../ui/index.ts'
import { inForce, wasInForce } from '../law.ts'

/** Where a rule comes from, and whether that was in force when a clock started. */
export function LawTable({ standard, startedOn }: { readonly standard: Standard; readonly startedOn: number }) {
  return (
    <Table
      caption={standard.basis === 'statutory' ? 'The law and guidance' : 'The local standard'}
      captionSize="m"
      columns={[
        { key: 'document', heading: 'Document', cell: each => each.document },
        { key: 'place', heading: 'Where in it', cell: each => each.place ?? 'not stated' },
        { key: 'in-force', heading: 'In force', cell: inForce },
        {
          key: 'then',
          heading: `In force on ${longDate(startedOn)}, when the clock started`,
          label: 'In force when the clock started',
          cell: each => <span class="sl-date">{wasInForce(each, startedOn)}</span>,
        },
        ...(standard.source.some(each => each.note !== undefined)
          ? [{ key: 'note', heading: 'Note', cell: (each: Source) => each.note ?? '' }]
          : []),
      ]}
      rows={standard.source}
    />
  )
}

import type { Source } from '../../../domain/standards/standard.ts'
import { type Column, EmptyState, Table } from '../../../ui/index.ts'
import { inForce } from '../words.ts'

const columns: readonly Column<Source>[] = [
  { key: 'document', heading: 'Document', cell: each => each.document },
  { key: 'place', heading: 'Where in it', cell: each => each.place ?? 'not stated' },
  { key: 'in-force', heading: 'In force', cell: inForce },
  { key: 'note', heading: 'Note', class: 'sl-cell-words', cell: each => each.note ?? '' },
]

/** Where a rule or a measure comes from, and from when to when it was so. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <Table
      caption="Law and sources"
      captionSize="m"
      columns={columns}
      rows={sources}
      empty={<EmptyState title="No source is named">This has no document behind it yet.</EmptyState>}
    />
  )
}

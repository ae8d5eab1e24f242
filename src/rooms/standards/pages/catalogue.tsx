import { type Standard, stages } from '../../../domain/standards/standard.ts'
import { type Column, EmptyState, Link, PageHeading, Table } from '../../../ui/index.ts'
import { basisWords, stageWords } from '../words.ts'

const columns: readonly Column<Standard>[] = [
  { key: 'id', heading: 'Standard', cell: each => <Link href={`/standards/${each.id}`}>{each.id}</Link> },
  { key: 'title', heading: 'Title', cell: each => each.title },
  { key: 'basis', heading: 'Statutory or local', cell: each => basisWords[each.basis] },
  { key: 'rule', heading: 'Rule', cell: each => each.rule },
]

/** Every standard, by stage of the child's journey. */
export function CataloguePage({ standards }: { readonly standards: readonly Standard[] }) {
  const groups = stages
    .map(stage => ({ heading: stageWords[stage], rows: standards.filter(each => each.stage === stage) }))
    .filter(each => each.rows.length > 0)
  return (
    <>
      <PageHeading lead="Every date that Sightline works out, the rule behind it and where the rule comes from.">
        Standards
      </PageHeading>
      <Table
        caption="Standards by stage of the child's journey"
        captionHidden
        columns={columns}
        groups={groups}
        empty={<EmptyState title="There are no standards">None has been written down yet.</EmptyState>}
      />
    </>
  )
}

import { englandAndWales } from '../../../domain/calendar/working-calendar.ts'
import { evidenceWords } from '../../../domain/standards/evidence.ts'
import type { Source, Standard } from '../../../domain/standards/standard.ts'
import { type Column, EmptyState, PageHeading, SummaryList, Table } from '../../../ui/index.ts'
import { basisWords, inForce, stageWords } from '../words.ts'
import { workExamples } from '../worked-examples.ts'
import { Examples } from './examples.tsx'

const sourceColumns: readonly Column<Source>[] = [
  { key: 'document', heading: 'Document', cell: each => each.document },
  { key: 'place', heading: 'Where in it', cell: each => each.place ?? 'not stated' },
  { key: 'in-force', heading: 'In force', cell: inForce },
  { key: 'note', heading: 'Note', cell: each => each.note ?? '' },
]

/** One standard: the rule in words, its law, and worked examples computed as for real children. */
export function StandardPage({ standard }: { readonly standard: Standard }) {
  return (
    <>
      <PageHeading
        caption={`${standard.id}, ${stageWords[standard.stage]}, ${basisWords[standard.basis].toLowerCase()}`}
      >
        {standard.title}
      </PageHeading>
      <SummaryList
        rows={[
          { key: 'The rule', value: standard.rule },
          { key: 'Who is covered', value: standard.whoIsCovered },
          { key: 'What meets it', value: standard.whatMeetsIt },
          { key: 'What ends it', value: standard.whatEndsIt },
          standard.notYetCovered === undefined ? undefined : { key: 'Not yet covered', value: standard.notYetCovered },
          { key: 'Why it matters', value: standard.matters },
          { key: 'What good looks like', value: standard.good },
          { key: 'Judged on', value: `What the authority has supplied of ${evidenceWords(standard.evidence)}` },
        ]}
      />
      <Table
        caption="Sources"
        captionSize="m"
        columns={sourceColumns}
        rows={standard.source}
        empty={<EmptyState title="No source is named">This rule has no document behind it yet.</EmptyState>}
      />
      <Examples examples={workExamples(standard, englandAndWales)} />
    </>
  )
}

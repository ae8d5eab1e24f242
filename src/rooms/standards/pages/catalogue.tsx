import { counted } from '../../../domain/words/numbers.ts'
import { type Column, Count, EmptyState, FilterLayout, Link, PageHeading, Table } from '../../../ui/index.ts'
import type { StandardsQuery } from '../asked.ts'
import { byStage, chosenStandards, type ListedStandard, standingOf } from '../listed.ts'
import { suppliedWords } from '../supplied.ts'
import { basisWords, stageWords } from '../words.ts'
import { CatalogueChosen, CatalogueFilter } from './catalogue-filter.tsx'
import { CatalogueSections } from './sections.tsx'

const columns: readonly Column<ListedStandard>[] = [
  {
    key: 'standard',
    heading: 'Standard',
    cell: ({ entry, standard }) => (
      <>
        <Link href={`/standards/${entry.id}`}>{standard?.title ?? entry.title}</Link>{' '}
        <span class="sl-quiet sl-nowrap">{entry.id}</span>
      </>
    ),
  },
  {
    key: 'rule',
    heading: 'Rule',
    class: 'sl-cell-words',
    cell: ({ standard, entry }) =>
      standard === undefined ? <span class="sl-quiet">Not worked out. {entry.missingData}</span> : standard.rule,
  },
  {
    key: 'basis',
    heading: 'Statutory or local',
    cell: ({ standard }) => (standard === undefined ? '–' : basisWords[standard.basis]),
  },
  { key: 'data', heading: 'Data supplied', cell: each => <DataCell {...each} /> },
]

function DataCell({ supplied, entry }: ListedStandard) {
  const template = supplied === undefined ? (entry.template ?? undefined) : supplied.template
  const link = template !== undefined && (
    <>
      {' '}
      <Link href={`/imports/templates/${template}`}>
        What brings it<span class="govuk-visually-hidden"> for {entry.id}</span>
      </Link>
    </>
  )
  if (supplied === undefined) return <div>– {link}</div>
  return (
    <div>
      {suppliedWords(supplied)}
      {supplied.since === undefined && link}
    </div>
  )
}

interface CataloguePageProps {
  readonly listed: readonly ListedStandard[]
  readonly query: StandardsQuery
}

/** Every standard of the catalogue, worked out or not, by part of the child's journey. */
export function CataloguePage({ listed, query }: CataloguePageProps) {
  const chosen = chosenStandards(listed, query)
  const filter = {
    action: '/standards',
    stage: query.stage,
    words: query.words,
    choices: [
      {
        name: 'standing',
        title: 'Worked out',
        value: query.standing,
        items: [
          { value: 'supplied', text: 'Worked out, with data' },
          { value: 'never-supplied', text: 'Worked out, data never supplied' },
          { value: 'not-worked-out', text: 'Not worked out, and what is missing' },
        ],
      },
      {
        name: 'basis',
        title: 'Statutory or local',
        value: query.basis,
        items: [
          { value: 'statutory', text: 'Statutory' },
          { value: 'local', text: 'Local' },
        ],
      },
    ],
  }
  return (
    <>
      <PageHeading lead={leadOf(listed)}>Standards</PageHeading>
      <CatalogueSections current="standards" />
      <FilterLayout
        filter={<CatalogueFilter {...filter} />}
        chosen={<CatalogueChosen {...filter} />}
        count={
          <>
            <Count count={chosen.length} /> {chosen.length === 1 ? 'standard' : 'standards'}
          </>
        }
      >
        <Table<ListedStandard>
          caption="Standards by part of the child’s journey"
          captionHidden
          columns={columns}
          groups={byStage(chosen, each => each.entry.stage).map(({ stage, rows }) => ({
            heading: `${stageWords[stage]} (${rows.length})`,
            rows,
            folds: counted(rows.length, 'standard'),
          }))}
          empty={
            <EmptyState
              title="No standard is as the filters ask"
              action={{ href: '/standards', text: 'Clear filters' }}
            >
              Take a filter away, or look for another word.
            </EmptyState>
          }
        />
      </FilterLayout>
    </>
  )
}

function leadOf(listed: readonly ListedStandard[]): string {
  const of = (...standings: ReturnType<typeof standingOf>[]) =>
    listed.filter(each => standings.includes(standingOf(each))).length
  return `Every date that Sightline works out (${of('supplied', 'never-supplied')}), the rule behind it and where the rule comes from. Data have been supplied for ${of('supplied')} of them. ${of('not-worked-out')} more belong in the catalogue and are not worked out; each says what is missing.`
}

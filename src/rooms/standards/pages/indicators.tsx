import type { IndicatorEntry } from '../../../domain/catalogue/index.ts'
import { findIndicator } from '../../../domain/indicators/registry.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { type Column, Count, EmptyState, FilterLayout, Link, PageHeading, Table } from '../../../ui/index.ts'
import type { IndicatorsQuery } from '../asked.ts'
import { shortPeriod, shortPolarity } from '../indicator-words.ts'
import { byStage, chosenIndicators } from '../listed.ts'
import { stageWords } from '../words.ts'
import { CatalogueChosen, CatalogueFilter } from './catalogue-filter.tsx'
import { CatalogueSections } from './sections.tsx'

const columns: readonly Column<IndicatorEntry>[] = [
  {
    key: 'indicator',
    heading: 'Indicator',
    cell: each => (
      <>
        <Link href={`/indicators/${each.id}`}>{each.title}</Link> <span class="sl-quiet sl-nowrap">{each.id}</span>
      </>
    ),
  },
  {
    key: 'definition',
    heading: 'What it counts',
    class: 'sl-cell-words',
    cell: each =>
      findIndicator(each.id)?.definition ?? <span class="sl-quiet">Not worked out. {each.missingData}</span>,
  },
  {
    key: 'period',
    heading: 'When',
    cell: each => {
      const indicator = findIndicator(each.id)
      return indicator === undefined ? '–' : shortPeriod(indicator)
    },
  },
  {
    key: 'polarity',
    heading: 'Better',
    cell: each => {
      const indicator = findIndicator(each.id)
      return indicator === undefined ? '–' : shortPolarity[indicator.polarity]
    },
  },
  {
    key: 'variants',
    heading: 'Counted with it',
    class: 'sl-cell-words',
    cell: ({ variants }) =>
      variants.length === 0 ? (
        '–'
      ) : (
        <ul class="govuk-list sl-tight">
          {variants.map(each => (
            <li>
              <Link href={`/indicators/${each.id}`}>{each.title}</Link>
              {!each.computed && <span class="sl-quiet"> not worked out</span>}
            </li>
          ))}
        </ul>
      ),
  },
]

/** Every indicator of the catalogue, worked out or not, by part of the child's journey. */
export function IndicatorsPage({ query }: { readonly query: IndicatorsQuery }) {
  const chosen = chosenIndicators(query)
  const filter = {
    action: '/indicators',
    stage: query.stage,
    words: query.words,
    choices: [
      {
        name: 'standing',
        title: 'Worked out',
        value: query.standing,
        items: [
          { value: 'worked-out', text: 'Worked out' },
          { value: 'not-worked-out', text: 'Not worked out, and what is missing' },
        ],
      },
    ],
  }
  return (
    <>
      <PageHeading lead="What is measured over many children: what each measure counts, which way is better, where it comes from and what is published of it. What can be counted of each single standard stands on the standard’s own page.">
        Indicators
      </PageHeading>
      <CatalogueSections current="indicators" />
      <FilterLayout
        filter={<CatalogueFilter {...filter} />}
        chosen={<CatalogueChosen {...filter} />}
        count={
          <>
            <Count count={chosen.length} /> {chosen.length === 1 ? 'indicator' : 'indicators'}
          </>
        }
      >
        <Table<IndicatorEntry>
          caption="Indicators by part of the child’s journey"
          captionHidden
          columns={columns}
          groups={byStage(chosen, each => each.stage).map(({ stage, rows }) => ({
            heading: `${stageWords[stage]} (${rows.length})`,
            rows,
            folds: counted(rows.length, 'indicator'),
          }))}
          empty={
            <EmptyState
              title="No indicator is as the filters ask"
              action={{ href: '/indicators', text: 'Clear filters' }}
            >
              Take a filter away, or look for another word.
            </EmptyState>
          }
        />
      </FilterLayout>
    </>
  )
}

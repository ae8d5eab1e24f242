import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { standardsIn } from '../../../domain/catalogue/index.ts'
import { asCalled } from '../../../domain/indicators/as-called.ts'
import {
  type Comparator,
  comparatorKnown,
  comparatorPeriod,
  comparatorValue,
} from '../../../domain/indicators/comparator.ts'
import { comparatorsOf } from '../../../domain/indicators/comparators.ts'
import type { Indicator } from '../../../domain/indicators/indicator.ts'
import { indicators } from '../../../domain/indicators/registry.ts'
import { whyLeftOut } from '../../../domain/indicators/why-left-out.ts'
import type { SetStandards } from '../../../domain/standards/local/set-standards.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { capital } from '../../../domain/words/capital.ts'
import {
  type Column,
  countText,
  EmptyState,
  hrefWith,
  InsetText,
  LeftOut,
  Link,
  PageHeading,
  SummaryList,
  Table,
} from '../../../ui/index.ts'
import type { Current } from '../current.ts'
import { measureWords, periodWords, polarityWords } from '../indicator-words.ts'
import { Sources } from './sources.tsx'

interface IndicatorPageProps {
  readonly indicator: Indicator
  /** The part of the child's journey, or what else it belongs to. */
  readonly belongsTo: string
  /** Undefined where the reader may count nobody. */
  readonly current: Current | undefined
  readonly mayList: boolean
  readonly today: Day
  /** As the authority has set them: a standard is called here what it is called everywhere. */
  readonly set: SetStandards
}

/** One indicator: what it counts and how, its number today, what is published of it, where it comes from. */
export function IndicatorPage({ indicator, belongsTo, current, mayList, today, set }: IndicatorPageProps) {
  const { id, title, definition, polarity, source } = indicator
  const asSet = (standardId: string) => set.byId(standardId, today)
  const variants = indicators.filter(each => each.id.startsWith(`${id}.`))
  const whole = id.includes('.') ? indicators.find(each => each.id === id.slice(0, id.indexOf('.'))) : undefined
  return (
    <>
      <PageHeading caption={`${id}, ${belongsTo}`} lead={definition}>
        {title}
      </PageHeading>
      {current !== undefined && <Now {...{ indicator, current, mayList }} />}
      <h2 class="govuk-heading-m">How it is counted</h2>
      <SummaryList
        rows={[
          { key: 'Which way is better', value: polarityWords[polarity] },
          { key: 'What is made of it', value: `${measureWords[indicator.measure.kind]}, of ${indicator.unit}` },
          { key: 'When', value: periodWords(indicator) },
          { key: 'Left out', value: <Reasons leftOut={indicator.leftOut ?? []} /> },
          linked('Standards it counts', standardsIn(indicator).map(asSet).map(asLink)),
          linked(
            'Standards it measures',
            set
              .on(today)
              .filter(each => each.measuredBy === id)
              .map(asLink),
          ),
          linked(
            'Part of',
            whole === undefined ? [] : [{ href: `/indicators/${whole.id}`, text: asCalled(whole, set, today).title }],
          ),
          linked(
            'Counted with it',
            variants.map(each => ({ href: `/indicators/${each.id}`, text: asCalled(each, set, today).title })),
          ),
        ]}
      />
      <Published id={id} />
      <Sources sources={source} />
    </>
  )
}

function Now({
  indicator,
  current,
  mayList,
}: Pick<IndicatorPageProps, 'indicator' | 'mayList'> & { current: Current }) {
  const explore = (show: string | undefined) => hrefWith('/explore', { indicator: indicator.id, show })
  const leftOut = (why: string) =>
    hrefWith('/explore', {
      ...{ indicator: indicator.id, show: 'children', which: 'left-out' },
      why: whyLeftOut(indicator, why),
    })
  return (
    <section aria-labelledby="now">
      <h2 class="govuk-heading-m" id="now">
        Now
      </h2>
      <p class="govuk-body-l sl-number">{current.words}</p>
      <p class="govuk-body">As at {longDate(current.on)}, of the children whose numbers you may see.</p>
      {current.leftOut.length > 0 && (
        <p class="govuk-body-s">
          Left out: <LeftOut exclusions={current.leftOut} hrefOf={mayList ? leftOut : undefined} />.
        </p>
      )}
      <ul class="govuk-list">
        <li>
          <Link href={explore(undefined)}>Explore it by unit, age and more</Link>
        </li>
        <li>
          <Link href={explore('trend')}>How it has changed</Link>
        </li>
        {mayList && (
          <li>
            <Link href={explore('children')}>The children behind the number</Link>
          </li>
        )}
      </ul>
    </section>
  )
}

function Reasons({ leftOut }: { readonly leftOut: NonNullable<Indicator['leftOut']> }) {
  if (leftOut.length === 0) return <>Nothing</>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {leftOut.map(({ why }) => (
        <li>{capital(why)}</li>
      ))}
    </ul>
  )
}

interface LinkTo {
  readonly href: string
  readonly text: string
}

const asLink = ({ id, title }: Standard): LinkTo => ({ href: `/standards/${id}`, text: `${title} (${id})` })

function linked(key: string, links: readonly LinkTo[]) {
  if (links.length === 0) return undefined
  return {
    key,
    value: (
      <ul class="govuk-list sl-tight">
        {links.map(({ href, text }) => (
          <li>
            <Link href={href}>{text}</Link>
          </li>
        ))}
      </ul>
    ),
  }
}

const publishedColumns: readonly Column<Comparator>[] = [
  { key: 'place', heading: 'Where', cell: each => each.place },
  { key: 'period', heading: 'When', cell: each => comparatorPeriod(each) },
  { key: 'part', heading: 'Of what', cell: each => each.part ?? 'all' },
  { key: 'value', heading: 'Figure', numeric: true, cell: comparatorValue },
  {
    key: 'counts',
    heading: 'Counts',
    numeric: true,
    cell: ({ counts }) =>
      counts === undefined ? '' : countText({ count: counts.count, of: counts.of }).replace(/ \(.*/, ''),
  },
  { key: 'source', heading: 'Source', class: 'sl-cell-words', cell: each => each.source },
  {
    key: 'known',
    heading: 'How it is known',
    class: 'sl-cell-words',
    cell: each => `${comparatorKnown(each)}${each.note === undefined ? '' : `; ${each.note}`}`,
  },
]

/** What is published of the same thing elsewhere, as it stood in its release. */
function Published({ id }: { readonly id: string }) {
  const rows = comparatorsOf(id)
  const columns = rows.some(each => each.part !== undefined)
    ? publishedColumns
    : publishedColumns.filter(each => each.key !== 'part')
  return (
    <>
      <Table
        caption="Published figures to hold it against"
        captionSize="m"
        columns={columns}
        rows={rows}
        empty={
          <EmptyState title="No published figure is held">
            None is published for England, or none has been put into Sightline yet. Hold it against its own past
            instead.
          </EmptyState>
        }
      />
      {rows.some(each => each.known === 'memory') && (
        <InsetText>
          Figures marked as from memory have not been read again in their source. Check them before use.
        </InsetText>
      )}
    </>
  )
}

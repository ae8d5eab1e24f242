import { type Lag, type RecordingLag, restrictionSentence } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { fewestForAverage } from '../../../domain/statistics/index.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  type Column,
  Downloads,
  EmptyState,
  NoFiles,
  numberText,
  PageHeading,
  PrintButton,
  Table,
  tooFewWords,
} from '../../../ui/index.ts'
import { unitName } from '../../live/index.ts'

/** How long it takes until what happens is recorded: how old what everybody looks at may be. */
export function RecordingPage({
  lag,
  organisation,
  mayExport,
}: {
  readonly lag: RecordingLag
  readonly organisation: Organisation
  readonly mayExport: boolean
}) {
  const { all, byUnit, byKind, ahead } = lag
  return (
    <>
      <PageHeading
        caption="Explore"
        lead="Days from an event to the import that first held it, over the last 12 months. It says how old what everybody looks at may be, and nothing about anybody’s work."
        actions={<PrintButton />}
      >
        How long until it is recorded
      </PageHeading>
      <p class="govuk-body">
        <a class="govuk-link govuk-link--no-visited-state" href="/explore">
          Back to explore
        </a>
      </p>
      {all === undefined ? (
        <EmptyState title="Nothing can be said yet">
          What came with the first import had been recorded at some time before it, and nobody can say when. Once
          further imports have brought new events, they are counted here.
        </EmptyState>
      ) : (
        <>
          <h2 class="govuk-heading-m sl-explore-number">
            {isFew(all) ? `${counted(all.events, 'event')}: ${tooFewWords}` : `${days(all.median)} at the median`}
          </h2>
          <p class="govuk-body-s">
            {!isFew(all) &&
              `Of ${counted(all.events, 'event')}; the middle half from ${days(all.quartiles[0])} to ${days(all.quartiles[1])}. `}
            Events of the first import of their kind are left out.
            {ahead > 0 && ` Dated after the import that held them, and left out too: ${numberText(ahead)}.`}
          </p>
          <LagTable
            caption="By the unit that held the child"
            heading="Unit"
            rows={byUnit}
            of={each => unitName(organisation, each.unit)}
          />
          <LagTable caption="By what happened" heading="What happened" rows={byKind} of={each => each.kind} />
          {!mayExport && <NoFiles />}
          {mayExport && (
            <Downloads
              what="the table by unit"
              csv="/explore/recording/export?format=csv"
              xlsx="/explore/recording/export?format=xlsx"
            />
          )}
        </>
      )}
      <p class="govuk-body-s">{restrictionSentence}</p>
    </>
  )
}

function LagTable<Row extends Lag>({
  caption,
  heading,
  rows,
  of,
}: {
  readonly caption: string
  readonly heading: string
  readonly rows: readonly Row[]
  readonly of: (row: Row) => string
}) {
  const columns: Column<Row>[] = [
    { key: 'of', heading, cell: of },
    { key: 'events', heading: 'Events', numeric: true, cell: each => numberText(each.events) },
    {
      key: 'median',
      heading: 'Median days',
      numeric: true,
      cell: each => (isFew(each) ? tooFewWords : numberText(each.median)),
    },
    {
      key: 'quartiles',
      heading: 'Middle half',
      numeric: true,
      cell: each => (isFew(each) ? '' : `${numberText(each.quartiles[0])} to ${numberText(each.quartiles[1])}`),
    },
    { key: 'longest', heading: 'Longest', numeric: true, cell: each => numberText(each.longest) },
  ]
  return <Table<Row> caption={caption} captionSize="s" rows={rows} columns={columns} />
}

const isFew = ({ events }: Lag) => events < fewestForAverage
const days = (count: number) => counted(count, 'day')

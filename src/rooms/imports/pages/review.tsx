import { counted } from '../../../domain/words/numbers.ts'
import type { Difference, Excess, RowCounts } from '../../../intake/compare/comparison.ts'
import type { Batch } from '../../../store/batches.ts'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  Count,
  Details,
  ErrorSummary,
  InsetText,
  numberText,
  Table,
} from '../../../ui/index.ts'
import { tableTitle } from '../../child/index.ts'

export interface ReviewProps {
  readonly batch: Batch
  readonly byTable: Readonly<Record<string, RowCounts>>
  readonly samples: readonly Difference[]
  readonly mayImport: boolean
  readonly csrf: string
  readonly asks: readonly Excess[]
  readonly problem: Excess | undefined
}

const questions = {
  gone: {
    legend: 'More than 5% of the rows held are not in this extract: are they meant to go?',
    text: (rows: string) => `What is not in this extract (${rows}) is meant to go`,
    hint: 'A half-finished extract looks just like this. Nothing is ever deleted: a version ends.',
    tick: 'Tick this if they are meant to go.',
    error: 'Say that the rows are meant to go, or abandon the import.',
    count: 'gone',
  },
  refused: {
    legend: 'More than may be left out could not be read: publish the rest?',
    text: (rows: string) => `Publish the rest without what could not be taken (${rows})`,
    hint: 'The issues below say why. What is held of those children in those tables and is not repeated here stays; a row that names no child keeps nothing.',
    tick: 'Tick this if the rest is to be published without them.',
    error: 'Say that the rest is to be published, or abandon the import.',
    count: 'rejected',
  },
} as const

/** What an import that waits would change, and the choice to publish it or give it up. */
export function Review({ batch, byTable, samples, asks, mayImport, csrf, problem }: ReviewProps) {
  if (!mayImport) return <InsetText>An analyst decides whether this import is published.</InsetText>
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: questions[problem].error, href: `#${problem}` }]} />}
      <form method="post" action={`/imports/${batch.batch}/publish`} class="sl-panel">
        <input type="hidden" name="_csrf" value={csrf} />
        {asks.map(each => (
          <Checkboxes
            name={each}
            small
            legend={questions[each].legend}
            error={problem === each ? questions[each].tick : undefined}
            items={[
              {
                value: 'yes',
                text: questions[each].text(counted(batch.counts[questions[each].count] ?? 0, 'row')),
                hint: questions[each].hint,
              },
            ]}
          />
        ))}
        <ButtonGroup>
          <Button preventDoubleClick>Publish these changes</Button>
          <Button variant="secondary" attributes={{ formaction: `/imports/${batch.batch}/abandon` }}>
            Abandon
          </Button>
        </ButtonGroup>
      </form>
      <ByTable byTable={byTable} />
      <Samples samples={samples} />
    </>
  )
}

const kinds = { new: 'New', changed: 'Changed', gone: 'Gone' }

/** Differences shown before somebody asks for more. */
const shownAtFirst = 25

function Samples({ samples }: { readonly samples: readonly Difference[] }) {
  if (samples.length === 0) return null
  const more = samples.slice(shownAtFirst)
  return (
    <>
      <Differences caption="What would differ" samples={samples.slice(0, shownAtFirst)} />
      {more.length > 0 && (
        <Details summary={`${numberText(more.length)} more differences`}>
          <Differences caption="More that would differ" samples={more} />
        </Details>
      )}
    </>
  )
}

function Differences({ caption, samples }: { readonly caption: string; readonly samples: readonly Difference[] }) {
  return (
    <Table<Difference>
      caption={caption}
      captionSize="m"
      rows={samples}
      columns={[
        { key: 'kind', heading: 'What', cell: each => kinds[each.kind] },
        { key: 'table', heading: 'Table', cell: each => tableTitle(each.table) },
        {
          key: 'child',
          heading: 'Child',
          cell: each =>
            each.childId === '' ? (
              'none'
            ) : (
              <a class="govuk-link" href={`/children/${encodeURIComponent(each.childId)}`}>
                {each.childId}
              </a>
            ),
        },
        { key: 'was', heading: 'Was', cell: each => <Cells cells={each.before} than={each.after} /> },
        { key: 'would', heading: 'Would be', cell: each => <Cells cells={each.after} than={each.before} /> },
      ]}
    />
  )
}

/** A row's cells; of a changed row only those that differ. */
function Cells(props: { readonly cells: Difference['before']; readonly than: Difference['before'] }) {
  const { cells, than } = props
  if (cells === undefined) return <>nothing</>
  const shown = Object.entries(cells).filter(([name, value]) => than === undefined || than[name] !== value)
  if (shown.length === 0) return <>nothing more</>
  return (
    <ul class="sl-cells">
      {shown.map(([name, value]) => (
        <li>
          <span>{name}</span> {value}
        </li>
      ))}
    </ul>
  )
}

/** What an import changed, or would change, table by table. */
export function ByTable({ byTable }: { readonly byTable: Readonly<Record<string, RowCounts>> }) {
  const rows = Object.entries(byTable).sort(([, a], [, b]) => b.new + b.changed + b.gone - (a.new + a.changed + a.gone))
  if (rows.length === 0) return null
  return (
    <Table<(typeof rows)[number]>
      caption="Table by table"
      captionSize="m"
      keepOnPhone
      rows={rows}
      columns={[
        { key: 'table', heading: 'Table', cell: ([table]) => tableTitle(table) },
        ...(['new', 'changed', 'unchanged', 'gone'] as const).map(name => ({
          key: name,
          heading: name === 'unchanged' ? 'The same' : kinds[name],
          numeric: true,
          cell: ([, counts]: (typeof rows)[number]) => <Count count={counts[name]} />,
        })),
      ]}
    />
  )
}

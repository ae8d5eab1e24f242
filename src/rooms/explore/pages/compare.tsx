import { type Group, otherWorkers, restrictionSentence } from '../../../analysis/index.ts'
import { partsOf } from '../../../domain/calendar/day.ts'
import { toldValue } from '../../../domain/indicators/enough.ts'
import { isAverage } from '../../../domain/indicators/indicator.ts'
import {
  Button,
  type Column,
  DateInput,
  Downloads,
  EmptyState,
  NoFiles,
  numberText,
  PageHeading,
  PrintButton,
  Select,
  type SelectItem,
  Table,
} from '../../../ui/index.ts'
import { type ComparedRow, type Comparison, inWords, type Side } from '../comparison.ts'
import { fieldKey, fieldTitles, valueKey } from '../fields.ts'
import { isShare, numberOf } from '../numbers.ts'
import { AboutWorkers, inAddress, Result } from './explore.tsx'
import { Selections } from './fields.tsx'

/** Two selections of one measure, side by side. */
export function ComparePage({
  comparison,
  mayExport,
}: {
  readonly comparison: Comparison
  readonly mayExport: boolean
}) {
  const { first, second, rows, address } = comparison
  const { indicator, by, labelOf } = first.exploration
  return (
    <>
      <PageHeading caption="Explore: compare" lead={indicator.definition} actions={<PrintButton />}>
        {indicator.title}
      </PageHeading>
      <p class="govuk-body">
        <a class="govuk-link govuk-link--no-visited-state" href={first.exploration.address({})}>
          Back to the first selection alone
        </a>
      </p>
      <div class="sl-compare">
        <SideBySide name="First selection" side={first} prefix="" comparison={comparison} />
        <SideBySide name="Second selection" side={second} prefix="b-" comparison={comparison} />
      </div>
      <ByForm comparison={comparison} />
      <Table<ComparedRow>
        caption={`${indicator.title} by ${by.map(each => fieldTitles[each].toLowerCase()).join(' and ')}, both selections`}
        captionSize="s"
        rows={rows}
        columns={[
          ...by.map(
            (dimension, index): Column<ComparedRow> => ({
              key: fieldKey(dimension),
              heading: fieldTitles[dimension],
              cell: each => labelOf(dimension, each.keys[index]!),
            }),
          ),
          { key: 'first', heading: 'First', numeric: true, cell: each => said(comparison, each.first) },
          { key: 'second', heading: 'Second', numeric: true, cell: each => said(comparison, each.second) },
          { key: 'difference', heading: 'Difference', numeric: true, cell: each => differenceOf(comparison, each) },
        ]}
        empty={
          <EmptyState title="Nothing to compare">Neither selection leaves anything. Take a value away.</EmptyState>
        }
      />
      <AboutWorkers
        exploration={{
          ...first.exploration,
          isNarrowed: first.exploration.isNarrowed || second.exploration.isNarrowed,
        }}
      />
      {!mayExport && <NoFiles />}
      {mayExport && (
        <Downloads
          what="this table"
          csv={address({ format: 'csv' }, '/explore/compare/export')}
          xlsx={address({ format: 'xlsx' }, '/explore/compare/export')}
        />
      )}
      <p class="govuk-body-s">{restrictionSentence}</p>
    </>
  )
}

function SideBySide({
  name,
  side: { exploration, selecting },
  prefix,
  comparison,
}: {
  readonly name: string
  readonly side: Side
  readonly prefix: '' | 'b-'
  readonly comparison: Comparison
}) {
  const { where, labelOf, association, indicator, asAt, address } = exploration
  const { date, month, year } = partsOf(asAt.day)
  const id = `side-${prefix === '' ? 'first' : 'second'}`
  const values: SelectItem[] = association.fields.flatMap(({ dimension, values: all }) =>
    all
      .filter(each => !each.selected && each.key !== otherWorkers)
      .map(each => ({
        value: `${fieldKey(dimension)}:${valueKey(each.key)}`,
        text: `${fieldTitles[dimension]}: ${labelOf(dimension, each.key)} (${numberText(each.count)})`,
      })),
  )
  return (
    <section class="sl-compare__side" aria-labelledby={id}>
      <h2 class="govuk-heading-s" id={id}>
        {name}
      </h2>
      <p class="govuk-body-s">{inWords(where, labelOf)}</p>
      <Selections {...{ where, selecting, labelOf }} />
      <Result {...{ exploration }} id={`${id}-result`} level={3} />
      <form method="get" action="/explore/compare" data-swap>
        <Hidden address={comparison.address({ [`${prefix}on`]: undefined })} />
        <Select
          name={`${prefix}add`}
          id={`${prefix}add`}
          label="Add a value"
          items={[{ value: '', text: 'Choose a value' }, ...values]}
        />
        <DateInput
          id={`${prefix}on`}
          legend="As at"
          values={asAt.problem ? asAt.problem.typed : { day: date, month, year }}
          error={asAt.problem?.message}
          errorParts={asAt.problem?.parts}
        />
        <Button variant="secondary">
          Show<span class="govuk-visually-hidden">: {name.toLowerCase()}</span>
        </Button>
      </form>
      <p class="govuk-body-s">
        <a class="govuk-link govuk-link--no-visited-state" href={address({})}>
          Explore this selection<span class="govuk-visually-hidden">: {name.toLowerCase()}</span>
        </a>
      </p>
      {isAverage(indicator.measure) && association.value === undefined && (
        <p class="govuk-body-s">There is nothing to take a {indicator.measure.kind} of.</p>
      )}
    </section>
  )
}

function ByForm({ comparison: { first, address } }: { readonly comparison: Comparison }) {
  const { by, association } = first.exploration
  const items = association.fields.map(each => ({ value: fieldKey(each.dimension), text: fieldTitles[each.dimension] }))
  return (
    <form class="sl-breakdown-form" method="get" action="/explore/compare" data-swap>
      <Hidden address={address({ by: undefined, and: undefined })} />
      <Select name="by" label="Compare by" items={items} value={by[0] && fieldKey(by[0])} />
      <Button variant="secondary">Show</Button>
    </form>
  )
}

function Hidden({ address }: { readonly address: string }) {
  return (
    <>
      {Object.entries(inAddress(address)).flatMap(([name, values]) =>
        values.map(value => <input type="hidden" name={name} value={value} />),
      )}
    </>
  )
}

function said({ first }: Comparison, group: Group | undefined): string {
  const { indicator } = first.exploration
  if (group === undefined) return isShare(indicator) || isAverage(indicator.measure) ? 'none' : '0'
  return indicator.measure.kind === 'count' ? numberText(group.numerator) : numberOf(indicator, group)
}

/** Second less first: in percentage points for a share. Nothing where one of them has no number, or too few to tell it. */
function differenceOf({ first: { exploration } }: Comparison, row: ComparedRow): string {
  const { indicator } = exploration
  const isCount = indicator.measure.kind === 'count'
  const of = (group: Group | undefined) => (isCount ? (group?.numerator ?? 0) : group && toldValue(indicator, group))
  const [one, other] = [of(row.first), of(row.second)]
  if (one === undefined || other === undefined) return ''
  const by = isShare(indicator) ? Math.round((other - one) * 100) : other - one
  const sign = by > 0 ? '+' : by < 0 ? '\u2212' : ''
  return `${sign}${numberText(Math.abs(by))}${isShare(indicator) ? ' points' : ''}`
}

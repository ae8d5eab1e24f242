import { type Group, otherWorkers } from '../../../analysis/index.ts'
import { isEnough, toldValue } from '../../../domain/indicators/enough.ts'
import { isAverage } from '../../../domain/indicators/indicator.ts'
import {
  Button,
  type Column,
  Count,
  EmptyState,
  numberText,
  percentText,
  Select,
  Table,
  tooFewWords,
} from '../../../ui/index.ts'
import { toggled } from '../asked.ts'
import { fieldKey, fieldTitles } from '../fields.ts'
import { averageTitles, isShare, shareOf } from '../numbers.ts'
import type { Exploration } from '../reading.ts'

/** The number by one or two fields. A value leads to itself being chosen. */
export function Breakdown({ exploration }: { readonly exploration: Exploration }) {
  const { association, by, indicator } = exploration
  const groups = (association.groups ?? []).filter(each => each.denominator > 0)
  return (
    <>
      <BreakdownForm exploration={exploration} />
      <Table<Group>
        caption={`${indicator.title} by ${by.map(each => fieldTitles[each].toLowerCase()).join(' and ')}`}
        captionSize="s"
        rows={groups}
        columns={[...keyColumns(exploration), ...numberColumns(exploration, groups)]}
        empty={
          <EmptyState title="Nothing to break down">
            Nothing is left under what is chosen. Take a value away to see more.
          </EmptyState>
        }
      />
    </>
  )
}

function BreakdownForm({ exploration }: { readonly exploration: Exploration }) {
  const { by, address, association } = exploration
  const items = association.fields
    .map(each => each.dimension)
    .map(each => ({ value: fieldKey(each), text: fieldTitles[each] }))
  const [first, second] = by
  const kept = new URLSearchParams(address({ by: undefined, and: undefined }).split('?')[1] ?? '')
  return (
    <form class="sl-breakdown-form" method="get" action="/explore" data-swap>
      {[...kept].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Select name="by" label="Break down by" items={items} value={first && fieldKey(first)} />
      <Select
        name="and"
        label="and by"
        items={[
          { value: '', text: 'Nothing else' },
          ...items.filter(each => each.value !== (first && fieldKey(first))),
        ]}
        value={second && fieldKey(second)}
      />
      <Button variant="secondary">Show</Button>
    </form>
  )
}

function keyColumns({ by, labelOf, where, selecting }: Exploration): Column<Group>[] {
  return by.map((dimension, index) => ({
    key: fieldKey(dimension),
    heading: fieldTitles[dimension],
    cell: ({ keys }: Group) => {
      const key = keys[index]!
      const isOnly = where[dimension]?.length === 1 && where[dimension][0] === key
      const label = labelOf(dimension, key)
      return isOnly || key === otherWorkers ? (
        label
      ) : (
        <a
          class="govuk-link govuk-link--no-visited-state"
          href={selecting({ ...toggled(where, dimension, key), [dimension]: [key] })}
          data-swap-link
        >
          {label}
        </a>
      )
    },
  }))
}

function numberColumns({ indicator, association }: Exploration, groups: readonly Group[]): Column<Group>[] {
  if (isAverage(indicator.measure)) {
    const most = Math.max(...groups.map(each => toldValue(indicator, each) ?? 0))
    return [
      { key: 'n', heading: 'How many', numeric: true, cell: each => <Count count={each.denominator} /> },
      {
        key: 'average',
        heading: `${averageTitles[indicator.measure.kind]}, ${indicator.unit}`,
        numeric: true,
        cell: each => (isEnough(indicator, each.denominator) ? numberText(each.value) : tooFewWords),
      },
      {
        key: 'quartiles',
        heading: 'Middle half',
        numeric: true,
        cell: ({ quartiles, denominator }) =>
          quartiles === undefined || !isEnough(indicator, denominator)
            ? ''
            : `${numberText(quartiles[0])} to ${numberText(quartiles[1])}`,
      },
      bar(each => (toldValue(indicator, each) ?? 0) / (most || 1)),
    ]
  }
  if (isShare(indicator)) {
    return [
      { key: 'count', heading: 'Counted', numeric: true, cell: each => <Count count={each.numerator} /> },
      { key: 'of', heading: 'Of', numeric: true, cell: each => <Count count={each.denominator} /> },
      { key: 'share', heading: 'Share', numeric: true, cell: shareOf },
      bar(each => toldValue(indicator, each) ?? 0),
    ]
  }
  const most = Math.max(...groups.map(each => each.numerator))
  return [
    { key: 'count', heading: capital(indicator.unit), numeric: true, cell: each => <Count count={each.numerator} /> },
    {
      key: 'share',
      heading: 'Of all',
      numeric: true,
      cell: each => percentText(each.numerator, association.numerator) ?? '',
    },
    bar(each => each.numerator / (most || 1)),
  ]
}

/** The same as a bar; silent, the number stands beside it. */
function bar(shareOf: (group: Group) => number): Column<Group> {
  return {
    key: 'bar',
    heading: <span class="govuk-visually-hidden">As a bar</span>,
    label: '',
    class: 'sl-breakdown__bar',
    cell: each => (
      <svg
        class="sl-breakdown-bar"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect width={(100 * shareOf(each)).toFixed(1)} height="10" />
      </svg>
    ),
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

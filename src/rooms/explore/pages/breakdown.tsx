import { type Dimension, type Group, orderOf, otherWorkers } from '../../../analysis/index.ts'
import { isEnough, toldValue } from '../../../domain/indicators/enough.ts'
import { isAverage } from '../../../domain/indicators/indicator.ts'
import { capital } from '../../../domain/words/capital.ts'
import {
  Button,
  type Column,
  Count,
  CountLink,
  EmptyState,
  hrefWith,
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
  const { address, association, by, indicator, query } = exploration
  const found = (association.groups ?? []).filter(each => each.denominator > 0)
  const columns = [...keyColumns(exploration), ...numberColumns(exploration, found)]
  // Nobody's workers are ranked: by worker there is one order, of names.
  const ranks = !by.includes('worker')
  const sorted = !ranks ? undefined : columns.find(each => each.key === query.sort && each.sort !== undefined)
  const groups = inOrder(found, sorted, query.order === 'descending')
  return (
    <>
      <BreakdownForm exploration={exploration} />
      <Table<Group>
        caption={`${indicator.title} by ${by.map(each => fieldTitles[each].toLowerCase()).join(' and ')}`}
        captionSize="s"
        rows={groups}
        columns={columns}
        sort={
          ranks
            ? {
                key: sorted?.key,
                direction: query.order,
                href: (sort, order) => address({ sort, order }),
                complete: true,
              }
            : undefined
        }
        empty={
          <EmptyState title="Nothing to break down">
            Nothing is left under what is chosen. Take a value away to see more.
          </EmptyState>
        }
      />
    </>
  )
}

/** As the field has its values, or by a column; what is not known stands last. */
function inOrder(groups: readonly Group[], column: Column<Group> | undefined, descending: boolean): readonly Group[] {
  const value = column?.sort
  if (value === undefined) return groups
  return groups.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined)
    const order =
      typeof x === 'number' && typeof y === 'number'
        ? x - y
        : String(x).localeCompare(String(y), 'en-GB', { numeric: true })
    return descending ? -order : order
  })
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

/** Fields whose values have an order that is not that of their names: June comes after March. */
const inOwnOrder: ReadonlySet<Dimension> = new Set(['month', 'status', 'state', 'age band', 'duration', 'time open'])

function keyColumns({ association, by, labelOf, where, selecting }: Exploration): Column<Group>[] {
  const keysOf = (index: number) => new Set((association.groups ?? []).map(each => each.keys[index]!))
  const places = by.map(
    (dimension, index) => new Map([...keysOf(index)].sort(orderOf(dimension)).map((key, place) => [key, place])),
  )
  return by.map((dimension, index) => ({
    key: fieldKey(dimension),
    heading: fieldTitles[dimension],
    sort({ keys }: Group) {
      const key = keys[index]!
      if (key === '') return undefined
      return inOwnOrder.has(dimension) ? places[index]!.get(key) : labelOf(dimension, key)
    },
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

/** A number of the breakdown that opens to the children behind it, for whoever may list them. */
function Opens({ exploration, group, which }: { exploration: Exploration; group: Group; which?: 'counted' }) {
  const { by, where, selecting, mayList, labelOf, indicator } = exploration
  const count = which === 'counted' ? group.numerator : group.denominator
  if (!mayList || group.keys.includes(otherWorkers)) return <Count count={count} />
  const chosen = Object.fromEntries(by.map((dimension, index) => [dimension, [group.keys[index]!]]))
  return (
    <CountLink
      count={count}
      href={hrefWith(selecting({ ...where, ...chosen }), { show: 'children', which })}
      what={`${indicator.title}: ${by.map((dimension, index) => labelOf(dimension, group.keys[index]!)).join(', ')}`}
    />
  )
}

function numberColumns(exploration: Exploration, groups: readonly Group[]): Column<Group>[] {
  const { indicator, association } = exploration
  if (isAverage(indicator.measure)) {
    const most = Math.max(...groups.map(each => toldValue(indicator, each) ?? 0))
    return [
      {
        key: 'n',
        heading: 'How many',
        numeric: true,
        sort: each => each.denominator,
        cell: group => <Opens {...{ exploration, group }} />,
      },
      {
        key: 'average',
        heading: `${averageTitles[indicator.measure.kind]}, ${indicator.unit}`,
        numeric: true,
        sort: each => toldValue(indicator, each) ?? undefined,
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
      {
        key: 'count',
        heading: 'Counted',
        numeric: true,
        sort: each => each.numerator,
        cell: group => <Opens {...{ exploration, group }} which="counted" />,
      },
      {
        key: 'of',
        heading: 'Of',
        numeric: true,
        sort: each => each.denominator,
        cell: group => <Opens {...{ exploration, group }} />,
      },
      {
        key: 'share',
        heading: 'Share',
        numeric: true,
        sort: each => toldValue(indicator, each) ?? undefined,
        cell: shareOf,
      },
      bar(each => toldValue(indicator, each) ?? 0),
    ]
  }
  const most = Math.max(...groups.map(each => each.numerator))
  return [
    {
      key: 'count',
      heading: capital(indicator.unit),
      numeric: true,
      sort: each => each.numerator,
      cell: group => <Opens {...{ exploration, group }} which="counted" />,
    },
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

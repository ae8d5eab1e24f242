import type { Group, ListedRow } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { iso } from '../../domain/calendar/day.ts'
import { isEnough, toldValue } from '../../domain/indicators/enough.ts'
import { isAverage } from '../../domain/indicators/indicator.ts'
import { type ExportTable, stateWords } from '../../ui/index.ts'
import { titleOf, unitName } from '../live/index.ts'
import { type ComparedRow, type Comparison, inWords } from './comparison.ts'
import { fieldTitles } from './fields.ts'
import { averageTitles, isShare } from './numbers.ts'
import type { TrendPointRead } from './pages/trend-view.tsx'
import type { Exploration } from './reading.ts'

type Told = Pick<Exploration, 'indicator' | 'asAt' | 'by' | 'labelOf'> & Partial<Pick<Exploration, 'known'>>

function nameOf({ indicator, asAt, known }: Told, what: string): string {
  const then = known === undefined ? '' : `-as-known-at-import-${known.batch}`
  return `${indicator.id.toLowerCase()}-${what}-${iso(asAt.day)}${then}`
}

/** The breakdown, to save. */
export function breakdownTable(exploration: Told, groups: readonly Group[]): ExportTable<Group> {
  const { indicator, by, labelOf } = exploration
  const quartile = ({ quartiles, denominator }: Group, at: 0 | 1) =>
    isEnough(indicator, denominator) ? quartiles?.[at] : undefined
  return {
    name: nameOf(exploration, 'breakdown'),
    rows: groups.filter(each => each.denominator > 0),
    columns: [
      ...by.map((dimension, index) => ({
        heading: fieldTitles[dimension],
        kind: 'text' as const,
        value: ({ keys }: Group) => labelOf(dimension, keys[index]!),
      })),
      ...(isAverage(indicator.measure)
        ? ([
            { heading: 'How many', kind: 'number', value: each => each.denominator },
            {
              heading: `${averageTitles[indicator.measure.kind]}, ${indicator.unit}`,
              kind: 'number',
              value: each => toldValue(indicator, each),
            },
            { heading: 'Lower quartile', kind: 'number', value: each => quartile(each, 0) },
            { heading: 'Upper quartile', kind: 'number', value: each => quartile(each, 1) },
          ] as const satisfies ExportTable<Group>['columns'])
        : ([
            { heading: 'Counted', kind: 'number', value: each => each.numerator },
            { heading: 'Of', kind: 'number', value: each => each.denominator },
            ...(isShare(indicator)
              ? ([{ heading: 'Share', kind: 'number', value: (each: Group) => toldValue(indicator, each) }] as const)
              : []),
          ] as const satisfies ExportTable<Group>['columns'])),
    ],
  }
}

/** Two selections side by side, to save. */
export function comparisonTable({ first, second, rows }: Comparison): ExportTable<ComparedRow> {
  const { indicator, by, labelOf } = first.exploration
  const of = (side: 'first' | 'second', words: string): ExportTable<ComparedRow>['columns'] => [
    { heading: `${words}: number`, kind: 'number', value: each => each[side] && toldValue(indicator, each[side]) },
    { heading: `${words}: counted`, kind: 'number', value: each => each[side]?.numerator ?? 0 },
    { heading: `${words}: of`, kind: 'number', value: each => each[side]?.denominator ?? 0 },
  ]
  return {
    name: nameOf(first.exploration, 'compared'),
    rows,
    columns: [
      ...by.map((dimension, index) => ({
        heading: fieldTitles[dimension],
        kind: 'text' as const,
        value: ({ keys }: ComparedRow) => labelOf(dimension, keys[index]!),
      })),
      ...of('first', inWords(first.exploration.where, labelOf)),
      ...of('second', inWords(second.exploration.where, labelOf)),
    ],
  }
}

/** The trend, to save. */
export function trendTable(exploration: Told, points: readonly TrendPointRead[]): ExportTable<TrendPointRead> {
  return {
    name: nameOf(exploration, 'trend'),
    rows: points,
    columns: [
      { heading: 'As at', kind: 'day', value: each => each.on },
      { heading: 'Number', kind: 'number', value: each => toldValue(exploration.indicator, each.value) },
      { heading: 'Counted', kind: 'number', value: each => each.value.numerator },
      { heading: 'Of', kind: 'number', value: each => each.value.denominator },
    ],
  }
}

/** The list behind the number, to save. */
export function listTable(
  exploration: Told & Pick<Exploration, 'standards'>,
  rows: readonly ListedRow[],
  { organisation, names }: { readonly organisation: Organisation; readonly names: ReadonlyMap<string, string> },
): ExportTable<ListedRow> {
  const { indicator, labelOf } = exploration
  const isOfDeadlines = indicator.fact === 'deadline'
  return {
    name: nameOf(exploration, 'children'),
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Worker', kind: 'text', value: each => labelOf('worker', each.worker ?? '') },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
      ...(isOfDeadlines
        ? ([
            { heading: 'Standard', kind: 'text', value: each => String(each.cells.standard ?? '') },
            { heading: 'What', kind: 'text', value: each => titleOf(each, exploration) },
            { heading: 'Due', kind: 'day', value: each => each.on },
            { heading: 'State', kind: 'text', value: each => (each.state ? stateWords[each.state] : undefined) },
          ] as const satisfies ExportTable<ListedRow>['columns'])
        : ([
            {
              heading: indicator.period.kind === 'snapshot' ? 'Since' : 'On',
              kind: 'day',
              value: each => each.on,
            },
          ] as const satisfies ExportTable<ListedRow>['columns'])),
      { heading: 'Open since', kind: 'day', value: each => each.openSince },
      { heading: 'Counted', kind: 'text', value: each => (each.counted ? 'Yes' : 'No') },
    ],
  }
}

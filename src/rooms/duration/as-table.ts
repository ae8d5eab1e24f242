import { byMonths, type OpenFor } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { ExportTable } from '../../ui/index.ts'
import { openTitle } from '../child/index.ts'
import { holderNamer, unitName } from '../live/index.ts'
import type { DurationReading, Listed, Stand } from './reading.ts'

export const standWords: Readonly<Record<Stand | 'past', string>> = {
  open: 'Open',
  past: 'Open that long already',
  reaching: 'Reaches the mark this month',
  'not reviewed': 'Past it, no senior review for it',
  reviewed: 'Past it, reviewed',
}

/** The listed children, to save. */
export function listTable(
  { rows, mark, clock, knowsReviews }: DurationReading,
  { organisation, names, day }: { organisation: Organisation; names: ReadonlyMap<string, string>; day: Day },
): ExportTable<Listed> {
  const holderName = holderNamer(organisation)
  return {
    name: `open-${mark}-months-${clock}-${iso(day)}`,
    rows,
    columns: [
      {
        heading: 'Mark',
        kind: 'text',
        value: ({ stand }) => (knowsReviews || !stand.endsWith('reviewed') ? standWords[stand] : 'Past it'),
      },
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Open for', kind: 'text', value: each => openTitle(each.status) },
      { heading: 'Months', kind: 'number', value: each => each.months },
      { heading: 'Since', kind: 'day', value: each => each.since },
      { heading: 'Reaches the mark on', kind: 'day', value: each => reachedOn(each, mark) },
      { heading: 'Last senior review', kind: 'day', value: each => each.reviewedOn },
      {
        heading: 'Worker',
        kind: 'text',
        value: each => holderName(each.worker),
      },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
    ],
  }
}

/** The day the mark is reached, for those who reach it this month. */
export function reachedOn({ crossed, crossesOn }: OpenFor, mark: number): Day | undefined {
  return crossed === mark ? crossesOn : undefined
}

/** The last bar of the histogram stands for this many months or more. */
export const longest = 36

/** How many children have been open for how many months. */
export interface MonthsRow {
  readonly months: string
  readonly count: number
}

export function monthRows(all: readonly OpenFor[]): MonthsRow[] {
  return byMonths(all, longest).map((count, months) => ({
    months: months === longest ? `${longest} or more` : String(months),
    count,
  }))
}

/** The histogram as a table, to save. */
export function monthsTable({ all, clock }: DurationReading, day: Day): ExportTable<MonthsRow> {
  return {
    name: `months-open-${clock}-${iso(day)}`,
    rows: monthRows(all),
    columns: [
      { heading: 'Months open', kind: 'text', value: each => each.months },
      { heading: 'Children', kind: 'number', value: each => each.count },
    ],
  }
}

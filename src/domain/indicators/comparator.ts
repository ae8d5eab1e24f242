import { day } from '../calendar/day.ts'
import { shortDate } from '../calendar/wording.ts'
import { numberText } from '../words/numbers.ts'

/** What a published figure is measured in. */
export type ComparatorUnit =
  | 'per cent'
  | 'per 10,000 children'
  | 'number'
  | 'working days'
  | 'days'
  | 'weeks'
  | 'points'
  | 'cases'

/** How a figure is known: read in its source, worked out from counts read there, or remembered and not read again. */
export type HowKnown = 'read' | 'calculated' | 'memory'

/** A published figure to hold an authority's own against, as it stood in its release. */
export interface Comparator {
  /** The id of the indicator, or of its variant. */
  readonly indicator: string
  readonly place: 'England' | 'Hackney' | 'Inner London'
  /** What it is of: the twelve months (or so many years) up to and including a day, or the day alone. */
  readonly period: { readonly kind: 'year to' | 'three years to' | 'at'; readonly day: string }
  readonly value: number
  readonly unit: ComparatorUnit
  /** The counts behind it, where they are published. */
  readonly counts?: { readonly count: number; readonly of: number }
  /** Which part of the indicator, where it is a set of bands. */
  readonly part?: string
  readonly source: string
  readonly known: HowKnown
  readonly note?: string
}

const knownWords: Readonly<Record<HowKnown, string>> = {
  read: 'read in the source',
  calculated: 'worked out from counts in the source',
  memory: 'from memory, to be checked',
}

/** "year to 31 Mar 2019", "31 Mar 2024" */
export function comparatorPeriod({ period }: Pick<Comparator, 'period'>): string {
  const date = shortDate(day(period.day))
  return period.kind === 'at' ? date : `${period.kind} ${date}`
}

/** "83.1%", "650,930", "33 working days" */
export function comparatorValue({ value, unit }: Pick<Comparator, 'value' | 'unit'>): string {
  const text = numberText(value)
  if (unit === 'per cent') return `${text}%`
  return unit === 'number' ? text : `${text} ${unit}`
}

/** How it is known, in words. */
export function comparatorKnown({ known }: Pick<Comparator, 'known'>): string {
  return knownWords[known]
}

import type { Indicator } from '../../domain/indicators/indicator.ts'

/** Which way is better. */
export const polarityWords: Readonly<Record<Indicator['polarity'], string>> = {
  high: 'Higher is better',
  low: 'Lower is better',
  neutral: 'Neither high nor low is better by itself: it is explained, not ranked',
}

/** The same in a word, for a table. */
export const shortPolarity: Readonly<Record<Indicator['polarity'], string>> = {
  high: 'Higher',
  low: 'Lower',
  neutral: 'Neither',
}

/** When a row is counted, for a table: "On the day", "12 months". */
export function shortPeriod({ period }: Pick<Indicator, 'period'>): string {
  return period.kind === 'snapshot' ? 'On the day' : `${period.months} months`
}

/** When a row is counted: "On the day", "Over the 12 months to the day". */
export function periodWords({ period }: Pick<Indicator, 'period'>): string {
  return period.kind === 'snapshot' ? 'On the day' : `Over the ${period.months} months to the day`
}

/** What is made of what is counted. */
export const measureWords: Readonly<Record<Indicator['measure']['kind'], string>> = {
  count: 'A count',
  share: 'A share',
  'in time': 'The share done by the day it was due',
  median: 'The median: half are more, half are less',
  mean: 'The mean: all added up and shared out',
}

import type { Indicator, IndicatorNotComputed } from './indicator.ts'

/** Children looked after. */
export const lookedAfterIndicators: readonly Indicator[] = [
  {
    id: 'I-50',
    title: 'Children looked after',
    definition: 'Children looked after on the day, series of short breaks left out.',
    unit: 'children looked after',
    polarity: 'neutral',
    source: [{ document: 'Children looked after in England (DfE)', place: 'national tables' }],
    fact: 'carePeriod',
    period: { kind: 'snapshot', from: 'startedOn', until: 'endedOn' },
    measure: { kind: 'count' },
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const lookedAfterIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

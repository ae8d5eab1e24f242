import type { Indicator } from './indicator.ts'

/** Looked-after children. */
export const careIndicators: readonly Indicator[] = [
  {
    id: 'I-50',
    title: 'Children looked after',
    definition: 'Children looked after on the day, short breaks left out.',
    polarity: 'neutral',
    fact: 'carePeriod',
    measure: { kind: 'open', from: 'startedOn', until: 'endedOn' },
    unit: 'children',
    source: [{ document: 'Department for Education, Children looked after in England' }],
  },
]

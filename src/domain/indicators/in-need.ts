import type { Condition, Indicator, IndicatorNotComputed } from './indicator.ts'

const census = { document: 'Characteristics of children in need (DfE)', place: 'tables B1 and B4' }
const local = { document: 'Sightline', note: 'no national figure' }

const openOnTheDay = { kind: 'snapshot', from: 'from', until: 'until' } as const
/** Open, and neither on a protection plan nor looked after nor a care leaver. */
const inNeedOnly: readonly Condition[] = [{ column: 'status', is: ['child in need plan', 'assessment', 'referral'] }]

/** Children in need, and how long they have been open. */
export const inNeedIndicators: readonly Indicator[] = [
  {
    id: 'I-40',
    title: 'Children in need',
    definition:
      'Children open on the day for anything: a referral not closed, an assessment, a plan, being looked after, leaving care.',
    unit: 'children',
    polarity: 'neutral',
    source: [census],
    fact: 'status',
    period: openOnTheDay,
    measure: { kind: 'count' },
    usuallyBy: 'status',
  },
  {
    id: 'I-41',
    title: 'Children in need only',
    definition: 'Children open on the day who are neither on a protection plan, nor looked after, nor care leavers.',
    unit: 'children in need',
    polarity: 'neutral',
    source: [local],
    fact: 'status',
    period: openOnTheDay,
    measure: { kind: 'count' },
    outOf: inNeedOnly,
  },
  {
    id: 'I-43',
    title: 'How long children in need have been open',
    definition:
      'Months since the referral that opened the present episode, of children in need only: median, and by length.',
    unit: 'months',
    polarity: 'low',
    source: [census],
    fact: 'status',
    period: openOnTheDay,
    outOf: inNeedOnly,
    leftOut: [{ why: 'no open referral recorded', when: [{ not: [{ monthsOpen: 0 }] }] }],
    measure: { kind: 'median', of: { monthsOpen: true } },
    usuallyBy: 'time open',
  },
  {
    id: 'I-45',
    title: 'Children in need open for 18 months or more',
    definition:
      'Children in need only whose present episode opened 18 months ago or more, out of all children in need only. Exceptions a head of service has approved are in it.',
    unit: 'children in need',
    polarity: 'low',
    source: [local],
    fact: 'status',
    period: openOnTheDay,
    measure: { kind: 'share' },
    outOf: inNeedOnly,
    leftOut: [{ why: 'no open referral recorded', when: [{ not: [{ monthsOpen: 0 }] }] }],
    counts: [{ monthsOpen: 18 }],
  },
  {
    id: 'I-48',
    title: 'Months of involvement in the last three years',
    definition:
      'Median of the months each child now open has been open in the last 36, closures of 90 days or fewer counted as open.',
    unit: 'months',
    polarity: 'low',
    source: [local],
    fact: 'status',
    period: openOnTheDay,
    outOf: [{ not: [{ column: 'status', is: ['care leaver'] }] }],
    measure: { kind: 'median', of: { cumulativeMonthsOfLast: 36 } },
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const inNeedIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

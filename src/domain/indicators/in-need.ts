import { type Condition, type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'
import { inTime } from './timeliness.ts'

const census = { document: 'Characteristics of children in need (DfE)', place: 'tables B1 and B4' }
const local = { document: 'Sightline', note: 'no national figure' }

const openOnTheDay = { kind: 'snapshot', from: 'from', until: 'until' } as const
/** Open, and neither on a protection plan nor looked after nor a care leaver. */
const inNeedOnly: readonly Condition[] = [{ column: 'status', is: ['child in need plan', 'assessment', 'referral'] }]

const outstanding: Condition = { state: ['due-later', 'due-soon', 'overdue', 'no-data'] }
/** Of what is outstanding on the day, what is not overdue. */
const currentOnTheDay = {
  unit: 'child in need plans',
  polarity: 'high',
  source: [local],
  fact: 'deadline',
  period: { kind: 'snapshot', from: 'triggerOn' },
  measure: { kind: 'share' },
  counts: [{ state: ['due-later', 'due-soon'] }],
} as const

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
    id: 'I-42',
    title: 'How long episodes of need lasted',
    definition:
      'Episodes of need closed in the last 12 months, by the time from the referral to the closure. Referrals that needed no further action opened no episode and are left out.',
    unit: 'episodes of need closed',
    polarity: 'neutral',
    source: [{ document: 'Characteristics of children in need (DfE)', place: 'tables on episodes ended' }],
    fact: 'referral',
    period: rollingYear('endedOn'),
    measure: { kind: 'count' },
    leftOut: [{ why: 'referrals that needed no further action', when: [{ yes: 'noFurtherAction' }] }],
    usuallyBy: 'duration',
  },
  {
    id: 'I-43',
    title: 'How long children in need have been open',
    definition: 'Months since the present involvement began, of children in need only: median, and by length.',
    unit: 'months',
    polarity: 'low',
    source: [census],
    fact: 'status',
    period: openOnTheDay,
    outOf: inNeedOnly,
    leftOut: [{ why: 'not open by the record on the day', when: [{ not: [{ monthsOpen: 0 }] }] }],
    measure: { kind: 'median', of: { monthsOpen: true } },
    usuallyBy: 'time open',
  },
  {
    ...inTime('I-44', 'Progress reviews in time', [{ column: 'standard', is: ['CN-06'] }], [local]),
    definition:
      'Of the nine, twelve and fifteen month points whose review fell due in the last 12 months, the share reviewed by the day it was due, one month after the point. A child who closed or stepped up first is left out; a review never held counts as missed.',
    unit: 'progress reviews due',
  },
  {
    id: 'I-45',
    title: 'Children in need open for 18 months or more',
    definition:
      'Children in need only whose present involvement began 18 months ago or more, out of all children in need only. Exceptions a head of service has approved are in it.',
    unit: 'children in need',
    polarity: 'low',
    source: [local],
    fact: 'status',
    period: openOnTheDay,
    measure: { kind: 'share' },
    outOf: inNeedOnly,
    leftOut: [{ why: 'not open by the record on the day', when: [{ not: [{ monthsOpen: 0 }] }] }],
    counts: [{ monthsOpen: 18 }],
  },
  {
    id: 'I-46',
    title: 'Children in need with a plan',
    definition:
      'Children in need only who have a child in need plan on the day, out of all children in need only. Those being assessed for less than three months, and those open for less than two months without a plan, are left out: theirs may not be due yet.',
    unit: 'children in need',
    polarity: 'high',
    source: [{ ...local, note: 'no national figure; Hillingdon followed children without a plan at six weeks' }],
    fact: 'status',
    period: openOnTheDay,
    measure: { kind: 'share' },
    outOf: inNeedOnly,
    leftOut: [
      {
        why: 'being assessed for less than three months',
        when: [{ column: 'status', is: ['assessment'] }, { not: [{ monthsSince: 'since', atLeast: 3 }] }],
      },
      {
        why: 'open for less than two months, so a plan may not be due yet',
        when: [{ column: 'status', is: ['referral'] }, { not: [{ monthsOpen: 2 }] }],
      },
    ],
    counts: [{ column: 'status', is: ['child in need plan'] }],
  },
  {
    ...currentOnTheDay,
    id: 'I-46.reviewed',
    title: 'Children in need plans reviewed recently enough',
    definition:
      'Child in need plans whose next review (CN-02, CN-03) is not overdue on the day, out of all plans on which a review has been held or has fallen due.',
    outOf: [{ column: 'standard', is: ['CN-02', 'CN-03'] }, outstanding],
    leftOut: [
      { why: 'no data on reviews', when: [{ state: ['no-data'] }] },
      {
        why: 'not yet reviewed, and the first review not yet due',
        when: [{ column: 'standard', is: ['CN-02'] }, { state: ['due-later', 'due-soon'] }],
      },
    ],
  },
  {
    ...currentOnTheDay,
    id: 'I-46.visited',
    title: 'Children in need seen recently enough',
    definition:
      'Children in need with a plan whose last visit at which they were seen is within the standard (CN-04), out of all on a plan long enough to have fallen due.',
    outOf: [{ column: 'standard', is: ['CN-04'] }, outstanding],
    leftOut: [
      { why: 'no data on whether children were seen', when: [{ state: ['no-data'] }] },
      {
        why: 'not yet seen, and the first visit not yet due',
        when: [{ not: [{ column: 'ordinal', atLeast: 2 }] }, { state: ['due-later', 'due-soon'] }],
      },
    ],
  },
  {
    id: 'I-47',
    title: 'Stepped up again within a year of stepping down',
    definition:
      'Child protection plans begun in the last 12 months within 12 months (inclusive) of an earlier plan’s end or of the closing of an episode of need, out of all plans begun.',
    unit: 'plans started',
    polarity: 'low',
    source: [local],
    fact: 'stepUp',
    period: rollingYear('startedOn'),
    measure: { kind: 'share' },
    counts: [{ yes: 'withinTwelveMonths' }],
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

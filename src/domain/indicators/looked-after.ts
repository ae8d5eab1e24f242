import { type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'
import { inTime, reviewsNotSupplied } from './timeliness.ts'

const national = (place: string, note?: string) => ({
  document: 'Children looked after in England (DfE)',
  place,
  ...(note ? { note } : {}),
})
const local = { document: 'Sightline', note: 'no national figure' }

const onTheDay = { kind: 'snapshot', from: 'from', until: 'until' } as const
const periodsOnTheDay = { kind: 'snapshot', from: 'startedOn', until: 'endedOn' } as const

const homes = {
  unit: 'children looked after',
  fact: 'stability',
  period: onTheDay,
  measure: { kind: 'share' },
} as const

const whatIsAMove =
  'Temporary placements (T0 to T4) are not counted, nor is a change with the same carer: only of status or to adoption by the foster carer. To come back from a temporary placement to one of the same type and provider is to come home.'

const visitingStandards = ['LV-01', 'LV-02', 'LV-03', 'LV-04', 'LV-05', 'LV-06', 'LV-07', 'LV-08']

/** Children looked after: how many, how settled, how often reviewed and seen. */
export const lookedAfterIndicators: readonly Indicator[] = [
  {
    id: 'I-50',
    title: 'Children looked after',
    definition: 'Children looked after on the day, series of short breaks left out.',
    unit: 'children looked after',
    polarity: 'neutral',
    source: [national('national tables')],
    fact: 'carePeriod',
    period: periodsOnTheDay,
    measure: { kind: 'count' },
  },
  {
    ...homes,
    id: 'I-51',
    title: 'Three or more homes in a year',
    definition: `Children looked after on the day who were in three homes or more in the last 12 months, the present one included, out of all looked after. ${whatIsAMove}`,
    polarity: 'low',
    source: [national('placement stability', 'the national figure is for the year to 31 March')],
    counts: [{ column: 'homesInYear', atLeast: 3 }],
  },
  {
    ...homes,
    id: 'I-52',
    title: 'Three or more homes in two years',
    definition: `Children looked after without a break for two years who were in three homes or more in those two years, out of all looked after for two years. ${whatIsAMove}`,
    polarity: 'low',
    source: [national('placement stability', 'published since 2024')],
    outOf: [{ yes: 'lookedAfterTwoYears' }],
    counts: [{ column: 'homesInTwoYears', atLeast: 3 }],
  },
  {
    ...homes,
    id: 'I-53',
    title: 'Settled for two years',
    definition: `Children under 16 looked after for two and a half years or more who have been in the same home for two years, or are placed for adoption and have been there and in the home before for two years together, out of all under 16 looked after so long. ${whatIsAMove}`,
    polarity: 'high',
    source: [national('placement stability')],
    outOf: [{ yes: 'longTerm' }],
    counts: [{ yes: 'settled' }],
  },
  {
    id: 'I-54',
    title: 'Children whose reviews were all in time',
    definition:
      'Children looked after for four weeks or more of whom no review of this period of care (LR-01, LR-02, LR-03) is late on the day, or was held late or ended late in the last 12 months, out of all looked after for four weeks or more. Where returns tell of later years only, what was due before them is unknown and counts for nothing, so that more may seem in time.',
    unit: 'children looked after',
    polarity: 'high',
    source: [
      { document: 'National indicator 66 (until 2011)', note: 'not now published; to be checked against the text' },
    ],
    fact: 'reviewedCare',
    period: onTheDay,
    measure: { kind: 'share' },
    leftOut: reviewsNotSupplied('LR-01'),
    counts: [{ missing: 'missed' }],
  },
  inTime('I-55', 'Visits to looked-after children in time', [{ column: 'standard', is: visitingStandards }], [local]),
  {
    id: 'I-60',
    title: 'Placed more than 20 miles from home',
    definition:
      'Placements on the day more than 20 miles from the child’s home, out of those whose distance is recorded.',
    unit: 'placements',
    polarity: 'low',
    source: [national('placements by distance', 'the national figure is for 31 March')],
    fact: 'placement',
    period: periodsOnTheDay,
    measure: { kind: 'share' },
    leftOut: [{ why: 'distance not recorded', when: [{ missing: 'over20Miles' }] }],
    counts: [{ yes: 'over20Miles' }],
  },
  {
    id: 'I-61',
    title: 'Back in care within a year',
    definition:
      'Periods of care begun in the last 12 months that began within 12 months of the end of an earlier one, out of all begun. Series of short breaks are left out.',
    unit: 'periods of care begun',
    polarity: 'low',
    source: [local],
    fact: 'carePeriod',
    period: rollingYear('startedOn'),
    measure: { kind: 'share' },
    counts: [{ yes: 'withinYearOfLast' }],
  },
  {
    id: 'I-61.annex-a',
    title: 'Looked after before in the last year',
    definition:
      'Children looked after on the day of whom an earlier period of care ended in the 12 months before that day, out of all looked after. As Annex A asks: counted from the day of the inspection, not between the two periods.',
    unit: 'children looked after',
    polarity: 'low',
    source: [{ document: 'Ofsted Annex A', place: 'list 8' }],
    fact: 'carePeriod',
    period: periodsOnTheDay,
    measure: { kind: 'share' },
    counts: [{ happened: 'previousEndedOn' }, { not: [{ monthsSince: 'previousEndedOn', atLeast: 12 }] }],
  },
  {
    id: 'I-62',
    title: 'Three or more social workers in a year',
    definition:
      'Children looked after on the day who had three allocated social workers or more in the last 12 months, the present one included, out of all of whom one is recorded.',
    unit: 'children looked after',
    polarity: 'low',
    source: [national('social worker stability', 'collected from 2024; who is left out to be checked')],
    fact: 'careWorker',
    period: onTheDay,
    measure: { kind: 'share' },
    leftOut: [{ why: 'no allocated worker recorded in the 12 months', when: [{ missing: 'workersInYear' }] }],
    counts: [{ column: 'workersInYear', atLeast: 3 }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const lookedAfterIndicatorsNotComputed: readonly IndicatorNotComputed[] = [
  {
    id: 'I-60.out-of-area',
    title: 'Placed outside the authority',
    source: [national('placements by locality')],
    missingData:
      'Which authority the place where the child lives is in. The extract holds a postcode, and Sightline has no list of which authority each is in.',
  },
]

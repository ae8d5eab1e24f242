import type { Indicator, IndicatorNotComputed } from './indicator.ts'

const scorecard = (place: string) => [
  {
    document: 'Adoption scorecards (DfE)',
    place,
    note: 'the mean, as on the scorecard; one very long wait moves it, so look at the middle half as well',
  },
]

const adopted = {
  unit: 'days',
  polarity: 'low',
  fact: 'permanence',
  period: { kind: 'rolling', months: 36, when: 'orderOn' },
  outOf: [{ yes: 'adopted' }],
} as const

/** How long children waited on the way to adoption: of those adopted in the last three years. */
export const permanenceIndicators: readonly Indicator[] = [
  {
    ...adopted,
    id: 'I-67',
    title: 'From entering care to moving in with adopters',
    definition:
      'Mean of the days from entering care to being placed for adoption, of children adopted in the last three years.',
    source: scorecard('indicator A1'),
    leftOut: [{ why: 'the day of entering care or of placement is not known', when: [{ missing: 'daysToPlaced' }] }],
    measure: { kind: 'mean', of: { column: 'daysToPlaced' } },
  },
  {
    ...adopted,
    id: 'I-67.fostered-first',
    title: 'From entering care to moving in with adopters, foster carers who adopted counted from when they fostered',
    definition:
      'As I-67, but where the adopters had fostered the child first the days are counted to the day the child moved in with them as foster carers.',
    source: scorecard('indicator A10'),
    leftOut: [
      { why: 'the day of entering care or of placement is not known', when: [{ missing: 'daysToPlacedOrFostered' }] },
    ],
    measure: { kind: 'mean', of: { column: 'daysToPlacedOrFostered' } },
  },
  {
    ...adopted,
    id: 'I-67.match',
    title: 'From placement order to match',
    definition:
      'Mean of the days from the placement order to the decision to match with adopters, of children adopted in the last three years. None where the match came first.',
    source: scorecard('indicator A2'),
    leftOut: [
      { why: 'the day of the placement order or of the match is not known', when: [{ missing: 'daysOrderToMatch' }] },
    ],
    measure: { kind: 'mean', of: { column: 'daysOrderToMatch' } },
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const permanenceIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

import { type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'

const census = { document: 'Characteristics of children in need (DfE)', place: 'tables on referrals' }

/** Demand at the front door. Rows are referrals that opened an episode; one made while already open is not another. */
export const frontDoorIndicators: readonly Indicator[] = [
  {
    id: 'I-03',
    title: 'Referrals',
    definition: 'Referrals that opened an episode of need, in the last 12 months.',
    unit: 'referrals',
    polarity: 'neutral',
    source: [census],
    fact: 'referral',
    period: rollingYear('startedOn'),
    measure: { kind: 'count' },
  },
  {
    id: 'I-04',
    title: 'Referrals within 12 months of an earlier one',
    definition: 'Referrals made within 12 months (inclusive) of the child’s referral before, out of all referrals.',
    unit: 'referrals',
    polarity: 'low',
    source: [{ ...census, note: 'the national tables do not say whether the anniversary counts; here it does' }],
    fact: 'referral',
    period: rollingYear('startedOn'),
    measure: { kind: 'share' },
    counts: [{ yes: 'rereferral' }],
  },
  {
    id: 'I-05',
    title: 'Referrals with no further action',
    definition: 'Referrals recorded as needing no further action, out of all referrals.',
    unit: 'referrals',
    polarity: 'neutral',
    source: [census],
    fact: 'referral',
    period: rollingYear('startedOn'),
    measure: { kind: 'share' },
    counts: [{ yes: 'noFurtherAction' }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const frontDoorIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

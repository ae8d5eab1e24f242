import { workingTogether } from '../standards/working-together.ts'
import { type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'
import { inTime } from './timeliness.ts'

const census = { document: 'Characteristics of children in need (DfE)', place: 'tables on referrals' }

/**
 * Demand at the front door. Rows are contacts, and referrals that opened an episode; one made while already open is not
 * another.
 */
export const frontDoorIndicators: readonly Indicator[] = [
  {
    id: 'I-01',
    title: 'Contacts that became referrals',
    definition:
      'Contacts recorded as leading to a new referral, out of all contacts received in the last 12 months. The number of contacts is the number it is out of.',
    unit: 'contacts',
    polarity: 'neutral',
    source: [{ document: 'Local authority practice', note: 'not published nationally' }],
    fact: 'contact',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    leftOut: [{ why: 'not recorded what it led to', when: [{ missing: 'ledToReferral' }] }],
    counts: [{ yes: 'ledToReferral' }],
  },
  inTime(
    'I-02',
    'Contacts decided within one working day',
    [{ column: 'standard', is: ['FD-01'] }],
    [...workingTogether('chapter 1'), { document: 'Sightline', note: 'no national figure; the same as FD-01.in-time' }],
  ),
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
  {
    id: 'I-06',
    title: 'Referrals assessed and found not in need',
    definition:
      'Referrals closed after assessment with no further action (RC8) or to early help (RC9), out of all referrals of the last 12 months. Those still open are in what it is out of, so the newest months read low.',
    unit: 'referrals',
    polarity: 'neutral',
    source: [census],
    fact: 'referral',
    period: rollingYear('startedOn'),
    measure: { kind: 'share' },
    counts: [{ yes: 'closedNotInNeed' }, { happened: 'endedOn' }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const frontDoorIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

import { type Indicator, type IndicatorNotComputed, rollingYear } from './indicator.ts'

const census = { document: 'Characteristics of children in need (DfE)', place: 'table C2' }

/** How long assessments take. */
export const assessmentIndicators: readonly Indicator[] = [
  {
    id: 'I-07',
    title: 'Assessments finished within 45 working days',
    definition:
      'Assessments authorised within 45 working days of their start, out of all assessments authorised in the last 12 months.',
    unit: 'assessments',
    polarity: 'high',
    source: [census],
    fact: 'assessment',
    period: rollingYear('authorisedOn'),
    measure: { kind: 'share' },
    leftOut: [{ why: 'length cannot be worked out', when: [{ missing: 'within45' }] }],
    counts: [{ yes: 'within45' }],
  },
  {
    id: 'I-08',
    title: 'How long assessments take',
    definition: 'Median working days from start to authorisation, of assessments authorised in the last 12 months.',
    unit: 'working days',
    polarity: 'low',
    source: [census],
    fact: 'assessment',
    period: rollingYear('authorisedOn'),
    leftOut: [{ why: 'length cannot be worked out', when: [{ missing: 'workingDays' }] }],
    measure: { kind: 'median', of: { column: 'workingDays' } },
  },
  {
    id: 'I-09',
    title: 'Assessments open past 45 working days',
    definition: 'Referrals whose assessment is not authorised 45 working days after the referral.',
    unit: 'assessments',
    polarity: 'low',
    source: [{ document: 'Sightline', note: 'no national figure; standard AS-01 on the day' }],
    fact: 'deadline',
    period: { kind: 'snapshot', from: 'triggerOn' },
    measure: { kind: 'count' },
    outOf: [{ column: 'standard', is: ['AS-01'] }, { state: ['overdue'] }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const assessmentIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

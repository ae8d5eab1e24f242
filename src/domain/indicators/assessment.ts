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
    outOf: [{ column: 'standard', is: ['AS-01'] }, { state: ['overdue', 'no-data'] }],
    leftOut: [{ why: 'no data: assessments had not been supplied by then', when: [{ state: ['no-data'] }] }],
  },
  {
    id: 'I-10',
    title: 'Assessments in which the child was seen',
    definition:
      'Assessments recorded as having seen the child, out of all assessments authorised in the last 12 months. What they found is the breakdown of referrals by how they closed (I-05, I-06).',
    unit: 'assessments',
    polarity: 'high',
    source: [{ document: 'Ofsted Annex A', place: 'list 4', note: 'no national figure' }],
    fact: 'assessment',
    period: rollingYear('authorisedOn'),
    measure: { kind: 'share' },
    leftOut: [{ why: 'not recorded whether the child was seen', when: [{ missing: 'childSeen' }] }],
    counts: [{ yes: 'childSeen' }],
  },
  {
    id: 'I-11',
    title: 'Children assessed again within a year',
    definition:
      'Children whose latest assessment was authorised within 12 months (inclusive) of the one before it, out of all children with an assessment authorised in the last 12 months. Each child is counted once, by the latest assessment.',
    unit: 'children assessed',
    polarity: 'low',
    source: [
      {
        document: 'Sightline',
        note: 'no national figure; repeated assessments were named by Ofsted in Hackney in 2019',
      },
    ],
    fact: 'assessment',
    period: rollingYear('authorisedOn'),
    measure: { kind: 'share' },
    outOf: [{ not: [{ happened: 'nextAuthorisedOn' }] }],
    counts: [{ yes: 'againWithinYear' }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const assessmentIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

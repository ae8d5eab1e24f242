import type { Indicator } from './indicator.ts'

const census = (table: string) => [
  { document: 'Department for Education, Characteristics of children in need', place: table },
]
const local = [{ document: 'Sightline', note: 'no national measure' }]

/** Demand, assessment and children in need. */
export const needIndicators: readonly Indicator[] = [
  {
    id: 'I-03',
    title: 'Referrals in the last twelve months',
    definition:
      'Referrals that opened an episode, made in the twelve months to the day. A referral while the child is already open is not counted.',
    polarity: 'neutral',
    fact: 'referral',
    measure: { kind: 'events', when: 'startedOn' },
    unit: 'referrals',
    source: census('table C1'),
  },
  {
    id: 'I-04',
    title: 'Re-referrals within twelve months',
    definition:
      'Of referrals in the twelve months to the day, the share made within twelve months of an earlier referral of the same child (the day twelve months on included).',
    polarity: 'low',
    fact: 'referral',
    measure: { kind: 'events', when: 'startedOn', counts: 'rereferral' },
    unit: 'referrals',
    source: census('table C1'),
  },
  {
    id: 'I-05',
    title: 'Referrals with no further action',
    definition: 'Of referrals in the twelve months to the day, the share recorded as no further action.',
    polarity: 'neutral',
    fact: 'referral',
    measure: { kind: 'events', when: 'startedOn', counts: 'noFurtherAction', outOf: 'noFurtherAction' },
    unit: 'referrals',
    source: census('table C1'),
  },
  {
    id: 'I-07',
    title: 'Assessments finished within 45 working days',
    definition:
      'Of assessments authorised in the twelve months to the day, the share authorised within 45 working days of their start.',
    polarity: 'high',
    fact: 'assessment',
    measure: { kind: 'events', when: 'authorisedOn', counts: 'within45', outOf: 'within45' },
    unit: 'assessments',
    source: census('table C2'),
  },
  {
    id: 'I-08',
    title: 'Median length of assessments',
    definition:
      'The median number of working days from start to authorisation of assessments authorised in the twelve months to the day.',
    polarity: 'low',
    fact: 'assessment',
    measure: { kind: 'median', when: 'authorisedOn', value: 'workingDays' },
    unit: 'working days',
    source: census('table C2'),
  },
  {
    id: 'I-40',
    title: 'Children open',
    definition:
      'Children open on the day: looked after, on a child protection plan, with a child in need plan, being assessed or referred. Care leavers are not counted.',
    polarity: 'neutral',
    fact: 'status',
    measure: { kind: 'open', from: 'from', until: 'until', except: { column: 'status', is: 'care leaver' } },
    unit: 'children',
    source: census('table B1'),
  },
  {
    id: 'I-41',
    title: 'Children with a child in need plan',
    definition:
      'Children on the day open with a child in need plan, and neither on a child protection plan nor looked after.',
    polarity: 'neutral',
    fact: 'status',
    measure: { kind: 'open', from: 'from', until: 'until', only: { column: 'status', is: 'child in need plan' } },
    unit: 'children',
    source: local,
  },
]

import type { Indicator } from './indicator.ts'

const census = (table: string) => [
  { document: 'Department for Education, Characteristics of children in need', place: table },
]

/** Child protection. */
export const protectionIndicators: readonly Indicator[] = [
  {
    id: 'I-20',
    title: 'Section 47 enquiries started',
    definition: 'Enquiries started in the twelve months to the day.',
    polarity: 'neutral',
    fact: 'enquiry',
    measure: { kind: 'events', when: 'startedOn' },
    unit: 'enquiries',
    source: census('table C4'),
  },
  {
    id: 'I-22',
    title: 'Initial conferences that led to a plan',
    definition:
      'Of initial conferences held in the twelve months to the day, the share that led to a child protection plan.',
    polarity: 'neutral',
    fact: 'conference',
    measure: { kind: 'events', when: 'heldOn', counts: 'ledToPlan', outOf: 'ledToPlan' },
    unit: 'conferences',
    source: census('table C4'),
  },
  {
    id: 'I-23',
    title: 'Initial conferences within 15 working days',
    definition:
      'Of initial conferences held in the twelve months to the day whose enquiry is known, the share held within 15 working days of its start.',
    polarity: 'high',
    fact: 'conference',
    measure: { kind: 'events', when: 'heldOn', counts: 'within15', outOf: 'within15' },
    unit: 'conferences',
    source: census('table C4'),
  },
  {
    id: 'I-24',
    title: 'Children on child protection plans',
    definition: 'Plans of this authority open on the day.',
    polarity: 'neutral',
    fact: 'protectionPlan',
    measure: { kind: 'open', from: 'startedOn', until: 'endedOn' },
    unit: 'plans',
    source: census('table D1'),
  },
  {
    id: 'I-25',
    title: 'Second or later plans, ever',
    definition:
      'Of plans started in the twelve months to the day, the share of children who had an earlier plan of this authority.',
    polarity: 'neutral',
    fact: 'protectionPlan',
    measure: { kind: 'events', when: 'startedOn', counts: 'repeatEver' },
    unit: 'plans',
    source: census('table D3'),
  },
  {
    id: 'I-26',
    title: 'Second or later plans within two years of the last',
    definition:
      'Of plans started in the twelve months to the day, the share that began no more than two years after an earlier plan ended.',
    polarity: 'low',
    fact: 'protectionPlan',
    measure: { kind: 'events', when: 'startedOn', counts: 'repeatWithinTwoYears' },
    unit: 'plans',
    source: [{ document: 'ChAT and ADCS practice', note: 'not in the national tables' }],
  },
  {
    id: 'I-27',
    title: 'Plans that had lasted two years or more when they ended',
    definition: 'Of plans ended in the twelve months to the day, the share that had lasted two years or more.',
    polarity: 'low',
    fact: 'protectionPlan',
    measure: { kind: 'events', when: 'endedOn', counts: 'lastedTwoYears', outOf: 'lastedTwoYears' },
    unit: 'plans',
    source: census('table D7'),
  },
]

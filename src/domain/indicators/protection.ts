import { workingTogether } from '../standards/working-together.ts'
import { type Indicator, type IndicatorNotComputed, type LeftOut, rollingYear } from './indicator.ts'
import { inTime, reviewsNotSupplied } from './timeliness.ts'

const census = (place: string) => ({ document: 'Characteristics of children in need (DfE)', place })
const chat = { document: 'ChAT and ADCS practice', note: 'not in the national tables' }
const local = { document: 'Sightline', note: 'no national figure' }

const plansStarted = {
  unit: 'plans started',
  fact: 'protectionPlan',
  period: rollingYear('startedOn'),
  measure: { kind: 'share' },
  polarity: 'low',
} as const

const plansOpen = {
  unit: 'children on child protection plans',
  fact: 'protectionPlan',
  period: { kind: 'snapshot', from: 'startedOn', until: 'endedOn' },
} as const

const plansEnded = {
  unit: 'plans ended',
  fact: 'protectionPlan',
  period: rollingYear('endedOn'),
  measure: { kind: 'share' },
} as const

/** Open, and ended, after so many months: no national figure, but what is watched before two years are reached. */
function longPlans(count: number, suffix: string): Indicator[] {
  return [
    {
      ...plansOpen,
      id: `I-29${suffix}`,
      title: `Open plans of ${count} months or more`,
      definition: `Plans open on the day that began ${count} months ago or more, out of all open.`,
      polarity: 'low',
      source: [local],
      measure: { kind: 'share' },
      counts: [{ monthsSince: 'startedOn', atLeast: count }],
    },
    {
      ...plansEnded,
      id: `I-29${suffix}.ended`,
      title: `Plans that lasted ${count} months or more`,
      definition: `Plans ended in the last 12 months that had lasted ${count} months or more, out of all ended.`,
      polarity: 'low',
      source: [local],
      counts: [{ monthsSince: 'startedOn', atLeast: count }],
    },
  ]
}

/** Not among the initial conferences of the national figure. */
const movedHere: LeftOut = { why: 'held because the child moved here on a plan', when: [{ yes: 'transferIn' }] }

/** Enquiries, conferences and child protection plans of this authority. */
export const protectionIndicators: readonly Indicator[] = [
  {
    id: 'I-20',
    title: 'Section 47 enquiries',
    definition: 'Section 47 enquiries started in the last 12 months.',
    unit: 'enquiries',
    polarity: 'neutral',
    source: [census('table C4')],
    fact: 'enquiry',
    period: rollingYear('startedOn'),
    measure: { kind: 'count' },
  },
  {
    id: 'I-21',
    title: 'Enquiries that led to an initial conference',
    definition:
      'Enquiries started in the last 12 months that led to an initial conference, out of those started. Each enquiry is followed; the national figure divides one year’s conferences by that year’s enquiries.',
    unit: 'enquiries',
    polarity: 'neutral',
    source: [census('table C4')],
    fact: 'enquiry',
    period: rollingYear('startedOn'),
    measure: { kind: 'share' },
    leftOut: [
      {
        why: 'still open, or a conference decided on and not held yet, and within 15 working days: too recent to judge',
        when: [
          { ahead: 'fifteenDaysOn' },
          { anyOf: [[{ not: [{ happened: 'endedOn' }] }], [{ yes: 'conferenceNeeded' }]] },
          { not: [{ happened: 'conferenceOn' }] },
        ],
      },
    ],
    counts: [{ happened: 'conferenceOn' }],
  },
  {
    id: 'I-22',
    title: 'Conferences that led to a plan',
    definition:
      'Initial conferences at which a child protection plan was made, out of those held in the last 12 months.',
    unit: 'conferences',
    polarity: 'neutral',
    source: [census('table C4')],
    fact: 'conference',
    period: rollingYear('heldOn'),
    measure: { kind: 'share' },
    leftOut: [movedHere],
    counts: [{ yes: 'ledToPlan' }],
  },
  {
    id: 'I-23',
    title: 'Initial conferences within 15 working days',
    definition:
      'Initial conferences held within 15 working days of the strategy discussion that started the enquiry, out of those held in the last 12 months.',
    unit: 'conferences',
    polarity: 'high',
    source: [census('table C4')],
    fact: 'conference',
    period: rollingYear('heldOn'),
    measure: { kind: 'share' },
    leftOut: [movedHere, { why: 'no enquiry before the conference', when: [{ missing: 'within15' }] }],
    counts: [{ yes: 'within15' }],
  },
  {
    id: 'I-24',
    title: 'Children on child protection plans',
    definition: 'Child protection plans of this authority open on the day.',
    unit: 'children on child protection plans',
    polarity: 'neutral',
    source: [census('table D1')],
    fact: 'protectionPlan',
    period: { kind: 'snapshot', from: 'startedOn', until: 'endedOn' },
    measure: { kind: 'count' },
  },
  {
    ...plansStarted,
    id: 'I-25',
    title: 'Second or later protection plan, ever',
    definition:
      'Plans started in the last 12 months for a child with any earlier plan of this authority, out of all started. A very low figure can also be a warning.',
    source: [census('table D3')],
    counts: [{ yes: 'repeatEver' }],
  },
  {
    ...plansStarted,
    id: 'I-26',
    title: 'Second or later protection plan within two years of the last',
    definition:
      'Plans started in the last 12 months within 24 months of the end of an earlier one, out of all started.',
    source: [chat],
    counts: [{ yes: 'repeatWithinTwoYears' }],
  },
  {
    id: 'I-27',
    title: 'Plans that lasted two years or more',
    definition: 'Plans ended in the last 12 months that had lasted two years or more, out of all ended.',
    unit: 'plans ended',
    polarity: 'low',
    source: [census('table D3')],
    fact: 'protectionPlan',
    period: rollingYear('endedOn'),
    measure: { kind: 'share' },
    counts: [{ yes: 'lastedTwoYears' }],
  },
  {
    id: 'I-28',
    title: 'Open plans of two years or more',
    definition: 'Plans open on the day that began two years ago or more, out of all open.',
    unit: 'children on child protection plans',
    polarity: 'low',
    source: [census('table D4')],
    fact: 'protectionPlan',
    period: { kind: 'snapshot', from: 'startedOn', until: 'endedOn' },
    measure: { kind: 'share' },
    counts: [{ monthsSince: 'startedOn', atLeast: 24 }],
  },
  ...longPlans(15, ''),
  ...longPlans(18, '.18-months'),
  {
    id: 'I-30',
    title: 'How long plans lasted',
    definition: 'Plans ended in the last 12 months, by how long they had lasted.',
    unit: 'plans ended',
    polarity: 'neutral',
    source: [census('table D3')],
    fact: 'protectionPlan',
    period: rollingYear('endedOn'),
    measure: { kind: 'count' },
    usuallyBy: 'duration',
  },
  {
    ...plansEnded,
    id: 'I-31',
    title: 'Plans of three months or less',
    definition:
      'Plans ended in the last 12 months within three months of their start (inclusive), out of all ended. Very short plans may mean quick change, or a plan that was not needed.',
    polarity: 'low',
    source: [census('table D3')],
    counts: [{ yes: 'withinThreeMonths' }],
  },
  {
    id: 'I-32',
    title: 'Children on a plan whose reviews were all in time',
    definition:
      'Plans open for three months or more on the day of which no review conference (CP-08, CP-09) is late on the day or was held late in the last 12 months, out of all plans open for three months or more. By the legal dates.',
    unit: 'children on child protection plans',
    polarity: 'high',
    source: [census('table D5')],
    fact: 'reviewedPlan',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'share' },
    outOf: [{ monthsSince: 'planStartedOn', atLeast: 3 }],
    leftOut: reviewsNotSupplied('CP-08'),
    counts: [{ missing: 'missed' }],
  },
  {
    id: 'I-33',
    title: 'Children on a plan seen recently enough',
    definition:
      'Children on a plan whose last visit at which they were seen is within the standard (CP-11), out of all on a plan long enough to have fallen due.',
    unit: 'children on child protection plans',
    polarity: 'high',
    source: [local],
    fact: 'deadline',
    period: { kind: 'snapshot', from: 'triggerOn' },
    measure: { kind: 'share' },
    outOf: [{ column: 'standard', is: ['CP-11'] }, { state: ['due-later', 'due-soon', 'overdue', 'no-data'] }],
    leftOut: [
      { why: 'no data on whether children were seen', when: [{ state: ['no-data'] }] },
      {
        why: 'not yet seen, and the first visit not yet due',
        when: [{ not: [{ column: 'ordinal', atLeast: 2 }] }, { state: ['due-later', 'due-soon'] }],
      },
    ],
    counts: [{ state: ['due-later', 'due-soon'] }],
  },
  {
    id: 'I-35',
    title: 'Child protection visits at which the child was seen alone',
    definition:
      'Child protection visits recorded as seen alone, out of those at which the child was seen and was three or older.',
    unit: 'child protection visits',
    polarity: 'high',
    source: [{ document: 'Ofsted Annex A', place: 'list 7', note: 'counted by visit here, by child there' }],
    fact: 'visit',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    outOf: [{ column: 'kind', is: ['protection'] }, { yes: 'seen' }],
    leftOut: [{ why: 'the child was younger than three', when: [{ yes: 'underThree' }] }],
    counts: [{ yes: 'seenAlone' }],
  },
  inTime(
    'I-36',
    'Core groups in time',
    [{ column: 'standard', is: ['CP-06', 'CP-07'] }],
    [...workingTogether('chapter 1'), { ...local, note: 'no national figure; the first and the later ones together' }],
  ),
  {
    ...plansOpen,
    id: 'I-37',
    title: 'Categories of abuse',
    definition:
      'Child protection plans of this authority open on the day, by the latest category of abuse recorded (the first where there is no later one). The extract does not say when a category changed, so that a day in the past is shown by the latest too.',
    polarity: 'neutral',
    source: [census('table D4')],
    measure: { kind: 'count' },
    usuallyBy: 'category of abuse',
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const protectionIndicatorsNotComputed: readonly IndicatorNotComputed[] = []

import { type Indicator, rollingYear } from './indicator.ts'

const local = { document: 'Sightline', note: 'no national figure; local practice of progress meetings' }
const decided = { unit: 'decisions', fact: 'progressDecision', source: [local] } as const
const withOwner = { yes: 'hasOwner' } as const
const broughtUp = { unit: 'marks reached', fact: 'progressMark', source: [local] } as const
const sixMonthsOn = { not: [{ ahead: 'sixMonthsOn' }] } as const
const threeMonthsOn = { not: [{ ahead: 'threeMonthsOn' }] } as const

/** Progress meetings: whether children are looked at when they should be, and whether what is decided happens. */
export const trackingIndicators: readonly Indicator[] = [
  {
    ...broughtUp,
    id: 'PM-01',
    title: 'Reviewed in the month due',
    definition:
      'Of the marks of 9, 12, 15, 18 and 24 months, 12 and 16 weeks in pre-proceedings, repeated plans, re-referrals and returns to need after 18 months that came up in the last 12 months, the share looked at by somebody senior within the month they came up in (or in the 20 working days before). Those over by then are left out.',
    polarity: 'high',
    period: rollingYear('dueOn'),
    measure: { kind: 'share' },
    leftOut: [
      { why: 'no data: reviews of progress are not supplied', when: [{ unsupplied: 'CN-06', forMonths: 0 }] },
      { why: 'over before the month was', when: [{ yes: 'overFirst' }] },
      { why: 'talked about apart: short breaks or a supervision order', when: [{ not: [{ missing: 'segment' }] }] },
    ],
    counts: [{ yes: 'inTime' }],
  },
  {
    ...decided,
    id: 'PM-02',
    title: 'What progress meetings decided',
    definition: 'Decisions of senior reviews of progress in the last 12 months, by what was decided.',
    polarity: 'neutral',
    period: rollingYear('on'),
    measure: { kind: 'count' },
  },
  {
    ...decided,
    id: 'PM-03',
    title: 'Days from decision to event',
    definition:
      'Median days from a decision to the event that carried it out, of decisions of the last 12 months that an event has carried out by the day.',
    unit: 'days',
    polarity: 'low',
    period: rollingYear('on'),
    measure: { kind: 'median', of: { column: 'daysToEvent' } },
    leftOut: [{ why: 'nothing in the record carries it out yet', when: [{ not: [{ happened: 'carriedOutOn' }] }] }],
  },
  {
    ...decided,
    id: 'PM-04',
    title: 'Continued twice or more running',
    definition:
      'Decisions to continue in the last 12 months that followed on a decision to continue, out of all decisions to continue.',
    unit: 'decisions to continue',
    polarity: 'low',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    outOf: [{ column: 'decision', is: ['continue'] }],
    counts: [{ column: 'running', atLeast: 2 }],
  },
  {
    ...decided,
    id: 'PM-04.independent',
    title: 'Continued twice or more running, with an independent view',
    definition:
      'Of decisions to continue in the last 12 months that followed on a decision to continue, the share for which somebody from outside the case gave a view.',
    unit: 'decisions to continue again',
    polarity: 'high',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    outOf: [
      { column: 'decision', is: ['continue'] },
      { column: 'running', atLeast: 2 },
    ],
    counts: [{ yes: 'independentView' }],
  },
  {
    ...decided,
    id: 'PM-05',
    title: 'With an owner and a day',
    definition: 'Decisions of the last 12 months that name who carries them out and by when, out of all decisions.',
    polarity: 'high',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    counts: [withOwner, { not: [{ missing: 'carryOutBy' }] }],
  },
  {
    ...decided,
    id: 'PM-06',
    title: 'Closed or in need three months after the decision',
    definition:
      'Decisions made between three and fifteen months ago, by what the child was open for three months on: the share neither on a child protection plan nor looked after then.',
    polarity: 'neutral',
    period: rollingYear('threeMonthsOn'),
    measure: { kind: 'share' },
    outOf: [threeMonthsOn],
    counts: [{ column: 'atThreeMonths', is: ['closed', 'in need'] }],
  },
  {
    ...decided,
    id: 'PM-06.six-months',
    title: 'Closed or in need six months after the decision',
    definition:
      'Decisions made between six and eighteen months ago, by what the child was open for six months on: the share neither on a child protection plan nor looked after then.',
    polarity: 'neutral',
    period: rollingYear('sixMonthsOn'),
    measure: { kind: 'share' },
    outOf: [sixMonthsOn],
    counts: [{ column: 'atSixMonths', is: ['closed', 'in need'] }],
  },
  {
    id: 'PM-07',
    title: 'Came back within twelve weeks of stepping down',
    definition:
      'Of the times in the year to twelve weeks ago that a child stopped being looked after, left a child protection plan or had a child in need plan closed, the share with a strategy discussion, enquiry, new plan, care or re-referral in the twelve weeks after.',
    unit: 'steps down',
    fact: 'stepDown',
    source: [local],
    polarity: 'low',
    period: rollingYear('watchedUntil'),
    measure: { kind: 'share' },
    counts: [{ yes: 'cameBack' }],
  },
]

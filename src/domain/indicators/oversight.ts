import { type Condition, type Indicator, type IndicatorNotComputed, type LeftOut, rollingYear } from './indicator.ts'
import { inTime } from './timeliness.ts'

const local = { document: 'Sightline', note: 'no national figure' }

const outstanding: Condition = { state: ['due-later', 'due-soon', 'overdue', 'no-data'] }
const notOverdue: Condition = { state: ['due-later', 'due-soon'] }

/** Of what is outstanding on the day, what is not overdue. */
const currentOnTheDay = {
  polarity: 'high',
  source: [local],
  fact: 'deadline',
  period: { kind: 'snapshot', from: 'triggerOn' },
  measure: { kind: 'share' },
  counts: [notOverdue],
} as const

const notDueYet = { not: [{ column: 'ordinal', atLeast: 2 }] } as const

const wait = {
  unit: 'days',
  polarity: 'low',
  source: [
    {
      document: 'Sightline, after the Drift tool of Data to Insight',
      note: 'no national figure. The nearest earlier event still open is taken for the cause; counted by when the wait ended, so that recent months are not cut short',
    },
  ],
  fact: 'levelWait',
  period: rollingYear('reachedOn'),
  measure: { kind: 'median', of: { column: 'days' } },
} as const

/** Where none of what a look is recorded by was ever supplied, nobody can say that nobody looked. */
const noLooks: LeftOut = {
  why: 'no data: supervision, oversight, unit discussions and reviews of progress are not supplied',
  // Whatever the kind: senior oversight and checkpoints of assessments are looks too.
  when: ['template supervisions', 'CN-06'].map(unsupplied => ({ unsupplied, forMonths: 0 })),
}

const noReferral = { why: 'no referral was open on that day', when: [{ missing: 'days' }] } as const

/** Supervision, case papers, what is known of children, and how long they wait between levels of help. */
export const oversightIndicators: readonly Indicator[] = [
  {
    ...currentOnTheDay,
    id: 'I-73',
    title: 'Children discussed in supervision recently enough',
    definition:
      'Open children whose last case supervision is within the standard (OV-01) on the day, out of all open long enough to have fallen due.',
    unit: 'open children',
    outOf: [{ column: 'standard', is: ['OV-01'] }, outstanding],
    leftOut: [
      { why: 'no data on supervision', when: [{ state: ['no-data'] }] },
      { why: 'not yet discussed, and the first discussion not yet due', when: [notDueYet, notOverdue] },
    ],
  },
  {
    id: 'I-73.gap',
    title: 'Days since somebody else last looked',
    definition:
      'Median days from the last supervision, oversight, unit discussion or senior review of progress by somebody other than the child’s own worker, or from the day the case opened where there was none, to the day, over open children.',
    unit: 'days',
    polarity: 'low',
    source: [local],
    fact: 'secondLook',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'median', of: { daysSince: 'from' } },
    leftOut: [noLooks],
  },
  {
    id: 'I-73.eyes',
    title: 'No second pair of eyes for two months',
    definition:
      'Open children at whom nobody other than their own worker has looked for two months or more (supervision, oversight, a unit discussion or a senior review of progress), out of all open children.',
    unit: 'open children',
    polarity: 'low',
    source: [{ document: 'Ofsted, Hackney, November 2019', note: 'consultant social workers’ own cases unsupervised' }],
    fact: 'secondLook',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'share' },
    leftOut: [noLooks],
    counts: [{ monthsSince: 'from', atLeast: 2 }],
  },
  {
    id: 'I-73.lived',
    title: 'Discussions that open with the child’s lived experience',
    definition:
      'Of supervisions, notes of oversight and discussions in the last 12 months, those that open with what the child’s life is like. One that does not say is not counted as one that does.',
    unit: 'discussions',
    polarity: 'high',
    source: [local],
    fact: 'oversight',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    counts: [{ yes: 'livedExperience' }],
    usuallyBy: 'kind',
  },
  {
    id: 'I-73.own',
    title: 'Oversight by the worker who holds the case',
    definition:
      'Of supervisions and notes of oversight in the last 12 months that say who recorded them, those recorded by the child’s own allocated worker: they do not count as oversight.',
    unit: 'discussions',
    polarity: 'low',
    source: [{ document: 'Ofsted, Hackney, November 2019', note: 'consultant social workers’ own cases unsupervised' }],
    fact: 'oversight',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    outOf: [{ not: [{ missing: 'byAnother' }] }],
    counts: [{ not: [{ yes: 'byAnother' }] }],
  },
  {
    ...inTime('I-74', 'Direction given at allocation in time', [{ column: 'standard', is: ['OV-03'] }], [local]),
    definition:
      'Of allocations to a worker new to the child whose direction fell due in the last 12 months, the share with the manager’s direction recorded within three working days (OV-03). Allocations that ended first are left out.',
    unit: 'allocations',
  },
  {
    ...currentOnTheDay,
    id: 'I-75',
    title: 'Chronologies and case summaries up to date',
    definition:
      'Chronologies (OV-04) and case summaries (OV-05) of open children that are not overdue on the day, out of all that have been written or have fallen due: two for each child.',
    unit: 'chronologies and case summaries',
    outOf: [{ column: 'standard', is: ['OV-04', 'OV-05'] }, outstanding],
    leftOut: [
      { why: 'no data on chronologies and summaries', when: [{ state: ['no-data'] }] },
      { why: 'not yet written, and not yet due', when: [notDueYet, notOverdue] },
    ],
    usuallyBy: 'standard',
  },
  {
    id: 'I-77',
    title: 'Open children of whom something basic is not recorded',
    definition:
      'Children open on the day for anything but leaving care whose date of birth (or expected date), ethnicity or disability is not recorded, out of all open. What is recorded now is what is counted: the extract holds no history of it.',
    unit: 'open children',
    polarity: 'low',
    source: [{ ...local, note: 'no national figure; the fields that the census asks for' }],
    fact: 'recordGap',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'share' },
    counts: [{ not: [{ yes: 'complete' }] }],
  },
  {
    id: 'I-77.ethnicity',
    title: 'Open children whose ethnicity is not recorded',
    definition:
      'Children open on the day for anything but leaving care whose ethnicity is not recorded or not yet obtained, out of all open. A refusal is an answer.',
    unit: 'open children',
    polarity: 'low',
    source: [local],
    fact: 'recordGap',
    period: { kind: 'snapshot', from: 'from', until: 'until' },
    measure: { kind: 'share' },
    counts: [{ not: [{ yes: 'ethnicity' }] }],
  },
  {
    id: 'I-77.visits',
    title: 'Visits that do not say whether the child was seen',
    definition:
      'Visits of any kind in the last 12 months that do not say whether the child was seen, out of all visits.',
    unit: 'visits',
    polarity: 'low',
    source: [local],
    fact: 'visit',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    counts: [{ missing: 'seen' }],
  },
  {
    id: 'I-77.difficulties',
    title: 'Missing difficulties scores without a reason',
    definition:
      'Strengths and difficulties questionnaires dated in the last 12 months with no score and no reason for it, out of those with no score.',
    unit: 'questionnaires without a score',
    polarity: 'low',
    source: [{ ...local, note: 'no national figure; the return of children looked after asks for score or reason' }],
    fact: 'difficultiesScore',
    period: rollingYear('on'),
    measure: { kind: 'share' },
    outOf: [{ missing: 'score' }],
    counts: [{ missing: 'reason' }],
  },
  {
    ...wait,
    id: 'I-78',
    title: 'From referral to a protection plan',
    definition:
      'Median days from the referral that opened the episode to the child protection plan, of plans begun in the last 12 months.',
    outOf: [{ column: 'kind', is: ['referral to protection plan'] }],
    leftOut: [noReferral],
  },
  {
    ...wait,
    id: 'I-78.care',
    title: 'From referral to becoming looked after',
    definition:
      'Median days from the referral that opened the episode to becoming looked after, of children who became looked after in the last 12 months. Short breaks are left out.',
    outOf: [{ column: 'kind', is: ['referral to care'] }],
    leftOut: [noReferral],
  },
  {
    ...wait,
    id: 'I-78.plan-to-care',
    title: 'From a protection plan to becoming looked after',
    definition:
      'Median days from the beginning of the child protection plan to becoming looked after, of children who became looked after in the last 12 months while on a plan.',
    outOf: [{ column: 'kind', is: ['protection plan to care'] }],
  },
]

/** Those of the catalogue that are not worked out, and what is missing. */
export const oversightIndicatorsNotComputed: readonly IndicatorNotComputed[] = [
  {
    id: 'I-76',
    title: 'Grades of audits, agreement after moderation, actions closed',
    source: [{ document: 'Ofsted inspection framework', note: 'the four-point scale' }],
    missingData:
      'The audits: which case, by whom, with what grade before and after moderation, and which of its actions are done. Neither the extract nor any template holds them.',
  },
]

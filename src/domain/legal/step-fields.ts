import { preProceedings, proceedings } from '../templates/court.ts'

/** What one field of a process holds. A planned day may lie ahead; any other day is of something that has happened. */
export interface StepField {
  readonly kind: 'day' | 'planned day' | 'words' | 'name' | 'choice'
  readonly label: string
  readonly hint?: string
  readonly choices?: readonly string[]
}

/** Every step of a process after its referral, by the column that holds it. */
const stepFields = {
  advice_on: { kind: 'day', label: 'Legal advice received' },
  advice: { kind: 'words', label: 'What the advice was', hint: 'In short: what is strong, what is missing.' },
  meeting_on: { kind: 'planned day', label: 'Gateway or legal planning meeting planned for' },
  letter_on: { kind: 'day', label: 'Letter before proceedings sent' },
  first_meeting_on: { kind: 'day', label: 'First pre-proceedings meeting with the parents' },
  family_meeting_on: { kind: 'day', label: 'Family group conference held' },
  family_meeting: {
    kind: 'words',
    label: 'What the family offered',
    hint: 'Where there was no conference: why, and who decided that.',
  },
  kin_carers: {
    kind: 'words',
    label: 'Kin who might care for the child',
    hint: 'Who was asked, who is being assessed, and of whom it was ruled out.',
  },
  parallel_plan: {
    kind: 'words',
    label: 'Parallel plan',
    hint: 'What happens for the child if nothing changes, and what is already being done for it.',
  },
  midpoint_review_on: { kind: 'day', label: 'Review half way held' },
  midpoint_found: { kind: 'words', label: 'What is different for the child', hint: 'Not what was attended.' },
  extended_until: { kind: 'planned day', label: 'Extended until' },
  extended_reason: { kind: 'words', label: 'Why it runs longer than sixteen weeks' },
  extended_agreed_by: { kind: 'name', label: 'Who agreed to that', hint: 'Name and post.' },
  ended_on: { kind: 'day', label: 'Pre-proceedings ended' },
  outcome: { kind: 'choice', label: 'How they ended', choices: preProceedings.columns.outcome.choices! },
  outcome_reason: { kind: 'words', label: 'Why' },
  issued_on: { kind: 'day', label: 'Application issued' },
  case_management_hearing_on: { kind: 'day', label: 'First case management hearing held' },
  issues_hearing_on: { kind: 'day', label: 'Issues resolution hearing held' },
  extension_granted_on: { kind: 'day', label: 'The court extended the timetable' },
  timetable_until: { kind: 'planned day', label: 'To which day' },
  final_order_on: { kind: 'day', label: 'Final order made' },
  order_made: { kind: 'choice', label: 'Which order', choices: proceedings.columns.order.choices! },
  withdrawn_on: { kind: 'day', label: 'Referral withdrawn' },
  withdrawn_because: { kind: 'words', label: 'Why' },
} as const satisfies Readonly<Record<string, StepField>>

export type StepName = keyof typeof stepFields
export const stepNames = Object.keys(stepFields) as StepName[]

/** What is entered of each step: days as "2026-05-01"; null where nothing is. */
export type Steps = { readonly [name in StepName]: string | null }

/** No step yet. */
export const noSteps = Object.fromEntries(stepNames.map(each => [each, null])) as Steps

/** The field as the shape that holds for all of them. */
export function fieldOf(name: StepName): StepField {
  return stepFields[name]
}

export const isDay = ({ kind }: StepField) => kind === 'day' || kind === 'planned day'

const extension = ['extended_until', 'extended_reason', 'extended_agreed_by'] as const

/** What is entered together, in the order of a process. */
export const stepParts = {
  advice: { title: 'Legal advice and the meeting', fields: ['advice_on', 'advice', 'meeting_on'] },
  letter: { title: 'Letter and first meeting', fields: ['letter_on', 'first_meeting_on'] },
  family: {
    title: 'The family and the parallel plan',
    fields: ['family_meeting_on', 'family_meeting', 'kin_carers', 'parallel_plan'],
  },
  review: {
    title: 'Review half way, and extension',
    fields: ['midpoint_review_on', 'midpoint_found', ...extension],
  },
  end: { title: 'How it ended', fields: ['ended_on', 'outcome', 'outcome_reason', 'issued_on', ...extension] },
  court: {
    title: 'Proceedings',
    fields: [
      'issued_on',
      'case_management_hearing_on',
      'issues_hearing_on',
      'extension_granted_on',
      'timetable_until',
      'final_order_on',
      'order_made',
    ],
  },
  withdrawn: { title: 'Withdraw the referral', fields: ['withdrawn_on', 'withdrawn_because'] },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly fields: readonly StepName[] }>>

export type StepPart = keyof typeof stepParts
export const stepPartKeys = Object.keys(stepParts) as StepPart[]

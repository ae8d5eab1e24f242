import { z } from 'zod'
import { type Day, day, partsOf } from '../../domain/calendar/day.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { isFormula, sayMore } from '../../domain/oversight/lived-experience.ts'
import { criticalQuestions, livedExperience, thresholdViews } from '../../domain/oversight/question-set.ts'
import { type DecisionKey, decisionKeys, findDecision } from '../../domain/tracking/decisions.ts'
import { longestContinueDays, whatIsWrong } from '../../domain/tracking/rules.ts'
import type { DecisionSaid, TrackingDecision } from '../../store/tracking/index.ts'

const long = z.string().max(10_000).default('')
const short = z.string().max(300).default('')
const datePart = z.string().max(10).default('')

const fieldNames = [
  'decided-day',
  'decided-month',
  'decided-year',
  'decision',
  'rationale',
  'timeframe',
  'change',
  'conditions',
  'owner',
  'what',
  'by-day',
  'by-month',
  'by-year',
  'if-not',
  'dissent',
  'told-by',
  'told-day',
  'told-month',
  'told-year',
  'worker-view',
  'manager-view',
  'independent-view',
  'independent-by',
] as const

/** The decision as typed: every field a text. */
export type DecisionTyped = Readonly<Record<string, string>>

/** The form's fields. The id is made when the form is drawn; the revision is the one that was shown, 0 of a new one. */
export const decisionFields = z.object({
  'decision-id': z.uuid(),
  revision: z.coerce.number().int().min(0).max(1_000_000).default(0),
  ...Object.fromEntries(criticalQuestions.map(each => [`answer-${each}`, long])),
  'decided-day': datePart,
  'decided-month': datePart,
  'decided-year': datePart,
  decision: short,
  rationale: long,
  timeframe: long,
  change: long,
  conditions: long,
  owner: short,
  what: long,
  'by-day': datePart,
  'by-month': datePart,
  'by-year': datePart,
  'if-not': long,
  dissent: long,
  'told-by': short,
  'told-day': datePart,
  'told-month': datePart,
  'told-year': datePart,
  'worker-view': short,
  'manager-view': short,
  'independent-view': long,
  'independent-by': short,
})

/** What is wrong with a field, in words that say how to mend it. */
export interface DecisionProblem {
  readonly field: string
  readonly message: string
}

interface Judged {
  readonly decidedOn: Day
  /** The ids that may be chosen as owner. */
  readonly owners: ReadonlySet<string>
  /** The child's decisions before, the latest last. */
  readonly earlier: readonly string[]
  /** The version of the questions that was shown. */
  readonly questionsVersion: number
}

/** Reads what was typed, or says what is wrong with it. */
export function readDecision(
  typed: DecisionTyped,
  { decidedOn, owners, earlier, questionsVersion }: Judged,
): { readonly said: DecisionSaid } | { readonly problems: readonly DecisionProblem[] } {
  const text = (name: (typeof fieldNames)[number]) => (typed[name] ?? '').trim()
  const problems: DecisionProblem[] = []
  const decision = decisionKeys.find(each => each === text('decision'))
  const by = typedDate(partsTyped(typed, 'by'), 'The day', example(decidedOn + 7))
  const told = typedDate(partsTyped(typed, 'told'), 'The day the family was told', example(decidedOn))
  const owner = owners.has(text('owner')) ? text('owner') : ''
  const answers = Object.fromEntries(
    criticalQuestions.map(key => [key, (typed[`answer-${key}`] ?? '').trim()] as const),
  )
  for (const key of criticalQuestions) {
    const message = answerProblem(key, answers[key] ?? '')
    if (message !== undefined) problems.push({ field: `answer-${key}`, message })
  }
  for (const { field, message } of whatIsWrong(
    {
      decision,
      decidedOn,
      owner,
      carryOutBy: by.kind === 'day' ? by.day : undefined,
      rationale: text('rationale'),
      change: text('change'),
      independentView: text('independent-view'),
    },
    earlier,
  ))
    problems.push({
      field: formNames[field] ?? field,
      message: field === 'carryOutBy' && by.kind === 'wrong' ? by.message : message,
    })
  if (told.kind === 'wrong') problems.push({ field: 'told', message: told.message })
  if (text('independent-view') !== '' && text('independent-by') === '')
    problems.push({ field: 'independent-by', message: 'Enter whose view it is, such as “the reviewing officer”' })
  if (problems.length > 0 || decision === undefined || by.kind !== 'day') return { problems }
  return {
    said: {
      decision,
      questionsVersion,
      answers,
      rationale: text('rationale'),
      timeframe: text('timeframe'),
      change: text('change'),
      conditions: text('conditions'),
      ownerId: owner,
      what: text('what') === '' ? asked(decision, text('change')) : text('what'),
      carryOutBy: by.day,
      ifNot: text('if-not'),
      dissent: text('dissent'),
      toldBy: text('told-by'),
      toldOn: told.kind === 'day' ? told.day : undefined,
      workerView: thresholdViews.find(each => each === text('worker-view')),
      managerView: thresholdViews.find(each => each === text('manager-view')),
      independentView: text('independent-view'),
      independentBy: text('independent-by'),
    },
  }
}

const formNames: Readonly<Record<string, string>> = { carryOutBy: 'by', independentView: 'independent-view' }

/** A meeting decides about a child whose life it has looked at: of that alone “not known” is no answer. */
function answerProblem(question: (typeof criticalQuestions)[number], answer: string): string | undefined {
  if (question === livedExperience) return isFormula(answer) ? sayMore : undefined
  return answer === '' ? 'Answer it in a line or two, or write “not known”' : undefined
}

function asked(decision: DecisionKey, change: string): string {
  return decision === 'continue' ? change : findDecision(decision)!.asks
}

function partsTyped(typed: DecisionTyped, name: string) {
  return { day: typed[`${name}-day`], month: typed[`${name}-month`], year: typed[`${name}-year`] }
}

function example(on: Day): string {
  const { date, month, year } = partsOf(on)
  return `${date} ${month} ${year}`
}

/**
 * The day it was decided as typed, no earlier than its meeting nor ahead of today: minutes are often typed up later, and
 * the standards count from the meeting. Not sent, it is the meeting’s.
 */
export function decidedOnIn(
  typed: DecisionTyped,
  { heldOn, today }: { readonly heldOn: Day; readonly today: Day },
): { readonly on: Day; readonly problem?: DecisionProblem } {
  const read = typedDate(partsTyped(typed, 'decided'), 'The day it was decided', example(heldOn))
  if (read.kind === 'empty') return { on: heldOn }
  const wrong = (message: string) => ({ on: heldOn, problem: { field: 'decided', message } })
  if (read.kind === 'wrong') return wrong(read.message)
  if (read.day > today) return wrong('The day it was decided must be today or earlier')
  if (read.day < heldOn)
    return wrong(`The day it was decided must be the day of the meeting, ${longDate(heldOn)}, or later`)
  return { on: read.day }
}

/** A new form: decided on the day of its meeting, until another is typed. */
export function freshDecision(heldOn: Day): DecisionTyped {
  const { date, month, year } = partsOf(heldOn)
  return { 'decided-day': String(date), 'decided-month': String(month), 'decided-year': String(year) }
}

/** A decision as recorded, as the form has it. */
export function typedFrom(decision: TrackingDecision): DecisionTyped {
  const date = (name: string, text: string | null) => {
    if (text === null) return {}
    const { date, month, year } = partsOf(day(text))
    return { [`${name}-day`]: String(date), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
  }
  return {
    ...Object.fromEntries(Object.entries(decision.answers).map(([key, answer]) => [`answer-${key}`, answer])),
    decision: decision.decision,
    rationale: decision.rationale,
    timeframe: decision.timeframe,
    change: decision.change,
    conditions: decision.conditions,
    owner: decision.owner_id,
    what: decision.what,
    ...date('by', decision.carry_out_by),
    'if-not': decision.if_not,
    dissent: decision.dissent,
    'told-by': decision.told_by,
    ...date('told', decision.told_on),
    'worker-view': decision.worker_view ?? '',
    'manager-view': decision.manager_view ?? '',
    'independent-view': decision.independent_view,
    'independent-by': decision.independent_by,
  }
}

/** The latest day to which “continue” may run, said beside the field. */
export function continueUntil(decidedOn: Day): string {
  return longDate(decidedOn + longestContinueDays)
}

import type { Day } from '../calendar/day.ts'
import { isFormula, sayMore } from './lived-experience.ts'
import { type NoteKind, type QuestionSet, type ThresholdView, thresholdViews } from './question-set.ts'

/** An answer: in words, or that it is not known, which is counted. */
export interface NoteAnswer {
  readonly text: string
  readonly notKnown: boolean
}

/** A direction as it was typed: a row of the form with nothing in it is none. */
export interface TypedDirection {
  readonly directionId: string
  readonly what: string
  readonly ownerId: string
  readonly dueOn: Day | undefined
  /** What was typed for a day that is none. */
  readonly wrongDay?: string | undefined
}

/** What is written in a note before it is signed. */
export interface NoteWritten {
  readonly kind: NoteKind
  readonly heldOn: Day | undefined
  readonly answers: Readonly<Record<string, NoteAnswer>>
  readonly decision: string
  readonly rationale: string
  readonly workerView: ThresholdView | undefined
  readonly managerView: ThresholdView | undefined
  readonly nextOn: Day | undefined
  readonly directions: readonly TypedDirection[]
}

export interface NoteProblem {
  readonly field: string
  readonly message: string
}

/**
 * What keeps a note from being signed, in the order of the form, each in words that say what a good value looks like.
 * A draft may be anything.
 */
export function problemsOf(note: NoteWritten, { questions }: QuestionSet, today: Day): NoteProblem[] {
  const problems: NoteProblem[] = []
  const say = (field: string, message: string) => problems.push({ field, message })
  if (note.heldOn === undefined) say('held', 'Enter the day it was held, such as 27 3 2019')
  else if (note.heldOn > today) say('held', 'The day it was held must be today or earlier')
  for (const [index, { id, text, needed, mayBeUnknown }] of questions.entries()) {
    if (!needed.includes(note.kind)) continue
    const answer = note.answers[id]
    const said = answer?.text.trim() ?? ''
    if (said === '' && !(mayBeUnknown && answer?.notKnown)) {
      say(`answer-${id}`, `${mayBeUnknown ? 'Answer, or say that it is not known' : 'Answer'}: ${text}`)
    } else if (index === 0 && isFormula(said)) say(`answer-${id}`, sayMore)
  }
  if (note.decision.trim() === '') say('decision', 'Enter what was decided, even if it is to go on as before')
  if (note.rationale.trim() === '') say('rationale', 'Enter why: what in this child’s life makes it the right decision')
  if (note.kind === 'case supervision' && note.managerView === undefined)
    say('manager-view', 'Choose what you think of the level of help: step up, hold or step down')
  if (note.nextOn !== undefined && note.heldOn !== undefined && note.nextOn <= note.heldOn)
    say('next', 'The next date must be after the day it was held')
  for (const [index, direction] of note.directions.entries())
    problems.push(...directionProblems(direction, index, today))
  return problems
}

/** A direction has something to do, an owner and a day, or it is none. */
function directionProblems(
  { what, ownerId, dueOn, wrongDay }: TypedDirection,
  index: number,
  today: Day,
): NoteProblem[] {
  const problems: NoteProblem[] = []
  if (what.trim() === '') problems.push({ field: `direction-${index}-what`, message: 'Enter what is to be done' })
  if (ownerId === '')
    problems.push({
      field: `direction-${index}-owner`,
      message: 'Choose who is to do it: without an owner it is no direction',
    })
  if (dueOn === undefined) {
    const message = wrongDay ?? 'Enter the day it is to be done by, such as 5 4 2019: without one it is no direction'
    problems.push({ field: `direction-${index}-due`, message })
  } else if (dueOn < today) {
    problems.push({ field: `direction-${index}-due`, message: 'The day must be today or later' })
  }
  return problems
}

/** A threshold view as typed; undefined for anything else. */
export function thresholdView(text: string | null): ThresholdView | undefined {
  return thresholdViews.find(each => each === text)
}

/** All that a note says, as one text: for telling near-copies. */
export function textOf({
  answers,
  decision,
  rationale,
}: Pick<NoteWritten, 'answers' | 'decision' | 'rationale'>): string {
  return [...Object.values(answers).map(each => each.text), decision, rationale].join('\n')
}

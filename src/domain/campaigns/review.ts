import type { Day } from '../calendar/day.ts'
import { isFormula, sayMore } from '../oversight/lived-experience.ts'
import { criticalQuestions, livedExperience, type Question, type QuestionSet } from '../oversight/question-set.ts'
import { outcomeFrom, type ReviewOutcome } from './outcome.ts'

/** An answer: in words, or that it is not known, which is said as such and counted. */
export interface ReviewAnswer {
  readonly text: string
  readonly notKnown: boolean
}

/** What is written in a review before it is handed in. */
export interface ReviewWritten {
  readonly answers: Readonly<Record<string, ReviewAnswer>>
  readonly outcome: string
  readonly rationale: string
  /** What will change for the child; needed unless the plan is right. */
  readonly whatChanges: string
  readonly ownerId: string
  readonly byWhen: Day | undefined
  /** What was typed for a day that is none. */
  readonly wrongDay?: string | undefined
}

export interface ReviewProblem {
  readonly field: string
  readonly message: string
}

/** The questions of a review: the six critical ones, the child’s lived experience first, in the wording of a version. */
export function reviewQuestions({ questions }: QuestionSet): Question[] {
  return criticalQuestions.map(id => {
    const found = questions.find(each => each.id === id)
    if (found === undefined) throw new RangeError(`The questions have none that is ${id}`)
    return found
  })
}

/** Whether a review asks somebody to do something: whatever is to change has an owner and a day. */
export function hasPlan({ whatChanges, ownerId, byWhen, wrongDay }: ReviewWritten): boolean {
  return whatChanges.trim() !== '' || ownerId !== '' || byWhen !== undefined || wrongDay !== undefined
}

/**
 * What keeps a review from being handed in, in the order of the form, in words that say what a good value looks like. A
 * draft may be anything.
 */
export function reviewProblems(written: ReviewWritten, set: QuestionSet, today: Day): ReviewProblem[] {
  const problems: ReviewProblem[] = []
  const say = (field: string, message: string) => problems.push({ field, message })
  for (const { id, text } of reviewQuestions(set)) {
    const answer = written.answers[id]
    const said = answer?.text.trim() ?? ''
    const isFirst = id === livedExperience
    if (said === '' && (isFirst || !answer?.notKnown))
      say(`answer-${id}`, `${isFirst ? 'Answer' : 'Answer, or say that it is not known'}: ${text}`)
    else if (isFirst && isFormula(said)) say(`answer-${id}`, sayMore)
  }
  const outcome = outcomeFrom(written.outcome)
  if (outcome === undefined) say('outcome', 'Choose what the review comes to')
  if (written.rationale.trim() === '') say('rationale', 'Enter why: what in this child’s life makes it so')
  if (needsPlan(outcome) || hasPlan(written)) problems.push(...planProblems(written, today))
  return problems
}

/** Everything but "the plan is right" is something to be done. */
function needsPlan(outcome: ReviewOutcome | undefined): boolean {
  return outcome !== undefined && outcome !== 'plan is right'
}

function planProblems({ whatChanges, ownerId, byWhen, wrongDay }: ReviewWritten, today: Day): ReviewProblem[] {
  const problems: ReviewProblem[] = []
  const say = (field: string, message: string) => problems.push({ field, message })
  if (whatChanges.trim() === '')
    say('what-changes', 'Enter what will change for the child, such as “Strategy discussion with police and health”')
  if (ownerId === '') say('owner', 'Choose who is to do it: without an owner it is no plan')
  if (byWhen === undefined)
    say('by-when', wrongDay ?? 'Enter the day by which it is done, such as 5 4 2027: without one it is no plan')
  else if (byWhen < today) say('by-when', 'The day must be today or later')
  return problems
}

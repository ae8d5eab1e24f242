import type { Day } from '../calendar/day.ts'
import { criticalQuestions, type Question, questionSetOf } from '../oversight/question-set.ts'
import { type DecisionKey, decisionKeys } from './decisions.ts'

/** “Continue” ends after so many days at most. */
export const longestContinueDays = 56

/** Every decision is checked so many days after it was made. */
export const checkAfterDays = 28

/** For so many days after stepping down somebody watches whether the child comes back. */
export const watchDays = 84

/** How often “continue” may follow on “continue” before somebody from outside the case is asked. */
const continuesBeforeView = 1

/** A decision as it is about to be recorded. */
export interface Proposed {
  readonly decision: DecisionKey | undefined
  readonly decidedOn: Day
  readonly owner: string
  readonly carryOutBy: Day | undefined
  readonly rationale: string
  /** Continue: what will be different. */
  readonly change: string
  readonly independentView: string
}

export type ProposedField = keyof Proposed

/** What is wrong with a decision, by field, in words that say how to mend it. Empty: it may be recorded. */
export function whatIsWrong(
  proposed: Proposed,
  earlier: readonly string[],
): { readonly field: ProposedField; readonly message: string }[] {
  const { decision, decidedOn, carryOutBy } = proposed
  const found: { field: ProposedField; message: string }[] = []
  const say = (field: ProposedField, message: string) => found.push({ field, message })
  if (decision === undefined || !decisionKeys.includes(decision)) say('decision', 'Choose what is decided')
  if (proposed.rationale.trim() === '')
    say('rationale', 'Enter why, against the six questions: what makes this the right decision for this child now')
  if (decision === 'continue' && proposed.change.trim() === '')
    say('change', 'Enter what will be different: to continue without a change is no decision')
  if (proposed.owner === '') say('owner', 'Choose who is to carry it out: a decision without an owner is not one')
  if (carryOutBy === undefined) say('carryOutBy', 'Enter by when: a decision without a date is not one')
  else if (carryOutBy < decidedOn) say('carryOutBy', 'The day must be the day of the meeting or later')
  else if (decision === 'continue' && carryOutBy > decidedOn + longestContinueDays)
    say('carryOutBy', 'To continue ends within 8 weeks: enter a day no later than that, or decide something else')
  if (needsIndependentView(decision, earlier) && proposed.independentView.trim() === '')
    say(
      'independentView',
      'This would be “continue” twice running: enter the view of somebody from outside the case, and whose it is',
    )
  return found
}

/**
 * Whether a decision asks for an independent view: “continue” for the second time running. `earlier` are the child’s
 * decisions before it, the latest last.
 */
export function needsIndependentView(decision: string | undefined, earlier: readonly string[]): boolean {
  return decision === 'continue' && continuedRunning(earlier) >= continuesBeforeView
}

/** How often “continue” stands at the end of these decisions, one after the other. */
export function continuedRunning(earlier: readonly string[]): number {
  let count = 0
  while (count < earlier.length && earlier[earlier.length - 1 - count] === 'continue') count++
  return count
}

/**
 * What was decided before a day, the latest last. A meeting may stand in the record twice, told by the case system and
 * recorded here, or decided and decided anew: reviews of one day are one, and the last of them tells what came of it.
 */
export function decidedBefore(reviews: readonly { readonly on: Day; readonly decision: string }[], day: Day): string[] {
  const byDay = new Map<Day, string>()
  for (const { on, decision } of reviews) if (on < day) byDay.set(on, decision)
  return [...byDay].sort(([a], [b]) => a - b).map(([, decision]) => decision)
}

/**
 * The six critical questions that a decision is weighed against, the child’s life first, in the words of one version. Of
 * all but the first “not known” is an answer, and counted.
 */
export function criticalQuestionsOf(version: number): readonly Question[] {
  const isCritical = (id: string) => criticalQuestions.some(each => each === id)
  return questionSetOf(version).questions.filter(each => isCritical(each.id))
}

import { z } from 'zod'
import { type DecisionListed, type OutcomeAfter, outcomesAfter } from '../../analysis/index.ts'
import { hrefWith } from '../../ui/index.ts'
import { decisionTitle } from './words.ts'

/** What of the decisions of twelve months is asked for, as an address has it: each number of the measures is one of these. */
export const decisionsQuery = z.object({
  /** “none” where none is named. */
  decision: z.string().max(60).optional(),
  done: z.literal('yes').optional().catch(undefined),
  after: z.enum(['three', 'six']).optional().catch(undefined),
  as: z.enum(outcomesAfter).optional().catch(undefined),
})
export type DecisionsAsked = z.infer<typeof decisionsQuery>

/** Where a number of the measures opens. */
export function decisionsHref(asked: DecisionsAsked, more: Readonly<Record<string, string>> = {}): string {
  return hrefWith('/tracking/decisions', { ...asked, ...more })
}

/** How a decision that names none stands in an address. */
export const inAddress = (decision: string) => (decision === '' ? 'none' : decision)

/** Those asked for. */
export function decisionsAsked(
  listed: readonly DecisionListed[],
  { decision, done, after, as }: DecisionsAsked,
): DecisionListed[] {
  return listed.filter(each => {
    if (decision !== undefined && inAddress(each.decision) !== decision) return false
    if (done !== undefined && each.carriedOutOn === undefined) return false
    if (after === undefined) return true
    const became = after === 'three' ? each.threeMonthsOn : each.sixMonthsOn
    return as === undefined ? became !== undefined : became === as
  })
}

/** What is asked for, in words. */
export function askedWords({ decision, done, after, as }: DecisionsAsked): string {
  const of = decision === undefined ? 'All decisions' : decisionTitle(decision === 'none' ? '' : decision)
  const parts = [of]
  if (done !== undefined) parts.push('carried out so far')
  if (after !== undefined) parts.push(`${outcomeTitle(as)} ${after} months on`)
  return parts.join(', ')
}

/** "closed", "in need", "on a plan", "looked after": as what a child stood some months after a decision. */
export function outcomeTitle(outcome: OutcomeAfter | undefined): string {
  if (outcome === undefined) return 'known'
  return outcome === 'protection plan' ? 'on a plan' : outcome
}

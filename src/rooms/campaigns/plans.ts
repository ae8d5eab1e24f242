import type { Day } from '../../domain/calendar/day.ts'
import type { CampaignEvidence } from '../../domain/campaigns/statement.ts'
import { type DirectionOfCase, standingOf } from '../oversight/index.ts'

/** How what is to change stands, by the words of a direction, so that a campaign and the direction's own page agree. */
export type PlanState = ReturnType<typeof standingOf>['state']

export const planState = (plan: DirectionOfCase, today: Day): PlanState => standingOf(plan, today).state

/** How what reviews asked for stands, for the statement. What was withdrawn is to change no more. */
export function countPlans(plans: readonly DirectionOfCase[], today: Day): CampaignEvidence['plans'] {
  const states = plans.map(each => planState(each, today)).filter(each => each !== 'withdrawn')
  const count = (state: PlanState) => states.filter(each => each === state).length
  return { given: states.length, done: count('done'), overdue: count('overdue'), caseClosed: count('case closed') }
}

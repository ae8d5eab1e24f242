import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, ProtectionPlan } from '../../record/facts.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Subject } from '../standard.ts'

/** A child protection plan of this authority. */
export interface OnPlan extends Subject {
  readonly plan: ProtectionPlan
}

/** Our own plans, each timed from its initial conference (the plan's start is that day; where it is not, the conference rules). */
export function plansFromConference(record: ChildRecord): OnPlan[] {
  return ourPlans(record).map(each => {
    const conference = record.conferences.find(
      held => (held.planId !== undefined && held.planId === each.plan.id) || held.heldOn === each.plan.startedOn,
    )
    return conference === undefined || conference.heldOn > each.plan.startedOn
      ? each
      : { ...each, startsOn: conference.heldOn, source: conference.source }
  })
}

/** Our own plans, from the day each began. */
export function ourPlans(record: ChildRecord): OnPlan[] {
  return record.protectionPlans
    .filter(plan => !plan.otherAuthority)
    .map(plan => ({ key: plan.source.key, startsOn: plan.startedOn, source: plan.source, plan }))
}

/** What ends the clocks of a plan. */
export function planEnds({ plan }: OnPlan, record: ChildRecord): (Ending | undefined)[] {
  return [ended(plan.endedOn, 'the plan ended', plan.source), died(record), turnedEighteen(record)]
}

/** Whether a day lies within the plan, its first and last day included. */
export function during(on: Day, { plan, startsOn }: OnPlan): boolean {
  return on >= Math.min(startsOn, plan.startedOn) && (plan.endedOn === undefined || on <= plan.endedOn)
}

import type { Day } from '../domain/calendar/day.ts'
import { arrivalOf } from './arrivals.ts'
import type { Setting } from './life/course.ts'
import type { ChildLife } from './life/facts.ts'
import { livesOf } from './life/household.ts'
import { stillOpenTo } from './tables/care.ts'

/** What an extract tells of: what had begun by its end and was not over before its window. */
export interface Window {
  covers(from: Day, to?: Day): boolean
}

/**
 * The households of a made-up authority, each with those of its children of whom an extract holds anything, in the order
 * of their arrival.
 */
export function* householdsHeld(setting: Setting, children: number, window: Window): Generator<readonly ChildLife[]> {
  for (let number = 0; ; number++) {
    const arrivedOn = arrivalOf(setting.seed, number, children)
    // A contact may come before the referral that a household arrives with.
    if (arrivedOn > setting.horizon + 210) return
    yield livesOf(number, arrivedOn, setting).filter(life => hasActivity(life, window))
  }
}

function hasActivity({ contacts, earlyHelp, courses, leavingCare }: ChildLife, window: Window): boolean {
  return (
    courses.some(each => window.covers(each.referredOn, each.closedOn)) ||
    contacts.some(each => window.covers(each.on)) ||
    earlyHelp.some(each => window.covers(each.from, each.to)) ||
    (leavingCare !== undefined && window.covers(leavingCare.eligibleFrom, leavingCare.to)) ||
    courses.some(each =>
      each.care.some(period => period.neverClosed && window.covers(period.from, stillOpenTo(period))),
    )
  )
}

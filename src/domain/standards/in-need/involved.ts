import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, Referral } from '../../record/facts.ts'
import { laterEnd, openingReferrals } from '../../record/involvement.ts'
import { eighteenOn } from '../../record/person.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Subject } from '../standard.ts'
import { isSteppedUpOn, steppedUp } from './stepping-up.ts'

/** An involvement from the referral that opened it, as CN-06 and CN-07 count. */
export interface Involved extends Subject {
  /** The last referral of the involvement. */
  readonly last: Referral
  /** The day its case was closed or, where the child was on a protection plan or looked after then, that was over too. */
  readonly until: Day | undefined
}

/** Involvements from the referral that opened each; one made while the child is on a protection plan or looked after goes on. */
export function involvementsInNeed(record: ChildRecord): Involved[] {
  const adult = eighteenOn(record)
  const found: Involved[] = []
  for (const referral of openingReferrals(record)) {
    if (referral.noFurtherAction === 'yes' || (adult !== undefined && referral.startedOn >= adult)) continue
    const before = found.at(-1)
    const until = outlasting(record, referral.endedOn)
    if (before !== undefined && (before.until === undefined || before.until > referral.startedOn))
      found[found.length - 1] = { ...before, last: referral, until: laterEnd(before.until, until) }
    else
      found.push({
        key: referral.source.key,
        startsOn: referral.startedOn,
        source: referral.source,
        last: referral,
        until,
      })
  }
  return found
}

/** When a case that was closed on a day was over: at once, or with the plan, or the care, that went on after it. */
function outlasting(record: ChildRecord, closedOn: Day | undefined): Day | undefined {
  if (closedOn === undefined || !isSteppedUpOn(record, closedOn)) return closedOn
  const lasting = [
    ...steppedUp(record),
    ...record.needPlans.map(each => ({ from: each.startedOn, until: each.endedOn })),
  ]
  let over = closedOn
  for (const { from, until } of lasting.sort((a, b) => a.from - b.from)) {
    if (from > over || (until !== undefined && until <= over)) continue
    if (until === undefined) return undefined
    over = until
  }
  return over
}

/** What ends its clocks. */
export const involvementEnds = ({ last, until }: Involved, record: ChildRecord) => [
  ended(
    until,
    until === last.endedOn ? 'the episode was closed' : 'the plan or care that went on was over',
    last.source,
  ),
  died(record),
  turnedEighteen(record),
]

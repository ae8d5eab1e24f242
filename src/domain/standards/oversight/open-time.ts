import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { timesOpen } from '../../record/open-times.ts'
import { type StatusSpell, statusSpells } from '../../record/status.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Subject } from '../standard.ts'

/** A time for which a child was open without a break, for anything but leaving care. */
export interface OpenTime extends Subject {
  readonly until: Day | undefined
  readonly spells: readonly StatusSpell[]
}

/** Five standards ask the same of each child, one after the other. */
const found = new WeakMap<ChildRecord, readonly OpenTime[]>()

/** The times for which a child was open, in order. Closed and opened again the same day is one time. */
export function openTimes(record: ChildRecord): readonly OpenTime[] {
  const known = found.get(record)
  if (known !== undefined) return known
  const times = timesOpen(statusSpells(record)).map(
    ({ from, until, spells }): OpenTime => ({
      key: `open from ${iso(from)}`,
      startsOn: from,
      source: sourceOf(record, from),
      until,
      spells,
    }),
  )
  found.set(record, times)
  return times
}

/** What ends the clocks of a child’s being open. */
export function openTimeEnds({ until }: OpenTime, record: ChildRecord): (Ending | undefined)[] {
  return [died(record), turnedEighteen(record), ended(until, 'the case was closed', undefined)]
}

function sourceOf({ referrals, needPlans, protectionPlans, careEpisodes }: ChildRecord, on: Day) {
  for (const facts of [referrals, needPlans, protectionPlans, careEpisodes]) {
    const began = facts.find(each => each.startedOn === on)
    if (began !== undefined) return began.source
  }
  return undefined
}

import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
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
  const times: OpenTime[] = []
  for (const spell of statusSpells(record)) {
    if (spell.status === 'care leaver') continue
    const last = times.at(-1)
    if (last?.until === spell.from) {
      times[times.length - 1] = { ...last, until: spell.until, spells: [...last.spells, spell] }
    } else {
      const source = sourceOf(record, spell.from)
      times.push({
        key: `open from ${iso(spell.from)}`,
        startsOn: spell.from,
        source,
        until: spell.until,
        spells: [spell],
      })
    }
  }
  found.set(record, times)
  return times
}

/**
 * The day on which the case that was open on a day was closed; undefined where it is open still, or was not open on it.
 * Over what a child was open for from day to day, in order.
 */
export function closedAfter(
  spells: Iterable<Pick<StatusSpell, 'from' | 'until' | 'status'>>,
  on: Day,
): Day | undefined {
  let isIn = false
  let until: Day | undefined
  for (const spell of spells) {
    if (spell.status === 'care leaver') continue
    if (isIn && spell.from !== until) break
    isIn ||= spell.from <= on && (spell.until === undefined || on <= spell.until)
    if (isIn) until = spell.until
  }
  return until
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

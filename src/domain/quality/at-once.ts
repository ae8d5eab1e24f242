import type { Day } from '../calendar/day.ts'
import type { Episode } from '../record/facts.ts'
import { type Found, inEpisode } from './rule.ts'

const never = Number.POSITIVE_INFINITY

/**
 * Of what can only be one at a time, in date order: whatever was open still when another began, with the first that did.
 * One row nobody ended is one thing to mend, however many came after it. It stands while two are open, and for two years
 * from then. `byTheDay`: another may not begin on the day one ended either.
 */
export function openAtOnce(episodes: readonly Episode[], { byTheDay = false } = {}): Found[] {
  return episodes.flatMap((each, index) => {
    const ends = each.endedOn ?? never
    const during = episodes
      .slice(index + 1)
      .filter(({ startedOn }) => startedOn < ends || (byTheDay && startedOn === ends && startedOn > each.startedOn))
    const [first] = during
    if (first === undefined) return []
    const over: Day = Math.max(...during.map(({ endedOn }) => Math.min(endedOn ?? never, ends)))
    const endedOn = over === never ? undefined : over
    return [{ ...inEpisode({ startedOn: first.startedOn, endedOn, source: each.source }), other: first.source }]
  })
}

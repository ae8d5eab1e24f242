import { type Day, iso } from '../../calendar/day.ts'
import { shortDate } from '../../calendar/wording.ts'
import type { RowReference } from '../../record/facts.ts'
import { firstOfYearTo } from '../../record/return-years.ts'
import type { Ending } from '../standard.ts'
import type { InCare } from './in-care.ts'

/** What is known to have been done in a collection year, on a day not told: SSDA903, OC2. */
export interface DoneInYear {
  /** The last day of the year, 31 March. */
  readonly on: Day
  readonly source: RowReference
}

/** A period of care, or a part of it that a collection year begins or ends. */
export interface PartOfCare extends InCare {
  /** It begins with the last day of a year in which the thing was done. */
  readonly afterYear?: true
  /** Ends it: it was done in a year that begins here. */
  readonly doneInYear?: Ending
}

/**
 * Parts what is timed by the years in which the thing is only known to have been done. Whether that was in time nobody
 * can say, so the clock ends, without a verdict, as such a year begins, and runs again from its last day: the next may
 * be due sooner, but not later.
 */
export function partedByYears<S extends PartOfCare>(subject: S, years: readonly DoneInYear[]): S[] {
  const parts: S[] = []
  let part = subject
  for (const { on, source } of years) {
    if (isPlacedSince(subject, on)) break
    if (on < part.startsOn || on > (subject.period.endedOn ?? on) || (on === part.startsOn && part.afterYear)) continue
    parts.push({ ...part, doneInYear: doneInYear(part, on, source) })
    part = { ...subject, key: `${subject.key} from ${iso(on)}`, startsOn: on, source, afterYear: true }
  }
  return [...parts, part]
}

/** Whether the clocks ended before a day, as the child was placed for adoption: they begin again only if that gives way. */
function isPlacedSince({ period, resumedOn = period.startedOn }: InCare, on: Day): boolean {
  return period.adoptions.some(({ from }) => from >= resumedOn && from <= on)
}

function doneInYear({ startsOn }: InCare, on: Day, source: RowReference): Ending {
  const from = Math.max(startsOn, firstOfYearTo(on))
  return { on: from, why: `done in the year to ${shortDate(on)}, on a day not told`, source }
}

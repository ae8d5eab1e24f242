import { birthday } from '../../../domain/calendar/ages.ts'
import { iso, parseDay } from '../../../domain/calendar/day.ts'
import type { ChildReading } from './child-reading.ts'
import { type Episode, goesOn } from './episodes.ts'

/** A period of being looked after, as the episodes of the return show it. */
export interface Period {
  /** "child|day of entering care". */
  readonly id: string
  readonly entered: string
  /** Undefined while it goes on. */
  ended: string | undefined
  readonly episodes: Episode[]
}

/**
 * Puts episodes in date order into periods of care. An episode that begins the day the last ended, or after one that
 * ended with X1, or while one is open, goes on with its period; one that starts with S, or after a gap, begins another.
 */
export function periodsOf(reading: ChildReading, episodes: readonly Episode[]): Period[] {
  const periods: Period[] = []
  for (const episode of episodes) {
    const period = periods.at(-1)
    const before = period?.episodes.at(-1)
    if (period !== undefined && before !== undefined && continues(before, episode)) {
      checkJoin(reading, before, episode)
      period.episodes.push(episode)
      period.ended = goesOn(episode) ? undefined : episode.end
    } else {
      if (before !== undefined) checkNew(reading, before, episode)
      else if (episode.startReason !== 'S')
        episode.from.source.unseenStarts.push({ childId: reading.childId, on: episode.start })
      const entered = episode.start
      const alike = periods.filter(each => each.entered === entered).length
      const id = alike === 0 ? reading.key(entered) : reading.key(entered, String(alike + 1))
      periods.push({ id, entered, ended: goesOn(episode) ? undefined : episode.end, episodes: [episode] })
    }
  }
  return periods
}

function continues(before: Episode, next: Episode): boolean {
  if (next.startReason === 'S') return false
  return goesOn(before) || before.end === undefined || before.end >= next.start
}

function checkJoin(reading: ChildReading, before: Episode, next: Episode): void {
  if (overlaps(before, next)) sayOverlap(reading, before, next)
  else if (before.end !== undefined && before.end < next.start) {
    const message = `The episode before ended ${before.end} with X1, but this one begins later. They are taken as one period of care.`
    reading.warn(next.from, 'DECOM', 'gap-in-period', message, 'An episode after X1 begins on the day the last ended.')
  } else if (!goesOn(before)) {
    const message = `The episode before ended the same day with ${before.endReason ?? 'no reason'}, not X1. They are taken as one period of care.`
    reading.warn(next.from, 'RNE', 'ended-but-goes-on', message, 'Give X1 in REC before, or S in RNE here.')
  }
}

function checkNew(reading: ChildReading, before: Episode, next: Episode): void {
  if (overlaps(before, next)) sayOverlap(reading, before, next)
  else if (next.startReason !== 'S') {
    const message = `Care had ended on ${before.end}, so a new period of care begins here, but RNE is not S.`
    reading.warn(next.from, 'RNE', 'gap-without-start', message, 'Use S for the first episode of a period of care.')
  } else if (before.end !== undefined && before.endReason === 'X1') {
    const message = `The episode before ended ${before.end} with X1, that care goes on. A new period of care is taken to begin here.`
    reading.warn(
      next.from,
      'RNE',
      'start-while-in-care',
      message,
      'Give the reason that care ended before, or another RNE here.',
    )
  }
}

function overlaps(before: Episode, next: Episode): boolean {
  return before.end === undefined || before.end > next.start
}

function sayOverlap(reading: ChildReading, before: Episode, next: Episode): void {
  const until = before.end === undefined ? 'is still open' : `ends only on ${before.end}`
  const message = `The episode on row ${before.from.row} (${before.start}) ${until}, so the two overlap. Both are taken as they are.`
  reading.warn(next.from, 'DECOM', 'episodes-overlap', message, 'End each episode on the day the next begins.')
}

/** The period a date falls in: the last that had begun by then and not ended before. */
export function periodOn(periods: readonly Period[], date: string): Period | undefined {
  return periods.findLast(period => period.entered <= date && (period.ended === undefined || period.ended >= date))
}

/** Says once when a child is in care beyond the eighteenth birthday. */
export function checkAge(reading: ChildReading, episodes: readonly Episode[], bornOn: string | undefined): void {
  const born = bornOn === undefined ? undefined : parseDay(bornOn)
  if (born === undefined) return
  const eighteen = iso(birthday(born, 18))
  for (const episode of episodes) {
    const until = episode.end ?? episode.from.source.yearEnd
    if (episode.start < eighteen && (until === undefined || until <= eighteen)) continue
    const column = episode.start >= eighteen ? 'DECOM' : 'DEC'
    const message = `The child turned 18 on ${eighteen} and is in care after that. Taken as it is.`
    reading.warn(episode.from, column, 'over-18', message, 'Check DOB, and that care ends by the eighteenth birthday.')
    return
  }
}

import type { Day } from '../../calendar/day.ts'
import type { CareEpisode, LegalStatus, Placement } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { date, text } from './cells.ts'

/**
 * What yearly returns (SSDA903) tell of care, put together again: each tells what was so in its year, and begins in the
 * middle of what had begun before. Read together in one import or one after another, they come to the same.
 */

/** The days on which the returns' episodes begin, each with whether they say only that the legal status changed (L). */
export type EpisodeStarts = ReadonlyMap<Day, { readonly onlyLegal: boolean }>

/** When the returns' episodes begin. Where several begin on a day, only the legal status changed if all of them say so. */
export function episodeStarts(episodes: readonly SourceRow[]): EpisodeStarts {
  const starts = new Map<Day, { onlyLegal: boolean }>()
  for (const row of episodes) {
    const on = date(row, 'clae_cla_episode_start_date')
    if (on === undefined) continue
    const onlyLegal = text(row, 'clae_cla_episode_start_reason') === 'L'
    starts.set(on, { onlyLegal: onlyLegal && (starts.get(on)?.onlyLegal ?? true) })
  }
  return starts
}

/**
 * The returns' episodes, given in date order, in periods of care: one that begins on the day the last ended, or after one
 * that ended with X1, or while one is open, goes on with its period; only one that starts with S begins another in any
 * case. Where care is first seen otherwise than with S, its beginning is not known. An episode other than S gives way
 * where another format tells that the child is in care.
 */
export function joinEpisodes(yearly: readonly CareEpisode[], others: readonly CareEpisode[]): CareEpisode[] {
  const joined: CareEpisode[] = []
  for (const episode of yearly) {
    const before = joined.at(-1)
    if (episode.startReason === 'S') {
      // Care begins only for a child who is not in it: a return between, never sent, would have told of the end.
      if (before !== undefined && before.endedOn === undefined)
        joined[joined.length - 1] = { ...before, endedOn: episode.startedOn }
      joined.push(episode)
    } else if (before !== undefined && goesOnWith(before, episode)) {
      const { periodId, enteredCareOn, entryUnseen } = before
      joined.push({ ...episode, periodId, enteredCareOn, ...(entryUnseen ? { entryUnseen } : {}) })
    } else joined.push({ ...episode, entryUnseen: true })
  }
  return joined.filter(each => each.startReason === 'S' || !isCovered(each, others))
}

function goesOnWith(before: CareEpisode, next: CareEpisode): boolean {
  return before.endedOn === undefined || before.endReason?.startsWith('X1') === true || before.endedOn >= next.startedOn
}

/**
 * The returns' placements, given in date order. One that begins with a change of legal status only had begun before: it
 * goes on with the one it follows, gives way to one of another format, or else its beginning is not known. One on whose
 * day no episode begins any more was corrected away.
 */
export function joinPlacements(
  yearly: readonly Placement[],
  others: readonly Placement[],
  starts: EpisodeStarts,
): Placement[] {
  const joined: Placement[] = []
  for (const placement of yearly) {
    const start = starts.get(placement.startedOn)
    if (start === undefined) continue
    const before = joined.at(-1)
    const follows = before !== undefined && meets(before, placement)
    if (!start.onlyLegal) joined.push(placement)
    else if (follows && (placement.type === undefined || placement.type === before.type)) {
      const changeReason = placement.changeReason ?? before.changeReason
      joined[joined.length - 1] = { ...before, endedOn: placement.endedOn, changeReason }
    } else if (!isCovered(placement, others)) joined.push(follows ? placement : { ...placement, startUnseen: true })
  }
  return joined
}

/** The returns' legal statuses, given in date order: one that goes on from the year before is one. */
export function joinLegalStatuses(yearly: readonly LegalStatus[], starts: EpisodeStarts): LegalStatus[] {
  const joined: LegalStatus[] = []
  for (const each of yearly) {
    if (!starts.has(each.startedOn)) continue
    const before = joined.at(-1)
    if (before?.status === each.status && meets(before, each)) {
      joined[joined.length - 1] = { ...before, endedOn: each.endedOn }
    } else joined.push(each)
  }
  return joined
}

interface Lasting {
  readonly startedOn: Day
  readonly endedOn: Day | undefined
}

function meets(before: Lasting, next: Lasting): boolean {
  return before.endedOn === undefined || before.endedOn >= next.startedOn
}

function isCovered({ startedOn }: Lasting, others: readonly Lasting[]): boolean {
  return others.some(
    other => other.startedOn <= startedOn && (other.endedOn === undefined || other.endedOn > startedOn),
  )
}

import type { ChildReading } from './child-reading.ts'
import { participations } from './codes.ts'
import type { Episode } from './episodes.ts'
import type { Period } from './periods.ts'
import { periodOn } from './periods.ts'

/** The rows of a period of care: its placements, legal statuses and episodes. */
export function addPeriod(reading: ChildReading, period: Period): void {
  const placementOf = addPlacements(reading, period)
  addLegalStatuses(reading, period)
  for (const episode of period.episodes) {
    const cells = (key: string) => ({
      clae_cla_episode_id: key,
      clae_person_id: reading.childId,
      clae_cla_id: period.id,
      clae_cla_placement_id: placementOf.get(episode),
      clae_entered_care_date: period.entered,
      clae_cla_episode_start_date: episode.start,
      clae_cla_episode_start_reason: episode.startReason,
      clae_cla_primary_need_code: episode.need,
      clae_cla_episode_ceased_date: episode.end,
      clae_cla_episode_ceased_reason: episode.endReason,
    })
    reading.add('cla_episodes', [episode.start, episode.startReason ?? ''], cells, episode.from)
  }
}

/**
 * A placement lasts over the episodes that only change the legal status (L). Why it ended stands on the last of them.
 */
function addPlacements(reading: ChildReading, period: Period): ReadonlyMap<Episode, string> {
  const placementOf = new Map<Episode, string>()
  for (const run of runsOf(period.episodes, (before, next) => staysPlaced(reading, before, next))) {
    const first = run[0]!
    const last = run.at(-1)!
    const cells = (key: string) => ({
      clap_cla_placement_id: key,
      clap_cla_id: period.id,
      clap_person_id: reading.childId,
      clap_cla_placement_start_date: first.start,
      clap_cla_placement_end_date: last.end,
      clap_cla_placement_type: first.placement,
      clap_cla_placement_provider: first.provider,
      clap_cla_placement_postcode: first.postcode,
      clap_cla_placement_urn: first.urn,
      clap_cla_placement_change_reason: run.findLast(each => each.changeReason !== undefined)?.changeReason,
    })
    const id = reading.add('cla_placement', [first.start], cells, first.from, true, { until: last.from })
    for (const episode of run) placementOf.set(episode, id)
  }
  return placementOf
}

function staysPlaced(reading: ChildReading, before: Episode, next: Episode): boolean {
  if (next.startReason !== 'L') return false
  if (next.placement === before.placement || next.placement === undefined) return true
  const message = `RNE says that only the legal status changed, but PLACE was ${before.placement ?? 'empty'} before. A new placement is taken to begin.`
  reading.warn(next.from, 'PLACE', 'placement-differs', message, 'Use P, T, B or U in RNE when the placement changes.')
  return false
}

/** A legal status lasts over the episodes that keep it. */
function addLegalStatuses(reading: ChildReading, period: Period): void {
  const runs = runsOf(period.episodes, (before, next) => next.legalStatus === before.legalStatus && meets(before, next))
  for (const run of runs) {
    const { legalStatus, start, from } = run[0]!
    const last = run.at(-1)!
    if (legalStatus === undefined) continue
    const cells = (key: string) => ({
      lega_legal_status_id: key,
      lega_person_id: reading.childId,
      lega_legal_status: legalStatus,
      lega_legal_status_start_date: start,
      lega_legal_status_end_date: last.end,
    })
    reading.add('legal_status', [start, legalStatus], cells, from, true, { until: last.from })
  }
}

function meets(before: Episode, next: Episode): boolean {
  return before.end === undefined || before.end >= next.start
}

/** Cuts episodes into runs of those that go together with the one before. */
function runsOf(episodes: readonly Episode[], goes: (before: Episode, next: Episode) => boolean): Episode[][] {
  const runs: Episode[][] = []
  let before: Episode | undefined
  for (const episode of episodes) {
    if (before !== undefined && goes(before, episode)) runs.at(-1)!.push(episode)
    else runs.push([episode])
    before = episode
  }
  return runs
}

/** The child's reviews. One outside care is taken without a period; a child without episodes is told of once. */
export function addReviews(reading: ChildReading, periods: readonly Period[]): void {
  let told = false
  for (const row of reading.rows('reviews')) {
    const date = reading.keyDate(row, 'REVIEW')
    const participation = reading.code(row, 'REVIEW_CODE', participations)
    if (date === undefined) continue
    const period = periodOn(periods, date)
    if (period === undefined && periods.length > 0) {
      const message = 'The child was not in care on this day by the episodes given. The review is taken all the same.'
      reading.warn(row, 'REVIEW', 'review-outside-care', message, 'Check the date, and that no episode is missing.')
    } else if (period === undefined && !told) {
      told = true
      const message = 'The child has reviews but no episodes. The reviews are taken all the same.'
      reading.warn(row, 'CHILD', 'reviews-without-episodes', message, 'Check that the Episodes file is complete.')
    }
    const cells = (key: string) => ({
      clar_cla_review_id: key,
      clar_cla_person_id: reading.childId,
      clar_cla_id: period?.id,
      clar_cla_review_date: date,
      clar_cla_review_participation: participation,
    })
    reading.add('cla_reviews', [date], cells, row)
  }
}

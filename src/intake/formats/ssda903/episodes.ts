import type { ChildReading } from './child-reading.ts'
import { ceaseReasons, changeReasons, legalStatuses, needs, placementTypes, providers, startReasons } from './codes.ts'
import type { GatheredRow } from './gathering.ts'

/** One row of the Episodes file, read. Dates as "2019-05-01". */
export interface Episode {
  readonly from: GatheredRow
  readonly start: string
  readonly startReason: string | undefined
  readonly end: string | undefined
  readonly endReason: string | undefined
  readonly legalStatus: string | undefined
  readonly need: string | undefined
  readonly placement: string | undefined
  readonly provider: string | undefined
  readonly urn: string | undefined
  readonly postcode: string | undefined
  readonly changeReason: string | undefined
}

/** X1: the period of care goes on. */
export function goesOn(episode: Episode): boolean {
  return episode.end === undefined || episode.endReason === 'X1'
}

/**
 * The child's episodes in date order, each once: where the files of two years hold the same one (begun on the same day
 * for the same reason), that of the newer year, which knows how it ended.
 */
export function readEpisodes(reading: ChildReading): Episode[] {
  const episodes: Episode[] = []
  for (const row of reading.rows('episodes')) {
    const episode = readEpisode(reading, row)
    if (episode === undefined) continue
    const other = episodes.find(
      each =>
        each.start === episode.start &&
        each.startReason === episode.startReason &&
        (each.from.source !== row.source || equal(each, episode)),
    )
    if (other === undefined) episodes.push(episode)
    else if (other.from.source !== row.source) row.source.superseded++
    else reading.repeats(row, other.from)
  }
  return episodes.sort(byDate)
}

function readEpisode(reading: ChildReading, row: GatheredRow): Episode | undefined {
  const start = reading.keyDate(row, 'DECOM')
  if (start === undefined) return undefined
  const episode: Episode = {
    from: row,
    start,
    startReason: reading.code(row, 'RNE', startReasons),
    end: reading.date(row, 'DEC'),
    endReason: reading.code(row, 'REC', ceaseReasons),
    legalStatus: reading.code(row, 'LS', legalStatuses),
    need: reading.code(row, 'CIN', needs),
    placement: reading.code(row, 'PLACE', placementTypes),
    provider: reading.code(row, 'PLACE_PROVIDER', providers),
    urn: reading.text(row, 'URN') || undefined,
    postcode: reading.text(row, 'PL_POST').toUpperCase() || undefined,
    changeReason: reading.code(row, 'REASON_PLACE_CHANGE', changeReasons),
  }
  checkEnd(reading, row, episode)
  return episode
}

function checkEnd(reading: ChildReading, row: GatheredRow, { start, end, endReason }: Episode): void {
  if (end !== undefined && end < start) {
    const message = `DEC ${end} is before DECOM ${start}. Both are taken as they are.`
    reading.warn(row, 'DEC', 'ends-before-start', message, 'Correct whichever date is wrong.')
  }
  if (end === undefined && endReason !== undefined) {
    const message = 'REC gives a reason for an end, but there is no DEC. The episode is taken as still open.'
    reading.warn(row, 'REC', 'reason-without-end', message, 'Give DEC, such as 01/05/2019, or leave REC empty.')
  }
  if (end !== undefined && endReason === undefined) {
    const message = 'DEC gives an end, but there is no reason for it in REC.'
    reading.warn(row, 'REC', 'end-without-reason', message, `Give REC: ${ceaseReasons.example}.`)
  }
}

/** By start; of those that start together the one that ended first, so that each leads to the next. */
function byDate(a: Episode, b: Episode): number {
  return compare(a.start, b.start) || compare(a.end ?? '9999', b.end ?? '9999') || a.from.row - b.from.row
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function equal(a: Episode, b: Episode): boolean {
  return a.from.cells.every((cell, index) => cell === b.from.cells[index])
}

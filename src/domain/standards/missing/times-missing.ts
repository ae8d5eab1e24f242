import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, MissingEpisode, RowReference } from '../../record/facts.ts'
import { returnInterviews } from '../../templates/missing.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'

/** A time a child was missing, as known from the extract or from the template of return interviews. */
export interface TimeMissing {
  readonly from: Day
  readonly to: Day | undefined
  /** Hours, where both times of day are known. */
  readonly hours: number | undefined
  readonly source: RowReference
}

export type ReturnRow = OwnRow<keyof typeof returnInterviews.columns>

/** The extract and a form may date the same return on either side of midnight. */
const daysApart = 1

/**
 * The extract's times missing that a row of the template tells of as well, each row of one at most: those that end alike
 * first, then those that end a day apart. Which of them also begin alike is for the caller to ask.
 */
export function toldByBoth(
  record: ChildRecord,
  isSame: (episode: MissingEpisode, row: ReturnRow) => boolean = () => true,
): ReadonlyMap<MissingEpisode, ReturnRow> {
  const pairs = new Map<MissingEpisode, ReturnRow>()
  const left = new Set(rowsOf(record, returnInterviews).filter(each => each.on !== undefined))
  for (let apart = 0; apart <= daysApart && left.size > 0; apart++) {
    for (const episode of record.missingEpisodes) {
      const { kind, endedOn } = episode
      if (endedOn === undefined || kind === 'away' || pairs.has(episode)) continue
      const row = [...left].find(each => Math.abs(each.on! - endedOn) === apart && isSame(episode, each))
      if (row === undefined) continue
      pairs.set(episode, row)
      left.delete(row)
    }
  }
  return pairs
}

/**
 * Every time a child was missing, in date order. What both tell of is one; where they differ by more than a day in when
 * the child went or came back they are two, so that a long time never gives way to a short one of the same day. Away
 * without authorisation is left out.
 */
export function timesMissing(record: ChildRecord): TimeMissing[] {
  const rows = rowsOf(record, returnInterviews)
  if (rows.length === 0 && record.missingEpisodes.length === 0) return []
  const twice = toldByBoth(record, ({ startedOn }, row) => {
    const from = row.day('missing_from_at')
    return from === undefined || (Math.abs(from - startedOn) <= daysApart && from <= row.on!)
  })
  const startsOf = new Map([...twice].map(([{ startedOn }, row]) => [row, startedOn]))
  const times: TimeMissing[] = []
  for (const episode of record.missingEpisodes) {
    const { kind, startedOn, endedOn, source } = episode
    if (kind !== 'away' && !twice.has(episode)) times.push({ from: startedOn, to: endedOn, hours: undefined, source })
  }
  for (const row of rows) {
    if (row.on === undefined) continue
    const from = row.day('missing_from_at') ?? Math.min(startsOf.get(row) ?? row.on, row.on)
    if (row.on < from) continue
    const [left, back] = [row.minute('missing_from_at'), row.minute('returned_at')]
    const hours = left === undefined || back === undefined ? undefined : (row.on - from) * 24 + (back - left) / 60
    times.push({ from, to: row.on, hours, source: row.source })
  }
  return times.sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity))
}

/** Whether a child was surely missing for 24 hours: by the clock where it is known, else over two midnights. */
export function isLong({ from, to, hours }: TimeMissing): boolean {
  if (to === undefined) return true
  return hours === undefined ? to - from >= 2 : hours >= 24
}

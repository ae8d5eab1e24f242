import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord, MissingEpisode } from '../../record/facts.ts'
import { returnInterviews } from '../../templates/missing.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { type ReturnRow, toldByBoth } from './times-missing.ts'

/** A time a child came back from being missing, by the template, the extract or both. */
export interface Return {
  readonly key: string
  readonly on: Day
  /** The minute of the day, where it is known. */
  readonly at: number | undefined
  /** The template's rows about it; none where only the extract tells of it. */
  readonly rows: readonly ReturnRow[]
  /** The extract's time missing that it ended, where the extract tells of it. */
  readonly episode: MissingEpisode | undefined
}

/**
 * Every return: each that the template tells of, two of one day where their times differ, and what only the extract tells of,
 * once a day as it has no times. Away without authorisation is left out.
 */
export function returnsOf(record: ChildRecord): Return[] {
  const rows = rowsOf(record, returnInterviews)
  if (rows.length === 0 && record.missingEpisodes.length === 0) return []
  const twice = toldByBoth(record, isSameReturn)
  const episodeOf = new Map([...twice].map(([episode, row]) => [row, episode]))
  const returns = new Map<string, Return & { readonly rows: ReturnRow[] }>()
  // Those with a time of day first: one without is then of one of them.
  for (const row of [...rows.filter(isTimed), ...rows.filter(each => !isTimed(each))]) {
    const { on } = row
    if (on === undefined) continue
    const at = row.minute('returned_at')
    const same = [...returns.values()].find(each => each.on === on && isSameMinute(each.at, at))
    if (same !== undefined) {
      same.rows.push(row)
      continue
    }
    const key = returns.has(iso(on)) ? `${iso(on)} at ${at}` : iso(on)
    returns.set(key, { key, on, at, rows: [row], episode: episodeOf.get(row) })
  }
  for (const episode of record.missingEpisodes) {
    const { kind, endedOn: on } = episode
    if (on === undefined || kind === 'away' || twice.has(episode) || returns.has(iso(on))) continue
    returns.set(iso(on), { key: iso(on), on, at: undefined, rows: [], episode })
  }
  return [...returns.values()]
}

/** One who went only after the other tells that the child was back came back another time. */
function isSameReturn({ startedOn, endedOn }: MissingEpisode, row: ReturnRow): boolean {
  const from = row.day('missing_from_at')
  return startedOn <= row.on! && (from === undefined || from > row.on! || from <= endedOn!)
}

function isTimed(row: ReturnRow): boolean {
  return row.minute('returned_at') !== undefined
}

function isSameMinute(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

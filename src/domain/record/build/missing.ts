import type { MissingEpisode } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { answer, date, sourceOf, text } from './cells.ts'
import { byStart, type RowsByTable, readFacts } from './rows-by-table.ts'

/** Times missing or away without authorisation, by their start. */
export function readMissingEpisodes(tables: RowsByTable): MissingEpisode[] {
  return readFacts(tables.get('missing'), missingEpisode, fact => fact.startedOn, byStart)
}

function missingEpisode(row: SourceRow): MissingEpisode | undefined {
  const startedOn = date(row, 'miss_missing_episode_start_date')
  if (startedOn === undefined) return undefined
  const kind = text(row, 'miss_missing_episode_type')
  return {
    source: sourceOf(row),
    startedOn,
    endedOn: date(row, 'miss_missing_episode_end_date'),
    kind: kind === 'Missing' ? 'missing' : kind === 'Away' ? 'away' : undefined,
    interviewOffered: answer(row, 'miss_missing_rhi_offered'),
    interviewAccepted: answer(row, 'miss_missing_rhi_accepted'),
  }
}

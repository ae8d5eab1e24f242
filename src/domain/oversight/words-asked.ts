import type { SourceRow } from '../record/source-row.ts'
import { progressReviews } from '../templates/in-need.ts'
import { directions } from '../templates/oversight.ts'
import { findDecision } from '../tracking/decisions.ts'

/** The standards whose deadlines somebody asked for in words of their own, with the table that holds these. */
export const askedInWords: Readonly<Record<string, string>> = {
  'OV-14': directions.name,
  'OV-15': progressReviews.name,
}

/** What was asked for in a row: a direction’s own words, or what a progress meeting decided. */
function wordsOf({ table, data }: Pick<SourceRow, 'table' | 'data'>): string | undefined {
  if (table === directions.name) return data.what?.trim() || undefined
  const decision = table === progressReviews.name ? data.decision?.trim() : undefined
  return decision === undefined ? undefined : (findDecision(decision)?.title ?? (decision || undefined))
}

/** Which deadline, as far as it takes to know what was asked for. */
export interface AskedDeadline {
  readonly childId: string
  readonly standardId: string
  readonly subject: string
}

/** What was asked for in a deadline; undefined where the standard alone says it. */
export type WordsAsked = (deadline: AskedDeadline) => string | undefined

/** Reads it from rows of the record, without what is kept from the reader. */
export function wordsAskedIn(
  rows: readonly Pick<SourceRow, 'table' | 'key' | 'childId' | 'data'>[],
  kept: ReadonlySet<string>,
): WordsAsked {
  const keyOf = (childId: string, table: string, key: string) => JSON.stringify([childId, table, key])
  const words = new Map(
    rows
      .filter(each => !kept.has(each.key))
      .map(each => [keyOf(each.childId, each.table, each.key), wordsOf(each)] as const),
  )
  return ({ childId, standardId, subject }) => {
    const table = askedInWords[standardId]
    return table === undefined ? undefined : words.get(keyOf(childId, table, subject))
  }
}

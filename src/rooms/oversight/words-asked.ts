import { type AskedDeadline, askedInWords, type WordsAsked, wordsAskedIn } from '../../domain/oversight/words-asked.ts'
import type { RoomRequest } from '../../server/route.ts'
import { readRowsOf } from '../../store/case-records.ts'
import type { RoomServices } from '../services.ts'
import { keptBack } from './kept-back.tsx'

/** What was asked for in deadlines of a list, in its words, as far as the reader may see the children. */
export async function wordsAskedOf(
  { services, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'principal'>,
  deadlines: readonly AskedDeadline[],
): Promise<WordsAsked> {
  const asked = deadlines.filter(each => askedInWords[each.standardId] !== undefined)
  if (asked.length === 0) return () => undefined
  const ids = [...new Set(asked.map(each => each.childId))]
  const tables = Object.values(askedInWords)
  const [rows, kept] = await Promise.all([
    services.readAs(principal, db => readRowsOf(db, services.authority.id, ids, tables)),
    keptBack({ services, principal }),
  ])
  return wordsAskedIn(rows, kept.rows)
}

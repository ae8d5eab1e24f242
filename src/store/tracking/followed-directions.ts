import type { Transaction } from 'kysely'
import type { Day } from '../../domain/calendar/day.ts'
import { openGivenIn, stepDirection } from '../directions.ts'
import type { Database } from '../tables.ts'

/** Whoever says that something was done, where the record itself shows it. */
const theRecord = { by: 'the case record', byName: 'The case record' } as const

/**
 * Closes what a decision asked for once the record shows the event that carries it out: done on that day, the event its
 * evidence, confirmed by the record and not by its owner. Answers how many it closed.
 */
export async function closeDirections(
  trx: Transaction<Database>,
  authority: string,
  { decisionId, on, evidence }: { readonly decisionId: string; readonly on: Day; readonly evidence: string },
  { at, today }: { readonly at: Date; readonly today: Day },
): Promise<number> {
  let closed = 0
  for (const { direction_id: directionId, revision } of await openGivenIn(trx, authority, decisionId)) {
    const step = { kind: 'done', on, evidence, byOwner: false } as const
    const taken = await stepDirection(trx, authority, { directionId, revision, step }, { ...theRecord, at, today })
    if (taken === 'taken') closed++
  }
  return closed
}

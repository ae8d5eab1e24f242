import type { Transaction } from 'kysely'
import type { Day } from '../../domain/calendar/day.ts'
import { stepDirection } from '../directions.ts'
import type { Database } from '../tables.ts'
import type { Said } from './meetings.ts'

/** Whoever is said to have done what the record itself shows. */
export const theRecord = { by: 'the-record', byName: 'The case record' } as const
/** Whoever is said to have confirmed it: not its owner, whom nobody believes alone. */
const matching = { by: 'sightline', byName: 'Sightline, from the case record' } as const

async function openOf(trx: Transaction<Database>, authority: string, decisionId: string) {
  return trx
    .selectFrom('direction')
    .select(['direction_id', 'revision', 'done_on'])
    .where('authority_id', '=', authority)
    .where('from_id', '=', decisionId)
    .where('confirmed_on', 'is', null)
    .where('withdrawn_on', 'is', null)
    .execute()
}

/** Withdraws what a decision asked for, where nobody has confirmed it. */
export async function withdrawDirections(
  trx: Transaction<Database>,
  authority: string,
  decisionId: string,
  because: string,
  said: Said & { readonly today: Day },
): Promise<void> {
  for (const { direction_id: directionId, revision } of await openOf(trx, authority, decisionId))
    await stepDirection(trx, authority, { directionId, revision, step: { kind: 'withdrawn', because } }, said)
}

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
  for (const { direction_id: directionId, revision } of await openOf(trx, authority, decisionId)) {
    const done = { kind: 'done', on, evidence } as const
    const told = await stepDirection(trx, authority, { directionId, revision, step: done }, { ...theRecord, at, today })
    if (told !== 'taken') continue
    const step = { kind: 'confirmed' } as const
    await stepDirection(trx, authority, { directionId, revision: revision + 1, step }, { ...matching, at, today })
    closed++
  }
  return closed
}

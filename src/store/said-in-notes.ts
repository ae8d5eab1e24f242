import type { Transaction } from 'kysely'
import { logChange } from './change-log.ts'
import { type Direction, type DirectionStep, type StepTaken, stepDirection, tellStandards, told } from './directions.ts'
import type { SaidToday } from './said.ts'
import type { Database } from './tables.ts'

/** What a step changes of a direction. */
const stepped = [
  ...(['done_on', 'done_by', 'evidence', 'confirmed_on', 'confirmed_by', 'why_not'] as const),
  ...(['withdrawn_on', 'withdrawn_by', 'withdrawn_because', 'said_in'] as const),
]

/** How a direction stood before a note said something of it. */
export interface StoodBefore extends Pick<Direction, (typeof stepped)[number]> {
  /** It stands so again, as the note was withdrawn. */
  readonly again?: boolean
}

/** By the direction's id. */
export type DirectionsBefore = Readonly<Record<string, StoodBefore>>

/** Takes a step with an earlier direction as a note says it, and keeps with the note how the direction stood. */
export async function stepInNote(
  trx: Transaction<Database>,
  authority: string,
  noteId: string,
  given: { directionId: string; revision: number; step: DirectionStep },
  said: SaidToday,
): Promise<StepTaken> {
  const before = await locked(trx, authority, given.directionId)
  const taken = await stepDirection(trx, authority, { ...given, saidIn: noteId }, said)
  if (taken !== 'taken' || before === undefined) return taken
  const kept = { ...(await keptWith(trx, authority, noteId))?.before, [given.directionId]: standingOf(before) }
  await keepWith(trx, authority, noteId, kept)
  return taken
}

/**
 * Takes back what a note said of earlier directions, once the note is withdrawn: each stands again as it did before the
 * note. Where somebody has said something of it since, it stands by that. Call it in the withdrawal's transaction.
 */
export async function takeBackSaidIn(
  trx: Transaction<Database>,
  authority: string,
  noteId: string,
  said: SaidToday,
): Promise<void> {
  for (const directionId of Object.keys((await keptWith(trx, authority, noteId))?.before ?? {}).sort()) {
    const direction = await locked(trx, authority, directionId)
    if (direction === undefined) continue
    // What it stood by before may have been said in a note that was withdrawn since.
    let stands: StoodBefore | undefined
    let by = direction.said_in
    for (let note = await withdrawnNote(trx, authority, by); note; note = await withdrawnNote(trx, authority, by)) {
      const before: StoodBefore | undefined = note.before[directionId]
      if (before === undefined) break
      stands = before
      await keepWith(trx, authority, by!, { ...note.before, [directionId]: { ...before, again: true } })
      by = before.said_in
    }
    if (stands !== undefined) await standAgain(trx, authority, direction, stands, said)
  }
}

async function standAgain(
  trx: Transaction<Database>,
  authority: string,
  direction: Direction,
  stands: StoodBefore,
  said: SaidToday,
): Promise<void> {
  const { direction_id: directionId, revision } = direction
  const after = await trx
    .updateTable('direction')
    .set({ ...standingOf(stands), changed_at: said.at, revision: revision + 1 })
    .where('authority_id', '=', authority)
    .where('direction_id', '=', directionId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tellStandards(trx, authority, after, said)
  await logChange(trx, authority, {
    ...{ at: said.at, principal: said.by, event: 'direction as before', subject: directionId },
    childId: direction.child_id,
    before: told(direction),
    after: told(after),
  })
  // Given in a note that is withdrawn itself, nobody waits for it.
  if ((await withdrawnNote(trx, authority, direction.from_id)) === undefined) return
  const step = { kind: 'withdrawn', because: 'The note it was given in was withdrawn' } as const
  await stepDirection(trx, authority, { directionId, revision: revision + 1, step }, said)
}

function standingOf(direction: StoodBefore): Omit<StoodBefore, 'again'> {
  return Object.fromEntries(stepped.map(each => [each, direction[each]])) as unknown as Omit<StoodBefore, 'again'>
}

function locked(trx: Transaction<Database>, authority: string, directionId: string): Promise<Direction | undefined> {
  return trx
    .selectFrom('direction')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('direction_id', '=', directionId)
    .forUpdate()
    .executeTakeFirst()
}

async function keptWith(trx: Transaction<Database>, authority: string, noteId: string) {
  const note = await trx
    .selectFrom('oversight_note')
    .select(['state', 'directions_before'])
    .where('authority_id', '=', authority)
    .where('note_id', '=', noteId)
    .executeTakeFirst()
  return note && { state: note.state, before: note.directions_before ?? {} }
}

/** What is kept with a note, if it is withdrawn. */
async function withdrawnNote(trx: Transaction<Database>, authority: string, noteId: string | null) {
  if (noteId === null) return undefined
  const note = await keptWith(trx, authority, noteId)
  return note?.state === 'withdrawn' ? note : undefined
}

async function keepWith(trx: Transaction<Database>, authority: string, noteId: string, before: DirectionsBefore) {
  await trx
    .updateTable('oversight_note')
    .set({ directions_before: JSON.stringify(before) })
    .where('authority_id', '=', authority)
    .where('note_id', '=', noteId)
    .execute()
}

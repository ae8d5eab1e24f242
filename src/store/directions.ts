import { type Selectable, sql, type Transaction } from 'kysely'
import { type Day, iso } from '../domain/calendar/day.ts'
import { personOwner } from '../domain/oversight/owner.ts'
import type { givenIns } from '../domain/templates/oversight.ts'
import { logChange } from './change-log.ts'
import { type AboutChild, heldColumns } from './child-tables.ts'
import type { Instant } from './column-types.ts'
import { recordRows } from './recorded-rows.ts'
import type { ScopedDb } from './row-scope.ts'
import type { Said, SaidToday } from './said.ts'
import type { Db } from './store.ts'
import type { Database } from './tables.ts'

type GivenIn = (typeof givenIns)[number]

export interface DirectionTable extends AboutChild {
  authority_id: string
  direction_id: string
  given_in: GivenIn
  from_id: string
  given_on: string
  given_by: string
  given_by_name: string
  what: string
  /** A worker's id of the case system, or `person:` and a person's id. */
  owner_id: string
  due_on: string
  done_on: string | null
  done_by: string | null
  evidence: string | null
  confirmed_on: string | null
  confirmed_by: string | null
  withdrawn_on: string | null
  withdrawn_by: string | null
  withdrawn_because: string | null
  why_not: string | null
  /** The note whose word it stands by; null where what was last said of it was said of it alone. */
  said_in: string | null
  changed_at: Instant
  revision: number
}

declare module './tables.ts' {
  interface Database {
    direction: DirectionTable
  }
}

/** What somebody was asked to do for a child: what, who, by when, and what became of it. Days are as "2019-05-01". */
export type Direction = Selectable<DirectionTable>

/** A direction to be given. Without an owner and a day it would be none. */
export interface NewDirection {
  /** A uuid made when the form was drawn: sent twice, it is one direction. */
  readonly directionId: string
  readonly what: string
  readonly ownerId: string
  readonly dueOn: Day
}

/**
 * Gives directions about a child and records them for the standards (OV-14). Call it in the transaction of what they
 * come from. One that was given already is left as it is.
 */
export async function giveDirections(
  trx: Transaction<Database>,
  authority: string,
  given: {
    readonly childId: string
    readonly givenIn: GivenIn
    readonly fromId: string
    /** Where they were given on another day than they are recorded: in a meeting whose minutes are typed later. */
    readonly givenOn?: Day
    readonly directions: readonly NewDirection[]
  },
  { by, byName, at, today }: SaidToday,
): Promise<void> {
  if (given.directions.length === 0) return
  const { childId, givenIn, fromId, givenOn = today } = given
  const held = (await heldColumns(trx, authority, [childId]))(childId)
  for (const { directionId, what, ownerId, dueOn } of given.directions) {
    const added = await trx
      .insertInto('direction')
      .values({
        authority_id: authority,
        direction_id: directionId,
        child_id: childId,
        given_in: givenIn,
        from_id: fromId,
        given_on: iso(givenOn),
        given_by: by,
        given_by_name: byName,
        what,
        owner_id: ownerId,
        due_on: iso(dueOn),
        changed_at: at,
        revision: 1,
        ...held,
      })
      .onConflict(each => each.columns(['authority_id', 'direction_id']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (added === undefined) continue
    await tellStandards(trx, authority, added, { by, at })
    await logChange(trx, authority, {
      ...{ at, principal: by, event: 'direction given', subject: directionId, childId },
      before: null,
      after: { givenIn, fromId, ownerId, dueOn: iso(dueOn) },
    })
  }
}

/** What is done to a direction after it was given. */
export type DirectionStep =
  /** Said by anybody but its owner it is confirmed with that. */
  | { readonly kind: 'done'; readonly on: Day; readonly evidence: string; readonly byOwner: boolean }
  | { readonly kind: 'not done'; readonly whyNot: string }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'not confirmed'; readonly because: string }
  | { readonly kind: 'withdrawn'; readonly because: string }

/** What came of a step: taken; somebody else took one since; or it does not follow from how the direction stands. */
export type StepTaken = 'taken' | 'changed meanwhile' | 'not possible'

/**
 * Takes a step with a direction as it was shown (`revision`). Done is said with evidence; confirming is for somebody
 * other than whoever owns it or said it was done, which is the caller's to have checked against the person's own ids.
 */
export async function stepDirection(
  trx: Transaction<Database>,
  authority: string,
  asked: { directionId: string; revision: number; step: DirectionStep; saidIn?: string },
  { by, at, today }: SaidToday,
): Promise<StepTaken> {
  const { directionId, revision, step, saidIn = null } = asked
  const before = await trx
    .selectFrom('direction')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('direction_id', '=', directionId)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined) return 'not possible'
  if (before.revision !== revision) return 'changed meanwhile'
  const change = changeBy(before, step, by, today)
  if (change === undefined) return 'not possible'
  const after = await trx
    .updateTable('direction')
    .set({ ...change, said_in: saidIn, changed_at: at, revision: revision + 1 })
    .where('authority_id', '=', authority)
    .where('direction_id', '=', directionId)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tellStandards(trx, authority, after, { by, at })
  await logChange(trx, authority, {
    ...{ at, principal: by, event: `direction ${step.kind}`, subject: directionId, childId: before.child_id },
    before: told(before),
    after: told(after),
  })
  return 'taken'
}

function changeBy(before: Direction, step: DirectionStep, by: string, today: Day): Partial<Direction> | undefined {
  const isOver = before.confirmed_on !== null || before.withdrawn_on !== null
  if (isOver) return undefined
  switch (step.kind) {
    case 'done':
      return {
        done_on: iso(step.on),
        done_by: by,
        evidence: step.evidence,
        why_not: null,
        ...(step.byOwner ? {} : { confirmed_on: iso(today), confirmed_by: by }),
      }
    case 'not done':
      return { why_not: step.whyNot, done_on: null, done_by: null }
    case 'confirmed':
      if (before.done_on === null || before.done_by === by) return undefined
      return { confirmed_on: iso(today), confirmed_by: by }
    case 'not confirmed':
      if (before.done_on === null) return undefined
      return { done_on: null, done_by: null, why_not: step.because }
    case 'withdrawn':
      return { withdrawn_on: iso(today), withdrawn_by: by, withdrawn_because: step.because }
  }
}

/** Without the texts: the log says what was done, the direction itself holds the words. */
export function told({ done_on, done_by, confirmed_on, confirmed_by, withdrawn_on, owner_id, due_on }: Direction) {
  return { done_on, done_by, confirmed_on, confirmed_by, withdrawn_on, owner_id, due_on }
}

/** The direction as the template's row that OV-14 is worked out from. */
export async function tellStandards(
  trx: Transaction<Database>,
  authority: string,
  direction: Direction,
  said: Said,
): Promise<void> {
  const { direction_id, child_id, given_on, given_in, what, owner_id, due_on } = direction
  const { done_on, confirmed_on, confirmed_by, withdrawn_on } = direction
  const data = {
    given_on,
    direction_id,
    given_in,
    what,
    owner: owner_id,
    due_on,
    ...(done_on === null ? {} : { done_on }),
    ...(confirmed_on === null ? {} : { confirmed_on }),
    ...(confirmed_by === null ? {} : { confirmed_by: personOwner(confirmed_by) }),
    ...(withdrawn_on === null ? {} : { withdrawn_on }),
  }
  await recordRows(trx, authority, [{ rowId: direction_id, childId: child_id, table: 'directions', data }], said)
}

/** What was given in a note or decision and nobody has confirmed or withdrawn yet. */
export function openGivenIn(trx: Transaction<Database>, authority: string, fromId: string) {
  return (
    trx
      .selectFrom('direction')
      .select(['direction_id', 'revision'])
      .where('authority_id', '=', authority)
      .where('from_id', '=', fromId)
      .where('confirmed_on', 'is', null)
      .where('withdrawn_on', 'is', null)
      // Nobody takes a step with one of them meanwhile.
      .forUpdate()
      .execute()
  )
}

/** Withdraws what a note or decision asked for, where nobody has confirmed it. Call it in that one’s transaction. */
export async function withdrawDirections(
  trx: Transaction<Database>,
  authority: string,
  fromId: string,
  because: string,
  said: SaidToday,
): Promise<void> {
  for (const { direction_id: directionId, revision } of await openGivenIn(trx, authority, fromId))
    await stepDirection(trx, authority, { directionId, revision, step: { kind: 'withdrawn', because } }, said)
}

/** The directions of a child, the newest first. */
export async function directionsOfChild(db: ScopedDb, authority: string, childId: string): Promise<Direction[]> {
  return db
    .selectFrom('direction')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .orderBy('given_on', 'desc')
    .orderBy('direction_id')
    .execute()
}

/** One direction, as far as the reader may see its child. */
export async function readDirection(
  db: ScopedDb,
  authority: string,
  directionId: string,
): Promise<Direction | undefined> {
  return db
    .selectFrom('direction')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('direction_id', '=', directionId)
    .executeTakeFirst()
}

/** Directions neither confirmed nor withdrawn that the reader may see, the longest overdue first. */
export async function openDirections(db: ScopedDb, authority: string): Promise<Direction[]> {
  return db
    .selectFrom('direction')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('confirmed_on', 'is', null)
    .where('withdrawn_on', 'is', null)
    .orderBy('due_on')
    .orderBy('direction_id')
    .execute()
}

/** What somebody was asked to do for a child they may not open: who asked and by when, and neither the child nor what. */
export type DirectionOutOfScope = Pick<
  Direction,
  'direction_id' | 'given_in' | 'given_on' | 'given_by_name' | 'due_on' | 'done_on'
>

/**
 * Directions neither confirmed nor withdrawn that were asked of these owners, besides those `readable` to them, the
 * longest due first. Read past row security, so that nothing is lost when a child goes to another unit or is restricted.
 */
export async function openOutOfScope(
  db: Db,
  authority: string,
  { owners, readable }: { readonly owners: readonly string[]; readonly readable: ReadonlySet<string> },
): Promise<DirectionOutOfScope[]> {
  const found = await db
    .selectFrom('direction')
    .select(['direction_id', 'given_in', 'given_on', 'given_by_name', 'due_on', 'done_on'])
    .where('authority_id', '=', authority)
    .where('owner_id', '=', sql<string>`any(${[...owners]}::text[])`)
    .where('confirmed_on', 'is', null)
    .where('withdrawn_on', 'is', null)
    .orderBy('due_on')
    .orderBy('direction_id')
    .execute()
  return found.filter(each => !readable.has(each.direction_id))
}

import { type ColumnType, type Selectable, sql, type Transaction } from 'kysely'
import { type Day, iso } from '../domain/calendar/day.ts'
import type { NoteAnswer } from '../domain/oversight/note.ts'
import type { NoteKind, ThresholdView } from '../domain/oversight/question-set.ts'
import { logChange } from './change-log.ts'
import { type AboutChild, heldColumns } from './child-tables.ts'
import type { Defaulted, Instant, Json, Later, LaterJson, Once } from './column-types.ts'
import type { ScopedDb } from './row-scope.ts'
import type { SaidToday } from './said.ts'
import type { DirectionsBefore } from './said-in-notes.ts'
import type { Database } from './tables.ts'

/** What was typed into a note's form, by field. */
export type TypedNote = Readonly<Record<string, string>>
export type NoteAnswers = Readonly<Record<string, NoteAnswer>>

export interface OversightNoteTable extends AboutChild {
  authority_id: string
  note_id: string
  kind: NoteKind
  questions_version: number
  /** Signed once, a note is nothing else but withdrawn. */
  state: 'draft' | 'signed' | 'discarded' | 'withdrawn'
  typed: Json<TypedNote>
  held_on: string | null
  answers: LaterJson<NoteAnswers>
  decision: string | null
  rationale: string | null
  worker_view: ThresholdView | null
  manager_view: ThresholdView | null
  next_on: string | null
  present: string | null
  by_own_worker: Defaulted<boolean>
  like_note: string | null
  likeness: number | null
  written_by: string
  written_by_name: string
  signed_at: Later<Date>
  withdrawn_at: Later<Date>
  withdrawn_by_name: string | null
  withdrawn_because: string | null
  /** How the earlier directions it says something of stood before; null where it says nothing of any. */
  directions_before: ColumnType<DirectionsBefore | null, never, string>
  begun_at: Once<Date>
  changed_at: Instant
  changed_by: string
  revision: number
}

declare module './tables.ts' {
  interface Database {
    oversight_note: OversightNoteTable
  }
}

/** A note of oversight as it is held. Days are as "2019-05-01". */
export type OversightNote = Selectable<OversightNoteTable>

/** A draft as somebody sends it: `revision` is the one they had before them, 0 for a form not kept yet. */
export interface DraftSent {
  /** A uuid made when the form was drawn: sent twice, it is one note. */
  readonly noteId: string
  readonly childId: string
  readonly kind: NoteKind
  readonly questionsVersion: number
  readonly typed: TypedNote
  readonly revision: number
}

/** What came of a draft: kept; somebody else kept another since; the note is a draft no more; or there is none. */
export type DraftKept =
  | { readonly kind: 'kept'; readonly note: OversightNote }
  | { readonly kind: 'changed meanwhile'; readonly note: OversightNote }
  | { readonly kind: 'over'; readonly note: OversightNote }
  /** The id is of no note, or of another child’s. */
  | { readonly kind: 'none' }

/**
 * Keeps a draft as typed. What is the same as is held changes nothing, so that a form sent twice is kept once. Call it
 * in a transaction; the note is locked until its end.
 */
export async function keepDraft(
  trx: Transaction<Database>,
  authority: string,
  sent: DraftSent,
  { by, byName, at }: SaidToday,
): Promise<DraftKept> {
  const typed = JSON.stringify(sent.typed)
  if (sent.revision === 0) {
    const held = (await heldColumns(trx, authority, [sent.childId]))(sent.childId)
    const begun = await trx
      .insertInto('oversight_note')
      .values({
        authority_id: authority,
        note_id: sent.noteId,
        child_id: sent.childId,
        kind: sent.kind,
        questions_version: sent.questionsVersion,
        state: 'draft',
        typed,
        written_by: by,
        written_by_name: byName,
        begun_at: at,
        changed_at: at,
        changed_by: by,
        revision: 1,
        ...held,
      })
      .onConflict(each => each.columns(['authority_id', 'note_id']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (begun !== undefined) return { kind: 'kept', note: begun }
  }
  const before = await locked(trx, authority, sent.noteId)
  // An id that is another child's note is nobody's form.
  if (before === undefined || before.child_id !== sent.childId) return { kind: 'none' }
  if (before.state !== 'draft') return { kind: 'over', note: before }
  if (isSameTyped(before.typed, sent.typed)) return { kind: 'kept', note: before }
  if (before.revision !== sent.revision) return { kind: 'changed meanwhile', note: before }
  const note = await trx
    .updateTable('oversight_note')
    .set({ typed, changed_at: at, changed_by: by, revision: before.revision + 1 })
    .where('authority_id', '=', authority)
    .where('note_id', '=', sent.noteId)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { kind: 'kept', note }
}

/** What stands in a note from its signing on. */
export interface Signing {
  readonly heldOn: Day
  readonly answers: NoteAnswers
  readonly decision: string
  readonly rationale: string
  readonly workerView: ThresholdView | undefined
  readonly managerView: ThresholdView | undefined
  readonly nextOn: Day | undefined
  readonly present: string
  readonly byOwnWorker: boolean
  readonly like: { readonly noteId: string; readonly likeness: number } | undefined
}

/** Signs a draft that was kept and locked in this transaction, and writes down who did. */
export async function signNote(
  trx: Transaction<Database>,
  authority: string,
  note: OversightNote,
  signing: Signing,
  { by, byName, at }: SaidToday,
): Promise<void> {
  await trx
    .updateTable('oversight_note')
    .set({
      state: 'signed',
      held_on: iso(signing.heldOn),
      answers: JSON.stringify(signing.answers),
      decision: signing.decision,
      rationale: signing.rationale,
      worker_view: signing.workerView ?? null,
      manager_view: signing.managerView ?? null,
      next_on: signing.nextOn === undefined ? null : iso(signing.nextOn),
      present: signing.present === '' ? null : signing.present,
      by_own_worker: signing.byOwnWorker,
      like_note: signing.like?.noteId ?? null,
      likeness: signing.like?.likeness ?? null,
      written_by: by,
      written_by_name: byName,
      signed_at: at,
      changed_at: at,
      changed_by: by,
      revision: note.revision + 1,
    })
    .where('authority_id', '=', authority)
    .where('note_id', '=', note.note_id)
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'oversight signed', subject: note.note_id, childId: note.child_id },
    before: { state: note.state, begunBy: note.written_by },
    after: { state: 'signed', kind: note.kind, heldOn: iso(signing.heldOn), byOwnWorker: signing.byOwnWorker },
  })
}

/**
 * Withdraws a signed note: its words stay, and it counts no more. False where it is not signed, or withdrawn already.
 * What it gave and told the standards is the caller’s to end, in the same transaction.
 */
export async function withdrawNote(
  trx: Transaction<Database>,
  authority: string,
  { noteId, because }: { readonly noteId: string; readonly because: string },
  { by, byName, at }: SaidToday,
): Promise<boolean> {
  const before = await locked(trx, authority, noteId)
  if (before === undefined || before.state !== 'signed') return false
  await trx
    .updateTable('oversight_note')
    .set({
      state: 'withdrawn',
      withdrawn_at: at,
      withdrawn_by_name: byName,
      withdrawn_because: because,
      changed_at: at,
      changed_by: by,
      revision: before.revision + 1,
    })
    .where('authority_id', '=', authority)
    .where('note_id', '=', noteId)
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'oversight withdrawn', subject: noteId, childId: before.child_id },
    before: { state: 'signed', signedBy: before.written_by },
    after: { state: 'withdrawn' },
  })
  return true
}

/** Puts a draft away. False where it is none any more. It stays in the record, and no page shows it. */
export async function discardDraft(
  trx: Transaction<Database>,
  authority: string,
  noteId: string,
  { by, at }: SaidToday,
): Promise<boolean> {
  const before = await locked(trx, authority, noteId)
  if (before === undefined || before.state !== 'draft') return false
  await trx
    .updateTable('oversight_note')
    .set({ state: 'discarded', changed_at: at, changed_by: by, revision: before.revision + 1 })
    .where('authority_id', '=', authority)
    .where('note_id', '=', noteId)
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'oversight draft discarded', subject: noteId, childId: before.child_id },
    before: { state: 'draft', begunBy: before.written_by },
    after: { state: 'discarded' },
  })
  return true
}

function locked(trx: Transaction<Database>, authority: string, noteId: string): Promise<OversightNote | undefined> {
  return trx
    .selectFrom('oversight_note')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('note_id', '=', noteId)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether two forms say the same: a field left empty is as one that is not there. */
export function isSameTyped(one: TypedNote, other: TypedNote): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every(key => (one[key] ?? '') === (other[key] ?? ''))
}

/** A child's notes and drafts that the reader may see, the latest held first, drafts before all. */
export async function notesOfChild(db: ScopedDb, authority: string, childId: string): Promise<OversightNote[]> {
  return db
    .selectFrom('oversight_note')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('state', '<>', 'discarded')
    .orderBy(sql`held_on desc nulls first`)
    .orderBy('signed_at', 'desc')
    .orderBy('note_id')
    .execute()
}

/** One note of a child; undefined where the reader may not see it. */
export async function readNote(
  db: ScopedDb,
  authority: string,
  childId: string,
  noteId: string,
): Promise<OversightNote | undefined> {
  return db
    .selectFrom('oversight_note')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('note_id', '=', noteId)
    .executeTakeFirst()
}

/** Drafts that somebody has begun and not signed, the latest first. */
export async function draftsOf(db: ScopedDb, authority: string, personId: string): Promise<OversightNote[]> {
  return db
    .selectFrom('oversight_note')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('written_by', '=', personId)
    .where('state', '=', 'draft')
    .orderBy('changed_at', 'desc')
    .execute()
}

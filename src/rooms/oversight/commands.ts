import { v5 as named } from 'uuid'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { nearestCopy } from '../../domain/oversight/likeness.ts'
import { type NoteWritten, textOf } from '../../domain/oversight/note.ts'
import { livedExperience } from '../../domain/oversight/question-set.ts'
import {
  type DirectionStep,
  giveDirections,
  type StepTaken,
  stepDirection,
  withdrawDirections,
} from '../../store/directions.ts'
import {
  type DraftKept,
  type DraftSent,
  discardDraft,
  keepDraft,
  type OversightNote,
  signNote,
  withdrawNote,
} from '../../store/oversight-notes.ts'
import { endRows, recordRows } from '../../store/recorded-rows.ts'
import type { SaidToday } from '../../store/said.ts'
import { stepInNote, takeBackSaidIn } from '../../store/said-in-notes.ts'
import type { RoomServices } from '../services.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'takeIn'>

/** Keeps a draft as typed. */
export function keep({ store, authority }: Services, draft: DraftSent, said: SaidToday): Promise<DraftKept> {
  return store.transaction(trx => keepDraft(trx, authority.id, draft, said))
}

/** Puts a draft away. False where it is none any more. */
export function discard({ store, authority }: Services, noteId: string, said: SaidToday): Promise<boolean> {
  return store.transaction(trx => discardDraft(trx, authority.id, noteId, said))
}

/** A note that may be signed: nothing in it is missing. */
export interface Signable {
  readonly draft: DraftSent
  readonly written: NoteWritten & { readonly heldOn: Day }
  readonly present: string
  readonly steps: readonly { readonly directionId: string; readonly revision: number; readonly step: DirectionStep }[]
  /** Earlier signed notes of the child, for telling near-copies. */
  readonly earlier: readonly OversightNote[]
  /** By whom it counts in the standards. */
  readonly signingId: string
  readonly byOwnWorker: boolean
}

/** What came of signing: signed; or what stood in the way, with nothing changed. */
export type Signed =
  | { readonly kind: 'signed' }
  | Exclude<DraftKept, { kind: 'kept' }>
  | { readonly kind: 'direction changed' }

/** The recorded row of a note: found from the note, and the note from it. */
export function rowIdOf(noteId: string): string {
  return named('supervision', noteId)
}

class DirectionChanged extends Error {}

/**
 * Signs a note: in one transaction with the directions it gives, what it says of earlier ones, and the row that standards
 * are worked out from. Nothing of it is kept where a direction was changed by somebody else meanwhile.
 */
export async function sign(services: Services, note: Signable, said: SaidToday): Promise<Signed> {
  const { store, authority } = services
  const { draft, written, steps } = note
  try {
    const kept = await store.transaction(async trx => {
      const kept = await keepDraft(trx, authority.id, draft, said)
      if (kept.kind !== 'kept') return kept
      const like = nearestCopy(
        textOf(written),
        note.earlier.map(each => ({ noteId: each.note_id, text: textOf(writtenIn(each)) })),
      )
      await signNote(
        trx,
        authority.id,
        kept.note,
        {
          ...written,
          present: note.present,
          byOwnWorker: note.byOwnWorker,
          like: like && { noteId: like.of.noteId, likeness: like.likeness },
        },
        said,
      )
      for (const each of steps) {
        const taken = await stepInNote(trx, authority.id, draft.noteId, each, said)
        if (taken !== 'taken') throw new DirectionChanged()
      }
      const directions = written.directions.map(each => ({ ...each, dueOn: each.dueOn! }))
      const { childId, kind, noteId } = draft
      await giveDirections(trx, authority.id, { childId, givenIn: kind, fromId: noteId, directions }, said)
      await recordRows(
        trx,
        authority.id,
        [
          {
            rowId: rowIdOf(noteId),
            childId,
            table: 'supervisions',
            data: {
              held_on: iso(written.heldOn),
              kind,
              by: note.signingId,
              ...(written.nextOn === undefined ? {} : { next_on: iso(written.nextOn) }),
              lived_experience: written.answers[livedExperience] === undefined ? 'N' : 'Y',
              directions: directions.length > 0 ? 'Y' : 'N',
            },
          },
        ],
        said,
      )
      return kept
    })
    if (kept.kind !== 'kept') return kept
  } catch (error) {
    if (error instanceof DirectionChanged) return { kind: 'direction changed' }
    throw error
  }
  await services.takeIn()
  return { kind: 'signed' }
}

function writtenIn({ answers, decision, rationale }: OversightNote) {
  return { answers: answers ?? {}, decision: decision ?? '', rationale: rationale ?? '' }
}

/**
 * Withdraws a signed note, with what it asked for, what it said of earlier directions and what it told the standards.
 * False where it was withdrawn already.
 */
export async function withdraw(
  services: Services,
  asked: { readonly noteId: string; readonly because: string },
  said: SaidToday,
): Promise<boolean> {
  const { store, authority } = services
  const withdrawn = await store.transaction(async trx => {
    if (!(await withdrawNote(trx, authority.id, asked, said))) return false
    await withdrawDirections(trx, authority.id, asked.noteId, 'The note it was given in was withdrawn', said)
    await takeBackSaidIn(trx, authority.id, asked.noteId, said)
    await endRows(trx, authority.id, [rowIdOf(asked.noteId)], said)
    return true
  })
  if (withdrawn) await services.takeIn()
  return withdrawn
}

/** Takes a step with a direction. */
export async function step(
  services: Services,
  about: { directionId: string; revision: number; step: DirectionStep },
  said: SaidToday,
): Promise<StepTaken> {
  const { store, authority } = services
  const taken = await store.transaction(trx => stepDirection(trx, authority.id, about, said))
  if (taken === 'taken') await services.takeIn()
  return taken
}

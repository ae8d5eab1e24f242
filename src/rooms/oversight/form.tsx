import { v7 as uuid } from 'uuid'
import { may } from '../../domain/access/permissions.ts'
import type { NoteProblem } from '../../domain/oversight/note.ts'
import { type NoteKind, questionSetOf, questionSetOn } from '../../domain/oversight/question-set.ts'
import { notFound, page, type Reply, type RoomRequest } from '../../server/index.ts'
import { directionsOfChild } from '../../store/directions.ts'
import { notesOfChild, type OversightNote, readNote, type TypedNote } from '../../store/oversight-notes.ts'
import { openCaseFile } from '../child/index.ts'
import type { RoomServices } from '../services.ts'
import { oversightHref } from './addresses.ts'
import { factsOf } from './facts.ts'
import { keptBack, partDirections } from './kept-back.tsx'
import { ownerNames, ownersFor, ownIdsOf } from './owners.ts'
import { NoteFormPage, type NoteFormProps } from './pages/note-form.tsx'
import { stepsFor } from './steps.ts'
import { freshNote } from './typed.ts'

export type NoteFormRequest = RoomRequest<RoomServices, { childId: string; noteId?: string | undefined }>

/** Everything a note's form is drawn from, besides what was typed. */
export async function readForForm(request: NoteFormRequest) {
  const { services, principal, params, today } = request
  const { authority } = services
  const { childId } = params
  const [file, held, owners, ownerName, kept] = await Promise.all([
    openCaseFile(request, childId, today),
    services.readAs(principal, async db => ({
      notes: await notesOfChild(db, authority.id, childId),
      directions: await directionsOfChild(db, authority.id, childId),
    })),
    ownersFor(request, childId),
    ownerNames(request),
    keptBack(request),
  ])
  if (file === undefined) return undefined
  const reader = { id: principal.id, ownIds: ownIdsOf(principal), mayManage: may(principal, 'give-cover') }
  const previous = partDirections(held.directions, kept, request)
    .shown.map(direction => ({ direction, steps: stepsFor(direction, reader) }))
    .filter(each => each.steps.length > 0)
    .reverse()
  const { record, standings, standards } = file
  return {
    record,
    notes: held.notes,
    previous,
    owners,
    ownerName,
    facts: factsOf(file, held.notes, today),
    late: standings.flatMap(({ state, deadline }) =>
      state === 'overdue' ? [`${deadline.standardId} ${standards.byId(deadline.standardId, today).title}`] : [],
    ),
    isOwnCase: holdsTheCase(request, childId),
  }
}

export type ReadForForm = NonNullable<Awaited<ReturnType<typeof readForForm>>>

/** Whether the reader is the child’s allocated worker today. */
function holdsTheCase({ services, principal, today }: NoteFormRequest, childId: string): boolean {
  const { model } = services
  const child = model.numberOf(childId)
  const worker = child === undefined ? undefined : model.workers.texts[model.on(today).worker[child]!]
  return worker !== undefined && ownIdsOf(principal).includes(worker)
}

/** The form of a new note, ready to be written. */
export async function newNotePage(request: NoteFormRequest, kind: NoteKind): Promise<Reply> {
  const read = await readForForm(request)
  if (read === undefined) return notFound()
  return formPage(request, read, {
    noteId: uuid(),
    kind,
    revision: 0,
    questions: questionSetOn(request.today),
    typed: freshNote(request.today, uuid),
  })
}

/** The form of a draft as it is held. */
export async function draftPage(request: NoteFormRequest, note: OversightNote, said?: string): Promise<Reply> {
  const read = await readForForm(request)
  if (read === undefined) return notFound()
  return formPage(request, read, { ...asForm(note), said })
}

/** A draft as its form takes it. */
export function asForm(note: OversightNote) {
  return {
    noteId: note.note_id,
    kind: note.kind,
    revision: note.revision,
    questions: questionSetOf(note.questions_version),
    typed: note.typed,
  }
}

interface Shown {
  readonly noteId: string
  readonly kind: NoteKind
  readonly revision: number
  readonly questions: NoteFormProps['questions']
  readonly typed: TypedNote
  readonly problems?: readonly NoteProblem[]
  readonly theirs?: NoteFormProps['theirs']
  readonly said?: string | undefined
}

/** The form with what was typed in it, whatever that is. */
export function formPage(request: NoteFormRequest, read: ReadForForm, shown: Shown): Reply {
  const { params, today, csrf } = request
  const { facts, late, previous, owners, ownerName, isOwnCase } = read
  const { problems = [] } = shown
  return page({
    title: 'Oversight of a child',
    live: false,
    error: problems.length > 0 || shown.theirs !== undefined,
    breadcrumbs: [
      { text: 'The child', href: `/children/${encodeURIComponent(params.childId)}` },
      { text: 'Oversight', href: oversightHref(params.childId) },
      { text: 'A note' },
    ],
    body: (
      <NoteFormPage
        {...{ facts, late, previous, owners, ownerName, isOwnCase, today, csrf, problems }}
        {...shown}
        childId={params.childId}
      />
    ),
  })
}

/** One note of the child named in the address, as far as the reader may see it. */
export function noteAsked({ services, principal, params }: NoteFormRequest): Promise<OversightNote | undefined> {
  return services.readAs(principal, db => readNote(db, services.authority.id, params.childId, params.noteId ?? ''))
}

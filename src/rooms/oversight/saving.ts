import { type NoteProblem, type NoteWritten, problemsOf } from '../../domain/oversight/note.ts'
import { questionSetOf, questionSetOn } from '../../domain/oversight/question-set.ts'
import { isOwnWorkerOn } from '../../domain/standards/oversight/notes.ts'
import { data, notFound, type Reply, type RoomRequest, redirect } from '../../server/index.ts'
import { type DraftSent, isSameTyped, type OversightNote } from '../../store/oversight-notes.ts'
import type { SaidToday } from '../../store/said.ts'
import { namesOfPeople, type RoomServices } from '../services.ts'
import { noteHref, oversightHref } from './addresses.ts'
import { discard, keep, type Signable, sign } from './commands.ts'
import { asForm, formPage, noteAsked, type ReadForForm, readForForm } from './form.tsx'
import { ownIdsOf, signingId } from './owners.ts'
import { stepFrom } from './steps.ts'
import { dayOf, type NoteSent, previousIn, readTyped, typedOf } from './typed.ts'

type Sent = RoomRequest<RoomServices, { childId: string; noteId: string }, unknown, NoteSent>

/** A form of a note that was sent: kept as a draft, signed, or put away. */
export async function noteSent(request: Sent): Promise<Reply> {
  const { services, params, body } = request
  const said = saidBy(request)
  const held = await noteAsked(request)
  if (body.do === 'discard') {
    await discard(services, params.noteId, said)
    return redirect(`${oversightHref(params.childId)}?said=put-away`)
  }
  const draft = draftIn(request, held)
  if (draft === undefined) return notFound()
  // Sent twice: the first time signed it.
  if (body.do === 'sign' && held !== undefined && wasSigned(held) && isSameTyped(held.typed, draft.typed))
    return redirect(noteHref(params.childId, params.noteId))
  if (body.do === 'sign') return signed(request, draft, said)
  return kept(request, draft, said)
}

/** Keeps what was typed. A page without scripts is drawn again; our own script is told the new revision. */
async function kept(request: Sent, draft: DraftSent, said: SaidToday): Promise<Reply> {
  const { services, params, body } = request
  const result = await keep(services, draft, said)
  const isByScript = body.do === 'autosave'
  if (result.kind === 'none') return notFound()
  if (result.kind === 'kept') {
    return isByScript
      ? data({ revision: result.note.revision })
      : redirect(`${noteHref(params.childId, params.noteId)}?said=kept`)
  }
  if (isByScript) return data({ conflict: await nameOf(services, result.note) })
  return conflictPage(request, draft, result.note)
}

async function signed(request: Sent, draft: DraftSent, said: SaidToday): Promise<Reply> {
  const { services, params, today } = request
  const read = await readForForm(request)
  if (read === undefined) return notFound()
  const questions = questionSetOf(draft.questionsVersion)
  const written = readTyped(draft.typed, draft.kind, questions)
  const { steps, problems: ofSteps } = stepsIn(request, draft, read)
  const problems = [...problemsOf(written, questions, today), ...ofSteps, ...ownersUnknown(written, read)]
  if (problems.length > 0) return withProblems(request, draft, said, read, problems)
  const { heldOn } = written
  const note: Signable = {
    draft,
    written: { ...written, heldOn: heldOn! },
    present: draft.typed.present?.trim() ?? '',
    steps,
    earlier: read.notes.filter(each => each.state === 'signed'),
    signingId: signingId(request.principal),
    byOwnWorker:
      draft.kind !== 'unit discussion' &&
      ownIdsOf(request.principal).some(each => isOwnWorkerOn(read.record, each, heldOn!)),
  }
  const result = await sign(services, note, said)
  switch (result.kind) {
    case 'signed':
      return redirect(noteHref(params.childId, params.noteId))
    case 'direction changed': {
      const message =
        'Somebody changed one of the earlier directions while you were writing. How they stand now is shown: answer them again.'
      const now = (await readForForm(request)) ?? read
      return withProblems(request, draft, said, now, [{ field: 'decision', message }])
    }
    case 'none':
      return notFound()
    default:
      return conflictPage(request, draft, result.note)
  }
}

/** What was typed is kept as a draft, and shown with what keeps it from being signed. */
async function withProblems(
  request: Sent,
  draft: DraftSent,
  said: SaidToday,
  read: ReadForForm,
  problems: readonly NoteProblem[],
): Promise<Reply> {
  const result = await keep(request.services, draft, said)
  if (result.kind === 'none') return notFound()
  if (result.kind !== 'kept') return conflictPage(request, draft, result.note)
  return formPage(request, read, { ...asForm(result.note), problems })
}

/** Both texts: theirs, as it is held, and the reader's own in the form, which is kept once it is sent again. */
async function conflictPage(request: Sent, draft: DraftSent, note: OversightNote): Promise<Reply> {
  // Sent twice at once: the other one signed it.
  if (wasSigned(note) && isSameTyped(note.typed, draft.typed)) return redirect(noteHref(note.child_id, note.note_id))
  const read = await readForForm(request)
  if (read === undefined) return notFound()
  const theirs = { note, by: await nameOf(request.services, note) }
  return formPage(request, read, { ...asForm(note), typed: draft.typed, theirs })
}

function draftIn({ params, body, today }: Sent, held: OversightNote | undefined): DraftSent | undefined {
  const { childId, noteId } = params
  if (held === undefined && body.revision > 0) return undefined
  const questionsVersion = held?.questions_version ?? questionSetOn(today).version
  return {
    noteId,
    childId,
    kind: held?.kind ?? body.kind,
    questionsVersion,
    typed: typedOf(body),
    revision: body.revision,
  }
}

/** The beginning of a direction, enough to know it by. */
export function shortened(what: string, most = 80): string {
  const letters = [...what]
  return letters.length <= most ? what : `${letters.slice(0, most).join('').trimEnd()}…`
}

/** What is said of earlier directions, and where words are missing. Supervision answers every one that is open. */
function stepsIn(request: Sent, draft: DraftSent, read: ReadForForm) {
  const problems: NoteProblem[] = []
  const said = new Map(previousIn(draft.typed).map(each => [each.directionId, each]))
  const ownIds = ownIdsOf(request.principal)
  const steps: Signable['steps'][number][] = []
  for (const { direction, steps: possible } of read.previous) {
    const field = `previous-${direction.direction_id}`
    const answer = said.get(direction.direction_id)
    if (answer === undefined) {
      if (draft.kind === 'case supervision')
        problems.push({ field, message: `Choose what became of “${shortened(direction.what)}”` })
      continue
    }
    if (!possible.includes(answer.said)) {
      problems.push({ field, message: 'This has changed since: choose again what became of it' })
      continue
    }
    // What is told of in a discussion was done by the day of the discussion at the latest.
    const on = Math.min(dayOf(draft.typed, 'held', 'The day it was held').day ?? request.today, request.today)
    const byOwner = ownIds.includes(direction.owner_id)
    const step = stepFrom(answer.said, answer.words, { on, byOwner })
    if (step === undefined)
      problems.push({ field: `${field}-words`, message: 'Say how we know, or why not: a few words are enough' })
    else steps.push({ directionId: direction.direction_id, revision: answer.revision, step })
  }
  return { steps, problems }
}

function ownersUnknown({ directions }: NoteWritten, { owners }: ReadForForm): NoteProblem[] {
  return directions.flatMap(({ ownerId }, index) =>
    ownerId === '' || owners.some(each => each.id === ownerId)
      ? []
      : [{ field: `direction-${index}-owner`, message: 'Choose one of the people listed' }],
  )
}

/** Whether somebody signed it, also where it was withdrawn since. */
const wasSigned = ({ signed_at }: OversightNote): boolean => signed_at !== null

/** Who changed a note last. */
async function nameOf(services: RoomServices, { changed_by }: OversightNote): Promise<string> {
  return (await namesOfPeople(services)).get(changed_by) ?? 'Somebody else'
}

/** Who says it, when. */
export function saidBy({ principal, at, today }: Pick<Sent, 'principal' | 'at' | 'today'>): SaidToday {
  return { by: principal.id, byName: principal.name, at, today }
}

import { may } from '../../domain/access/permissions.ts'
import { mayWithdrawNote } from '../../domain/oversight/withdrawing.ts'
import { notFound, page, type Reply, type RoomRequest, redirect } from '../../server/index.ts'
import { directionsOfChild } from '../../store/directions.ts'
import type { OversightNote } from '../../store/oversight-notes.ts'
import { listPosts } from '../../store/people/posts.ts'
import type { RoomServices } from '../services.ts'
import { noteHref, oversightHref } from './addresses.ts'
import { withCases } from './cases.ts'
import { withdraw } from './commands.ts'
import { noteAsked } from './form.tsx'
import { ownerNames } from './owners.ts'
import { NotePage } from './pages/note.tsx'
import { saidBy } from './saving.ts'

type NoteRequest = RoomRequest<RoomServices, { childId: string; noteId: string }>

interface Shown {
  /** It was withdrawn a moment ago, and the page says so. */
  readonly isWithdrawnNow?: boolean
  readonly refused?: { readonly typed: string; readonly message: string }
}

/** A note that was signed, and the form that withdraws it for whoever may. */
export async function signedPage(request: NoteRequest, note: OversightNote, shown: Shown = {}): Promise<Reply> {
  const { services, principal, params, today, csrf } = request
  const [directions, ownerName, mayWithdraw] = await Promise.all([
    services.readAs(principal, db => directionsOfChild(db, services.authority.id, params.childId)),
    ownerNames(request),
    maySetAside(request, note),
  ])
  const given = withCases(
    services.model,
    directions.filter(each => each.from_id === note.note_id),
    today,
  )
  return page({
    title: 'A note of oversight',
    live: false,
    error: shown.refused !== undefined,
    breadcrumbs: [
      { text: 'The child', href: `/children/${encodeURIComponent(params.childId)}` },
      { text: 'Oversight', href: oversightHref(params.childId) },
      { text: 'A note' },
    ],
    body: (
      <NotePage
        {...{ note, ownerName, today, mayWithdraw, csrf }}
        directions={given}
        refused={shown.refused}
        said={shown.isWithdrawnNow ? 'The note is withdrawn, and so is what it asked for.' : undefined}
      />
    ),
  })
}

/** A withdrawal as it was sent. */
export async function withdrawalSent(
  request: RoomRequest<RoomServices, { childId: string; noteId: string }, unknown, { reason: string }>,
): Promise<Reply> {
  const { services, params, body } = request
  const note = await noteAsked(request)
  if (note === undefined || note.signed_at === null) return notFound()
  const done = redirect(`${noteHref(params.childId, params.noteId)}?said=withdrawn`)
  // Sent twice: the first time withdrew it.
  if (note.state === 'withdrawn') return done
  const because = body.reason.trim()
  const refused = (message: string) => signedPage(request, note, { refused: { typed: because, message } })
  if (!(await maySetAside(request, note)))
    return refused('Whoever signed the note, or somebody more senior than they are, has to withdraw it')
  if (because === '') return refused('Enter why it should not stand, such as “Written on the wrong child”')
  await withdraw(services, { noteId: note.note_id, because }, saidBy(request))
  return done
}

async function maySetAside({ services, principal }: NoteRequest, note: OversightNote): Promise<boolean> {
  if (note.state !== 'signed' || !may(principal, 'record-oversight')) return false
  const posts = await listPosts(services.store.db, services.authority.id, note.written_by)
  return mayWithdrawNote(principal, { id: note.written_by, roles: posts.map(each => each.role) })
}

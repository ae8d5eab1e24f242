import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { noteKinds } from '../../domain/oversight/question-set.ts'
import { notFound, routeWith } from '../../server/index.ts'
import { directionsOfChild } from '../../store/directions.ts'
import { notesOfChild } from '../../store/oversight-notes.ts'
import { recordedRowsOf } from '../../store/recorded-rows.ts'
import { openChild, tabPage } from '../child/index.ts'
import type { RoomServices } from '../services.ts'
import { rowIdOf } from './commands.ts'
import { draftPage, newNotePage, noteAsked } from './form.tsx'
import { keptBack, partDirections } from './kept-back.tsx'
import { looksOf } from './looked-at.ts'
import { ownerNames } from './owners.ts'
import { ChildOversight } from './pages/child-oversight.tsx'
import { noteSent } from './saving.ts'
import { signedPage, withdrawalSent } from './signed.tsx'
import { noteFields } from './typed.ts'

const route = routeWith<RoomServices>()
const ofChild = z.object({ childId: z.string() })
const ofNote = z.object({ childId: z.string(), noteId: z.uuid() })

/** A child's oversight: who has looked, notes and their drafts. */
export const childRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/oversight',
    permission: 'see-own-children',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: ofChild,
    query: z.object({ said: z.enum(['put-away']).optional().catch(undefined) }),
    async handler(request) {
      const { services, principal, params, today } = request
      const { authority } = services
      const [opened, held, ownerName, kept] = await Promise.all([
        openChild({ ...request, query: {} }),
        services.readAs(principal, async db => ({
          notes: await notesOfChild(db, authority.id, params.childId),
          directions: await directionsOfChild(db, authority.id, params.childId),
          recorded: await recordedRowsOf(db, authority.id, [params.childId]),
        })),
        ownerNames(request),
        keptBack(request),
      ])
      if (opened === undefined) return notFound()
      const mayRecord = may(principal, 'record-oversight')
      const signed = new Map(
        held.notes.filter(each => each.signed_at !== null).map(each => [rowIdOf(each.note_id), each]),
      )
      const recordedHere = new Set(held.recorded.get(params.childId)?.map(each => each.key))
      return tabPage(
        'A child: oversight',
        'oversight',
        opened,
        <ChildOversight
          {...{ ownerName, today, mayRecord }}
          said={request.query.said && 'The draft is put away.'}
          childId={params.childId}
          looks={looksOf(opened.file.record, signed, recordedHere, ownerName)}
          drafts={mayRecord ? held.notes.filter(each => each.state === 'draft') : []}
          directions={partDirections(held.directions, kept, request)}
        />,
      )
    },
  }),
  route({
    method: 'GET',
    path: '/children/:childId/oversight/new',
    permission: 'record-oversight',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: ofChild,
    query: z.object({ kind: z.enum(noteKinds).catch('case supervision') }),
    handler: request => newNotePage(request, request.query.kind),
  }),
  route({
    method: 'GET',
    path: '/children/:childId/oversight/:noteId',
    permission: 'see-own-children',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: ofNote,
    query: z.object({ said: z.enum(['kept', 'withdrawn']).optional().catch(undefined) }),
    async handler(request) {
      const { principal, query } = request
      const note = await noteAsked(request)
      if (note === undefined || note.state === 'discarded') return notFound()
      if (note.state === 'draft') {
        if (!may(principal, 'record-oversight')) return notFound()
        return draftPage(
          request,
          note,
          query.said === 'kept' ? 'The draft is kept. Sign it when it is finished.' : undefined,
        )
      }
      return signedPage(request, note, { isWithdrawnNow: query.said === 'withdrawn' })
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/oversight/:noteId',
    permission: 'record-oversight',
    audit: ({ childId }) => ({ event: 'oversight.recorded', childId }),
    params: ofNote,
    body: noteFields,
    handler: noteSent,
  }),
  route({
    method: 'POST',
    path: '/children/:childId/oversight/:noteId/withdraw',
    permission: 'record-oversight',
    audit: ({ childId }) => ({ event: 'oversight.changed', childId }),
    params: ofNote,
    body: z.object({ reason: z.string().max(5000).default('') }),
    handler: withdrawalSent,
  }),
]

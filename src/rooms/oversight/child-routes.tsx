import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { noteKinds } from '../../domain/oversight/question-set.ts'
import { notFound, page, routeWith } from '../../server/index.ts'
import { directionsOfChild } from '../../store/directions.ts'
import { notesOfChild } from '../../store/oversight-notes.ts'
import { openChild, tabPage } from '../child/index.ts'
import type { RoomServices } from '../services.ts'
import { oversightHref } from './addresses.ts'
import { withCases } from './cases.ts'
import { rowIdOf } from './commands.ts'
import { draftPage, newNotePage, noteAsked } from './form.tsx'
import { keptBack, partDirections } from './kept-back.tsx'
import { looksOf } from './looked-at.ts'
import { ownerNames } from './owners.ts'
import { ChildOversight } from './pages/child-oversight.tsx'
import { NotePage } from './pages/note.tsx'
import { noteSent } from './saving.ts'
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
        })),
        ownerNames(request),
        keptBack(request),
      ])
      if (opened === undefined) return notFound()
      const mayRecord = may(principal, 'record-oversight')
      const signed = new Map(
        held.notes.filter(each => each.state === 'signed').map(each => [rowIdOf(each.note_id), each]),
      )
      return tabPage(
        'A child: oversight',
        'oversight',
        opened,
        <ChildOversight
          {...{ ownerName, today, mayRecord }}
          said={request.query.said && 'The draft is put away.'}
          childId={params.childId}
          looks={looksOf(opened.file.record, signed, ownerName)}
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
    query: z.object({ said: z.enum(['kept']).optional().catch(undefined) }),
    async handler(request) {
      const { services, principal, params, today, query } = request
      const note = await noteAsked(request)
      if (note === undefined || note.state === 'discarded') return notFound()
      if (note.state === 'draft') {
        if (!may(principal, 'record-oversight')) return notFound()
        return draftPage(request, note, query.said && 'The draft is kept. Sign it when it is finished.')
      }
      const [directions, ownerName] = await Promise.all([
        services.readAs(principal, db => directionsOfChild(db, services.authority.id, params.childId)),
        ownerNames(request),
      ])
      const given = withCases(
        services.model,
        directions.filter(each => each.from_id === note.note_id),
        today,
      )
      return page({
        title: 'A note of oversight',
        live: false,
        breadcrumbs: [
          { text: 'The child', href: `/children/${encodeURIComponent(params.childId)}` },
          { text: 'Oversight', href: oversightHref(params.childId) },
          { text: 'A note' },
        ],
        body: <NotePage {...{ note, ownerName, today }} directions={given} />,
      })
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
]

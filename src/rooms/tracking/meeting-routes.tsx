import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { monthFrom, monthOf, monthText } from '../../domain/calendar/months.ts'
import { childName } from '../../domain/words/child-name.ts'
import { notFound, page, type Reply, redirect, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { readChildNames } from '../../store/child-names.ts'
import {
  type Attending,
  decisionsOfMeeting,
  listMeetings,
  readMeeting,
  type TrackingMeeting,
} from '../../store/tracking/index.ts'
import { ownerNames, saidBy } from '../oversight/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { meetingHref } from './addresses.ts'
import { isDecided, readAgenda, rowsOfPart } from './agenda.ts'
import { type Minuted, minutesTable } from './as-table.ts'
import { attend, begin } from './commands.ts'
import { emptyPlaces, MeetingPage } from './pages/meeting.tsx'

const route = routeWith<RoomServices>()
const ofMeeting = z.object({ meetingId: z.uuid() })
const said = z.literal('attendance').optional().catch(undefined)

/** How many people a meeting may name. */
const mostPeople = 30
const attendanceFields = z.object({
  revision: z.coerce.number().int().min(0).max(1_000_000),
  minuted: z.literal('yes').optional(),
  ...(Object.fromEntries(
    Array.from({ length: mostPeople }, (_, index) =>
      ['name', 'post', 'there'].map(each => [`${each}-${index}`, z.string().max(120).default('')] as const),
    ).flat(),
  ) as Record<string, z.ZodDefault<z.ZodString>>),
})

/** Meetings: who is there, and the minutes. */
export const meetingRoutes = [
  route({
    method: 'POST',
    path: '/tracking/meetings',
    permission: 'hold-tracking',
    audit: 'progress-meeting.started',
    body: z.object({ 'meeting-id': z.uuid(), month: z.string().max(7) }),
    async handler(request) {
      const { services, body, today } = request
      const month = monthFrom(body.month)
      if (month === undefined || month !== monthOf(today)) return notFound()
      const attendance = await lastAttendance(request)
      const meeting = { meetingId: body['meeting-id'], month: monthText(month), heldOn: today, attendance }
      await begin(services, meeting, saidBy(request))
      return redirect(meetingHref(meeting.meetingId))
    },
  }),
  route({
    method: 'GET',
    path: '/tracking/meetings/:meetingId',
    permission: 'list-children',
    audit: 'progress-meeting.viewed',
    params: ofMeeting,
    query: z.object({ said }),
    handler: request => meetingPage(request, request.params.meetingId, { said: request.query.said }),
  }),
  route({
    method: 'POST',
    path: '/tracking/meetings/:meetingId/attendance',
    permission: 'hold-tracking',
    audit: 'progress-meeting.changed',
    params: ofMeeting,
    body: attendanceFields,
    async handler(request) {
      const { services, params, body } = request
      const attendance = attendanceIn(body as unknown as Readonly<Record<string, string | undefined>>)
      const asked = {
        meetingId: params.meetingId,
        revision: Number(body.revision),
        attendance,
        minuted: body.minuted === 'yes',
      }
      if (await attend(services, asked, saidBy(request)))
        return redirect(`${meetingHref(params.meetingId)}?said=attendance`)
      return meetingPage(request, params.meetingId, {
        problem:
          'Somebody else changed who is there since you saw it. What you entered is below: keep it once more if it is right',
        typed: attendance,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/tracking/meetings/:meetingId/export',
    permission: 'export-lists',
    audit: 'progress-meeting.exported',
    params: ofMeeting,
    query: z.object({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { services, params, query, noteViewed } = request
      const meeting = await readMeeting(services.store.db, services.authority.id, params.meetingId)
      if (meeting === undefined) return notFound()
      const [rows, ownerName] = await Promise.all([minutesOf(request, meeting), ownerNames(request)])
      noteViewed(
        rows.map(each => each.decision.child_id),
        'exported with the minutes of a progress meeting',
      )
      return tableFile(minutesTable(meeting, rows, ownerName), query.format)
    },
  }),
]
async function meetingPage(
  request: AnyRequest,
  meetingId: string,
  { said, problem, typed }: { said?: 'attendance' | undefined; problem?: string; typed?: readonly Attending[] },
): Promise<Reply> {
  const { services, principal, csrf, noteViewed } = request
  const meeting = await readMeeting(services.store.db, services.authority.id, meetingId)
  if (meeting === undefined) return notFound()
  const [decided, agenda, ownerName] = await Promise.all([
    minutesOf(request, meeting),
    readAgenda(request, monthFrom(meeting.month)!),
    ownerNames(request),
  ])
  noteViewed(
    decided.map(each => each.decision.child_id),
    'in the minutes of a progress meeting',
  )
  const left = rowsOfPart(agenda, 'this-month').filter(each => !isDecided(each))
  return page({
    title: 'A progress meeting',
    current: 'tracking',
    live: false,
    error: problem !== undefined,
    breadcrumbs: [{ text: 'Progress meetings', href: '/tracking' }, { text: 'The meeting' }],
    body: (
      <MeetingPage
        {...{ meeting, decided, ownerName, problem, typed, csrf }}
        left={left.length}
        next={left[0]?.childId}
        said={said && 'Who is there is kept.'}
        mayHold={may(principal, 'hold-tracking')}
        mayExport={may(principal, 'export-lists')}
      />
    ),
  })
}

/** What a meeting decided, in the order it was decided, withdrawn or not, of children the reader may see. */
async function minutesOf({ services, principal }: AnyRequest, meeting: TrackingMeeting): Promise<Minuted[]> {
  const { authority } = services
  return services.readAs(principal, async db => {
    const decided = await decisionsOfMeeting(db, authority.id, meeting.meeting_id)
    const inOrder = decided.toReversed()
    const names = await readChildNames(
      db,
      authority.id,
      inOrder.map(each => each.child_id),
    )
    return inOrder.map(decision => ({
      decision,
      name: childName(names, decision.child_id),
    }))
  })
}

/** Whoever was asked to the last meeting is likely to be asked to this one; that they are there, somebody has to say. */
async function lastAttendance({ services, principal }: AnyRequest): Promise<readonly Attending[]> {
  const [last] = await listMeetings(services.store.db, services.authority.id)
  return last === undefined
    ? [{ name: principal.name, post: 'in the chair', present: true }]
    : last.attendance.map(each => ({ ...each, present: each.name === principal.name || undefined }))
}

function thereIn(sent: string | undefined): boolean | undefined {
  return sent === 'yes' ? true : sent === 'no' ? false : undefined
}

/** The people as typed; a row without a name is left out. */
function attendanceIn(body: Readonly<Record<string, string | undefined>>): Attending[] {
  return Array.from({ length: mostPeople }, (_, index) => ({
    name: (body[`name-${index}`] ?? '').trim(),
    post: (body[`post-${index}`] ?? '').trim(),
    present: thereIn(body[`there-${index}`]),
  }))
    .filter(each => each.name !== '')
    .slice(0, mostPeople - emptyPlaces)
}

import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { day } from '../../domain/calendar/day.ts'
import { monthOf } from '../../domain/calendar/months.ts'
import { questionSetOn } from '../../domain/oversight/question-set.ts'
import {
  notFound,
  page,
  type Reply,
  type RoomRequest,
  redirect,
  routeWith,
  tableFile,
  tableFormats,
} from '../../server/index.ts'
import { readChildNames } from '../../store/child-names.ts'
import {
  type Attending,
  decisionsOfMeeting,
  listMeetings,
  readMeeting,
  type TrackingDecision,
  type TrackingMeeting,
} from '../../store/tracking/index.ts'
import { ownerNames, ownersFor, saidBy } from '../oversight/index.ts'
import type { RoomServices } from '../services.ts'
import { inMeetingHref, meetingHref } from './addresses.ts'
import { readAgenda, rowsOfPart } from './agenda.ts'
import { type Minuted, minutesTable } from './as-table.ts'
import { type Card, readCard } from './card.ts'
import { attend, begin, decide, step } from './commands.ts'
import { monthFrom, monthText } from './months.ts'
import { InMeetingPage } from './pages/in-meeting.tsx'
import { emptyPlaces, MeetingPage } from './pages/meeting.tsx'
import { type DecisionProblem, type DecisionTyped, decisionFields, readDecision, typedFrom } from './typed.ts'
import { type PartKey, partKeys } from './words.ts'

const route = routeWith<RoomServices>()
type Asked = RoomRequest<RoomServices>

const ofMeeting = z.object({ meetingId: z.uuid() })
const ofChild = z.object({ meetingId: z.uuid(), childId: z.string() })
const saids = ['recorded', 'changed', 'attendance'] as const
const saidWords: Readonly<Record<(typeof saids)[number], string>> = {
  recorded: 'The decision is recorded. Its owner has it as a direction.',
  changed: 'The change is recorded.',
  attendance: 'Who is there is kept.',
}
const said = z.enum(saids).optional().catch(undefined)

/** How many people a meeting may name. */
const mostPeople = 30
const attendanceFields = z.object({
  revision: z.coerce.number().int().min(0).max(1_000_000),
  minuted: z.literal('yes').optional(),
  ...(Object.fromEntries(
    Array.from({ length: mostPeople }, (_, index) =>
      ['name', 'post', 'absent'].map(each => [`${each}-${index}`, z.string().max(120).default('')] as const),
    ).flat(),
  ) as Record<string, z.ZodDefault<z.ZodString>>),
})

/** Meetings: who is there, one child after the other on the screen in the room, the minutes. */
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
  route({
    method: 'GET',
    path: '/tracking/meetings/:meetingId/children/:childId',
    permission: 'hold-tracking',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: ofChild,
    query: z.object({
      part: z.enum(partKeys).default('this-month'),
      change: z.uuid().optional().catch(undefined),
      said,
    }),
    handler: request => inMeeting(request, request.params, request.query),
  }),
  route({
    method: 'POST',
    path: '/tracking/meetings/:meetingId/children/:childId',
    permission: 'hold-tracking',
    audit: ({ childId }) => ({ event: 'progress-decision.recorded', childId }),
    params: ofChild,
    query: z.object({ part: z.enum(partKeys).default('this-month') }),
    body: decisionFields,
    handler: decisionSent,
  }),
]

type Sent = RoomRequest<
  RoomServices,
  { meetingId: string; childId: string },
  { part: PartKey },
  z.infer<typeof decisionFields>
>

/** A decision, or a change of one, as it was sent. */
async function decisionSent(request: Sent): Promise<Reply> {
  const { services, params, body, query, today } = request
  const read = await readForMeeting(request, params)
  if (read === undefined) return notFound()
  const { meeting, card } = read
  const { 'decision-id': decisionId, revision, ...fields } = body
  const typed = fields as DecisionTyped
  const before = card.recorded.get(decisionId)
  const back = (what: 'recorded' | 'changed') =>
    redirect(inMeetingHref(meeting.meeting_id, card.childId, { part: partIn(query.part), said: what }))
  // Sent twice: the first time recorded it.
  if (revision === 0 && before !== undefined && before.revision === 1) return back('recorded')
  const held =
    before === undefined ? meeting : await readMeeting(services.store.db, services.authority.id, before.meeting_id)
  if (before === undefined && (meeting.minuted || revision > 0)) return notFound()
  const owners = await ownersFor(request, card.childId)
  const decidedOn = before === undefined ? today : day(before.decided_on)
  const judged = {
    decidedOn,
    owners: new Set([...owners.map(each => each.id), ...(before === undefined ? [] : [before.owner_id])]),
    earlier: earlierThan(card, before),
    questionsVersion: before?.questions_version ?? questionSetOn(today).version,
  }
  const result = readDecision(typed, judged)
  const again = { part: query.part, form: { decisionId, revision, typed } }
  if ('problems' in result) return inMeeting(request, params, { ...again, problems: result.problems })
  if (before === undefined) {
    const asked = { decisionId, meetingId: meeting.meeting_id, childId: card.childId, month: meeting.month }
    await decide(services, { ...asked, said: result.said }, saidBy(request))
    return back('recorded')
  }
  const change = { kind: 'changed', said: result.said } as const
  const done = held && (await step(services, { decisionId, revision, step: change }, saidBy(request)))
  if (done !== undefined) return back('changed')
  const form = { ...again.form, revision: before.revision }
  return inMeeting(request, params, { ...again, form, theirs: before, problems: [] })
}

const partIn = (part: PartKey) => (part === 'this-month' ? undefined : part)

/** The child's decisions before this one, the latest last. */
function earlierThan(card: Card, decision: TrackingDecision | undefined): string[] {
  return card.decisions
    .filter(
      each => each.key !== decision?.decision_id && (decision === undefined || each.on <= day(decision.decided_on)),
    )
    .map(each => each.decision)
    .reverse()
}

async function readForMeeting(request: Asked, { meetingId, childId }: { meetingId: string; childId: string }) {
  const { services } = request
  const meeting = await readMeeting(services.store.db, services.authority.id, meetingId)
  if (meeting === undefined) return undefined
  const card = await readCard(request, childId, monthFrom(meeting.month)!)
  return card && { meeting, card }
}

interface InMeetingAsked {
  readonly part: PartKey
  readonly change?: string | undefined
  readonly said?: (typeof saids)[number] | undefined
  /** As sent, where it was not taken. */
  readonly form?: { decisionId: string; revision: number; typed: DecisionTyped }
  readonly problems?: readonly DecisionProblem[]
  readonly theirs?: TrackingDecision
}

/** One child on the screen in the room. */
async function inMeeting(
  request: Asked,
  params: { meetingId: string; childId: string },
  asked: InMeetingAsked,
): Promise<Reply> {
  const { today, csrf, noteViewed } = request
  const read = await readForMeeting(request, params)
  if (read === undefined) return notFound()
  const { meeting, card } = read
  const [agenda, owners, ownerName] = await Promise.all([
    readAgenda(request, monthFrom(meeting.month)!),
    ownersFor(request, card.childId),
    ownerNames(request),
  ])
  noteViewed(
    card.family.relatives.map(each => each.childId),
    'named as family of a child in a progress meeting',
  )
  const own = agenda.rows.find(each => each.childId === card.childId)
  const part = own?.part ?? asked.part
  const decided = [...card.recorded.values()].find(
    each => each.withdrawn_at === null && each.meeting_id === meeting.meeting_id,
  )
  const changed = asked.change === undefined ? undefined : card.recorded.get(asked.change)
  const form = formFor({ asked, meeting, decided, changed })
  const about = card.recorded.get(form?.decisionId ?? '')
  return page({
    title: 'A child in a progress meeting',
    current: 'tracking',
    live: false,
    error: (asked.problems?.length ?? 0) > 0,
    breadcrumbs: [
      { text: 'Progress meetings', href: '/tracking' },
      { text: 'The meeting', href: meetingHref(meeting.meeting_id) },
      { text: 'A child' },
    ],
    body: (
      <InMeetingPage
        {...{ meeting, card, decided, ownerName, today, part }}
        rows={rowsOfPart(agenda, part)}
        theirs={asked.theirs}
        said={asked.said && saidWords[asked.said]}
        form={
          form && {
            ...form,
            action: inMeetingHref(meeting.meeting_id, card.childId, { part: partIn(part) }),
            problems: asked.problems ?? [],
            owners: withOwner(owners, about, ownerName),
            earlier: earlierThan(card, about),
            decidedOn: about === undefined ? today : day(about.decided_on),
            questionsVersion: about?.questions_version ?? questionSetOn(today).version,
            csrf,
          }
        }
      />
    ),
  })
}

/** What was sent and not taken; the decision to be changed; an empty form where nothing is decided yet. */
function formFor({
  asked,
  meeting,
  decided,
  changed,
}: {
  asked: InMeetingAsked
  meeting: TrackingMeeting
  decided: TrackingDecision | undefined
  changed: TrackingDecision | undefined
}) {
  if (asked.form !== undefined) return asked.form
  if (changed !== undefined && changed.withdrawn_at === null)
    return { decisionId: changed.decision_id, revision: changed.revision, typed: typedFrom(changed) }
  if (decided !== undefined || meeting.minuted) return undefined
  return { decisionId: uuid(), revision: 0, typed: {} }
}

/** Whoever owns it now stays in the choice. */
function withOwner(
  owners: readonly { id: string; name: string }[],
  decision: TrackingDecision | undefined,
  ownerName: (ownerId: string) => string,
) {
  if (decision === undefined || owners.some(each => each.id === decision.owner_id)) return owners
  return [...owners, { id: decision.owner_id, name: ownerName(decision.owner_id) }]
}

async function meetingPage(
  request: Asked,
  meetingId: string,
  {
    said,
    problem,
    typed,
  }: { said?: (typeof saids)[number] | undefined; problem?: string; typed?: readonly Attending[] },
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
  const left = rowsOfPart(agenda, 'this-month').filter(each => each.decision === undefined)
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
        said={said && saidWords[said]}
        mayHold={may(principal, 'hold-tracking')}
        mayExport={may(principal, 'export-lists')}
      />
    ),
  })
}

/** What a meeting decided, in the order it was decided, of children the reader may see. */
async function minutesOf({ services, principal }: Asked, meeting: TrackingMeeting): Promise<Minuted[]> {
  const { authority } = services
  return services.readAs(principal, async db => {
    const decided = await decisionsOfMeeting(db, authority.id, meeting.meeting_id)
    const standing = decided.filter(each => each.withdrawn_at === null).reverse()
    const names = await readChildNames(
      db,
      authority.id,
      standing.map(each => each.child_id),
    )
    return standing.map(decision => ({
      decision,
      name: names.get(decision.child_id) ?? `Child ${decision.child_id}`,
    }))
  })
}

/** Whoever was at the last meeting is likely to be at this one. */
async function lastAttendance({ services, principal }: Asked): Promise<readonly Attending[]> {
  const [last] = await listMeetings(services.store.db, services.authority.id)
  return last === undefined
    ? [{ name: principal.name, post: 'in the chair', present: true }]
    : last.attendance.map(each => ({ ...each, present: true }))
}

/** The people as typed; a row without a name is left out. */
function attendanceIn(body: Readonly<Record<string, string | undefined>>): Attending[] {
  return Array.from({ length: mostPeople }, (_, index) => ({
    name: (body[`name-${index}`] ?? '').trim(),
    post: (body[`post-${index}`] ?? '').trim(),
    present: body[`absent-${index}`] !== 'yes',
  }))
    .filter(each => each.name !== '')
    .slice(0, mostPeople - emptyPlaces)
}

import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Day, day } from '../../domain/calendar/day.ts'
import { monthFrom } from '../../domain/calendar/months.ts'
import { questionSetOn } from '../../domain/oversight/question-set.ts'
import { decidedBefore } from '../../domain/tracking/rules.ts'
import { notFound, page, type Reply, type RoomRequest, redirect, routeWith } from '../../server/index.ts'
import { listMeetings, readMeeting, type TrackingDecision, type TrackingMeeting } from '../../store/tracking/index.ts'
import { ownerNames, ownersFor, saidBy } from '../oversight/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { inMeetingHref, meetingHref } from './addresses.ts'
import { readAgenda, rowsOfPart } from './agenda.ts'
import { type Card, readCard } from './card.ts'
import { decide, step } from './commands.ts'
import { InMeetingPage } from './pages/in-meeting.tsx'
import {
  type DecisionProblem,
  type DecisionTyped,
  decidedOnIn,
  decisionFields,
  freshDecision,
  readDecision,
  typedFrom,
} from './typed.ts'
import { type PartKey, partKeys } from './words.ts'

const route = routeWith<RoomServices>()
const ofChild = z.object({ meetingId: z.uuid(), childId: z.string() })
const saids = ['recorded', 'changed'] as const
const saidWords: Readonly<Record<(typeof saids)[number], string>> = {
  recorded: 'The decision is recorded. Its owner has it as a direction.',
  changed: 'The change is recorded.',
}
const said = z.enum(saids).optional().catch(undefined)

/** One child after the other on the screen in the room: the card and what is decided. */
export const inMeetingRoutes = [
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
  const chosen =
    before === undefined ? decidedOnIn(typed, { heldOn: day(meeting.held_on), today }) : { on: day(before.decided_on) }
  const decidedOn = chosen.on
  const judged = {
    decidedOn,
    owners: new Set([...owners.map(each => each.id), ...(before === undefined ? [] : [before.owner_id])]),
    earlier: earlierThan(card, decidedOn, before?.meeting_id ?? meeting.meeting_id),
    questionsVersion: before?.questions_version ?? questionSetOn(today).version,
  }
  const result = readDecision(typed, judged)
  const again = { part: query.part, form: { decisionId, revision, typed } }
  const problems = [...('problem' in chosen ? [chosen.problem] : []), ...('problems' in result ? result.problems : [])]
  if ('problems' in result || problems.length > 0) return inMeeting(request, params, { ...again, problems })
  if (before === undefined) {
    const asked = { decisionId, meetingId: meeting.meeting_id, childId: card.childId, month: meeting.month, decidedOn }
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

/**
 * The child's decisions before a day, the latest last. Those of the same meeting are no earlier ones: the case system may
 * tell of it too, and somebody may have decided in it twice.
 */
function earlierThan({ allDecisions, recorded }: Card, decidedOn: Day, meetingId: string): string[] {
  return decidedBefore(
    allDecisions.filter(each => recorded.get(each.key)?.meeting_id !== meetingId).toReversed(),
    decidedOn,
  )
}

async function readForMeeting(request: AnyRequest, { meetingId, childId }: { meetingId: string; childId: string }) {
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
  request: AnyRequest,
  params: { meetingId: string; childId: string },
  asked: InMeetingAsked,
): Promise<Reply> {
  const { services, today, csrf, noteViewed } = request
  const read = await readForMeeting(request, params)
  if (read === undefined) return notFound()
  const { meeting, card } = read
  const [agenda, owners, ownerName, meetings] = await Promise.all([
    readAgenda(request, monthFrom(meeting.month)!),
    ownersFor(request, card.childId),
    ownerNames(request),
    listMeetings(services.store.db, services.authority.id, meeting.month),
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
  const heldOn = day(meeting.held_on)
  const decidedOn = about === undefined ? decidedOnIn(form?.typed ?? {}, { heldOn, today }).on : day(about.decided_on)
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
        stillOpen={meetings.find(each => !each.minuted)}
        theirs={asked.theirs}
        said={asked.said && saidWords[asked.said]}
        form={
          form && {
            ...form,
            action: inMeetingHref(meeting.meeting_id, card.childId, { part: partIn(part) }),
            problems: asked.problems ?? [],
            owners: withOwner(owners, about, ownerName),
            earlier: earlierThan(card, decidedOn, about?.meeting_id ?? meeting.meeting_id),
            decidedOn,
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
  return { decisionId: uuid(), revision: 0, typed: freshDecision(day(meeting.held_on)) }
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

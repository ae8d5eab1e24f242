import { v7 as fresh, v5 as named } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { iso, parseDay } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { page, type Reply, type RoomRequest, redirect, routeWith } from '../../server/index.ts'
import type { NewProcess } from '../../store/legal/index.ts'
import { saidBy } from '../oversight/index.ts'
import type { RoomServices } from '../services.ts'
import { legalHref, processHref } from './addresses.ts'
import { recorded, viewed } from './audit.ts'
import { begin } from './commands.ts'
import { legalOf } from './of-child.ts'
import { nameFor, top } from './opened.tsx'
import { ChildLegalPage } from './pages/child-legal.tsx'
import type { FormState } from './pages/form-parts.tsx'
import { type BeforeRow, beforeSteps, type CourtRow, courtSteps, type NotTakenUp } from './told-elsewhere.ts'
import { FormReader, formFields, type Typed, typedDay } from './typed.ts'
import { type Done, dones } from './words.ts'

const route = routeWith<RoomServices>()

const params = z.object({ childId: z.string().max(200) })
type Of = { readonly childId: string }

/** A process taken up has the same id whoever takes it up: sent twice, it is one. */
const takenUp = '6f1d8a52-8a63-4c5e-9d0e-6f2a51f7c2b1'

/** A child's processes, the referral to legal, and taking up what the extract tells of. */
export const childRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/legal',
    permission: 'see-own-children',
    audit: ({ childId }) => viewed(childId),
    params,
    query: z.object({ done: z.enum(dones).optional() }),
    handler: request => childPage(request, { done: request.query.done }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/refer',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params,
    body: formFields(['id', 'reason'], ['referred_on']),
    async handler(request) {
      const { services, params, body, today } = request
      const reader = new FormReader(body, today)
      const referredOn = reader.neededDay('referred_on', 'The day of the referral')
      const on = parseDay(referredOn)
      if (on !== undefined && on > today)
        reader.say('referred_on', `The day of the referral must be today, ${longDate(today)}, or before`)
      const reason = reader.neededText('reason', 'Why a court might be needed', 'Enter why a court might be needed')
      const processId = z.uuid().safeParse(body.id).data ?? fresh()
      if (reader.problems.length > 0)
        return childPage(request, { state: { typed: body, problems: reader.problems }, formId: processId })
      const { childId } = params
      const told = { referred_on: referredOn, is_taken_up: false }
      await begin(services, { processId, childId, reason, told }, saidBy(request))
      return redirect(processHref({ child_id: childId, process_id: processId }, '?done=referred'))
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/take-up',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params,
    body: z.object({ row: z.string().max(400).default('') }),
    async handler(request) {
      const { services, params, body } = request
      const { childId } = params
      const { elsewhere } = await legalOf(request, childId)
      const found = elsewhere.find(each => each.row.source.key === body.row)
      if (found === undefined) return redirect(legalHref(childId, '?done=gone'))
      const process = asProcess(childId, found)
      await begin(services, process, saidBy(request))
      return redirect(processHref({ child_id: childId, process_id: process.processId }, '?done=taken-up'))
    },
  }),
]

/** An imported process as one to be held here, with what its row says. */
function asProcess(childId: string, { kind, row }: NotTakenUp): NewProcess {
  const since = iso(row.on!)
  const steps = kind === 'proceedings' ? courtSteps(row as CourtRow) : beforeSteps(row as BeforeRow)
  const begun = kind === 'proceedings' ? {} : { pre_proceedings_on: since }
  return {
    processId: named(`${childId} ${kind} ${row.source.key}`, takenUp),
    childId,
    reason: 'Taken up from the extract, which does not say why it was begun.',
    told: { ...steps, ...begun, referred_on: since, is_taken_up: true },
  }
}

interface Shown {
  readonly state?: FormState
  readonly formId?: string
  readonly done?: Done | undefined
}

async function childPage(
  request: RoomRequest<RoomServices, Of>,
  { state, formId = fresh(), done }: Shown = {},
): Promise<Reply> {
  const { principal, params, today, csrf } = request
  const [legal, name] = await Promise.all([legalOf(request, params.childId), nameFor(request, params.childId)])
  const usual: Typed = typedDay('referred_on', iso(today))
  return page({
    title: 'A child before and in court',
    current: 'legal',
    breadcrumbs: [top, { text: 'A child' }],
    error: state !== undefined,
    body: (
      <ChildLegalPage
        {...{ name, legal, today, formId, done, csrf }}
        state={state ?? { typed: usual, problems: [] }}
        mayRecord={may(principal, 'record-oversight')}
      />
    ),
  })
}

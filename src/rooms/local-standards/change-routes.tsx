import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { stateOfChange } from '../../store/local-standards.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { settingHref } from './addresses.ts'
import { decide, withdraw } from './commands.ts'
import { ChangePage, type ChangeProblem, doneWords } from './pages/change.tsx'
import { readLocalSetting } from './queries.ts'
import { crumbs, datedStandard, standardId } from './standard-asked.ts'

const route = routeWith<RoomServices>()

const ofChange = z.object({ standardId, changeId: z.uuid() })
const dones = Object.keys(doneWords) as (keyof typeof doneWords)[]
const short = z.string().max(5000).default('')
const longestNote = 500

/** A setting that was proposed: how it stands, its approval and its withdrawal. */
export const changeRoutes = [
  route({
    method: 'GET',
    path: '/standards/:standardId/setting/:changeId',
    permission: 'see-standards',
    audit: 'local-standard.viewed',
    params: ofChange,
    query: z.object({ done: z.enum(dones).optional() }),
    handler: request => one(request, request.params, { done: request.query.done }),
  }),
  route({
    method: 'POST',
    path: '/standards/:standardId/setting/:changeId/decide',
    permission: 'approve-local-standards',
    audit: 'local-standard.changed',
    params: ofChange,
    body: z.object({ decision: z.string().max(20).default(''), note: short }),
    async handler(request) {
      const { services, params, body, principal, today, at } = request
      const note = body.note.trim()
      const wrong = (field: ChangeProblem['field'], message: string) =>
        one(request, params, { problem: { field, message } })
      if (body.decision !== 'approve' && body.decision !== 'decline')
        return wrong('decision', 'Choose whether you approve or decline it')
      if (body.decision === 'decline' && note === '')
        return wrong('note', 'Enter why you decline it, such as "Let us see the summer first"')
      if (note.length > longestNote) return wrong('note', `Enter ${longestNote} characters or fewer`)
      const approve = body.decision === 'approve'
      const asked = { ...params, approve, note, today }
      const decided = await decide(services, asked, { by: principal.id, at })
      if (!decided) return wrong('decision', 'It does not wait for you any more: see above how it stands')
      return redirect(settingHref(params.standardId, `/${params.changeId}?done=${approve ? 'approved' : 'declined'}`))
    },
  }),
  route({
    method: 'POST',
    path: '/standards/:standardId/setting/:changeId/withdraw',
    permission: 'set-local-standards',
    audit: 'local-standard.changed',
    params: ofChange,
    body: z.object({ because: short }),
    async handler(request) {
      const { services, params, body, principal, today, at } = request
      const because = body.because.trim()
      const wrong = (message: string) => one(request, params, { problem: { field: 'because', message } })
      if (because === '') return wrong('Enter why, such as "A number was mistyped"')
      if (because.length > longestNote) return wrong(`Enter ${longestNote} characters or fewer`)
      const done = await withdraw(services, { ...params, because, today }, { by: principal.id, at })
      if (!done) return wrong('It can be withdrawn no more: propose another setting instead')
      return redirect(settingHref(params.standardId, `/${params.changeId}?done=withdrawn`))
    },
  }),
]

async function one(
  request: AnyRequest,
  { standardId: id, changeId }: { standardId: string; changeId: string },
  { done, problem }: { done?: keyof typeof doneWords | undefined; problem?: ChangeProblem },
): Promise<Reply> {
  const { services, principal, organisation, today, csrf } = request
  const standard = datedStandard(request, id)
  if (standard === undefined) return notFound()
  const { changes, names, maySet, forReader } = await readLocalSetting(request, standard)
  const change = changes.find(each => each.change_id === changeId)
  if (change === undefined) return notFound()
  // What was said of it a moment ago may no longer be so.
  const isSo = done === 'proposed' ? stateOfChange(change) === 'pending' : done === stateOfChange(change)
  return page({
    title: `Local setting of ${standard.id}`,
    current: 'standards',
    live: false,
    error: problem !== undefined,
    breadcrumbs: crumbs(standard, 'Local setting'),
    body: (
      <ChangePage
        {...{ change, standard, names, organisation, today, maySet, problem, csrf }}
        title={services.standards().byId(id, today).title}
        mayDecide={forReader.includes(change)}
        maySeeNumbers={may(principal, 'see-numbers')}
        done={isSo ? done : undefined}
      />
    ),
  })
}

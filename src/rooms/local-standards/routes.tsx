import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { settingOn } from '../../domain/standards/local/setting.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { evidenceFrom } from '../../domain/standards/state.ts'
import { notFound, page, type Reply, type RoomRequest, redirect, routeWith } from '../../server/index.ts'
import { listChanges, stateOfChange } from '../../store/local-standards.ts'
import { namesOf, namesOfPeople, type RoomServices } from '../services.ts'
import { settingHref } from './addresses.ts'
import { decide, propose, withdraw } from './commands.ts'
import { effectsFor, keptEffects } from './effect.ts'
import { AllSettingsPage } from './pages/all.tsx'
import { ChangePage, type ChangeProblem, doneWords } from './pages/change.tsx'
import { SettingFormPage } from './pages/setting-form.tsx'
import { TriedPage, TryingPage } from './pages/tried.tsx'
import { approversFor, readLocalSetting } from './queries.ts'
import { readSetting, type SettingProblem, type SettingTyped, settingFields, typedFrom } from './typed.ts'

const route = routeWith<RoomServices>()
type Asked = RoomRequest<RoomServices>

/** Children on one page of a list. */
const shown = 100

const top = { text: 'Standards', href: '/standards' }
const standardId = z.string().max(60)
const ofStandard = z.object({ standardId })
const ofTried = z.object({ standardId, job: z.uuid() })
const ofChange = z.object({ standardId, changeId: z.uuid() })
const whens = ['first-day', 'today'] as const
const dones = Object.keys(doneWords) as (keyof typeof doneWords)[]
const short = z.string().max(5000).default('')
const longestNote = 500

/** What the authority sets of its standards: seen first, proposed, approved, withdrawn. */
export const routes = [
  route({
    method: 'GET',
    path: '/standards/local',
    permission: 'see-standards',
    audit: 'local-standards.listed',
    async handler({ services, principal, today }) {
      const [changes, names] = await Promise.all([
        listChanges(services.store.db, services.authority.id),
        namesOfPeople(services),
      ])
      const titles = new Map(
        services
          .standards()
          .on(today)
          .map(each => [each.id, each.title]),
      )
      const titleOf = (id: string) => titles.get(id) ?? ''
      return page({
        title: 'Local settings',
        current: 'standards',
        breadcrumbs: [top, { text: 'Local settings' }],
        body: (
          <AllSettingsPage {...{ changes, names, titleOf, today }} maySet={may(principal, 'set-local-standards')} />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/standards/:standardId/setting',
    permission: 'set-local-standards',
    audit: 'local-standard.viewed',
    params: ofStandard,
    query: z.object({ again: z.uuid().optional(), forgotten: z.literal('yes').optional() }),
    async handler(request) {
      const { params, query, principal, today } = request
      const standard = datedStandard(request, params.standardId)
      if (standard === undefined) return notFound()
      const tried = query.again === undefined ? undefined : triedBy(request, standard, query.again)
      const usual = typedFrom(settingOn(standard, today), today, { reason: '', approver: '' })
      if (tried === undefined) return form(request, standard, usual, [], query.forgotten === 'yes')
      const { asked } = tried
      const said = { reason: asked.reason, approver: asked.approverId === principal.id ? '' : asked.approverId }
      const typed = typedFrom({ ...settingOn(standard, asked.from), ...asked.setting }, asked.from, said)
      return form(request, standard, typed, [])
    },
  }),
  route({
    method: 'POST',
    path: '/standards/:standardId/setting/try',
    permission: 'set-local-standards',
    audit: 'local-standard.started',
    params: ofStandard,
    body: settingFields,
    async handler(request) {
      const { services, params, body, principal, today } = request
      const standard = datedStandard(request, params.standardId)
      if (standard === undefined) return notFound()
      const read = readSetting(body, { standard, today, approvers: await approversFor(request) })
      if ('problems' in read) return form(request, standard, body, read.problems)
      const job = services.desk.trySetting({ ...read.asked, by: principal.id })
      return redirect(settingHref(standard.id, `/tried/${job}`))
    },
  }),
  route({
    method: 'GET',
    path: '/standards/:standardId/setting/tried/:job',
    permission: 'set-local-standards',
    audit: 'local-standard.viewed',
    params: ofTried,
    query: z.object({
      when: z.enum(whens).optional(),
      page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
    }),
    handler: request => tried(request, request.params, request.query),
  }),
  route({
    method: 'POST',
    path: '/standards/:standardId/setting',
    permission: 'set-local-standards',
    audit: 'local-standard.changed',
    params: ofStandard,
    body: z.object({ tried: z.uuid() }),
    async handler(request) {
      const { services, params, body, principal, at, today } = request
      const standard = datedStandard(request, params.standardId)
      if (standard === undefined) return notFound()
      const found = triedBy(request, standard, body.tried)
      if (found?.tried === undefined) return redirect(settingHref(standard.id, '?forgotten=yes'))
      const { asked } = found
      const approvers = await approversFor(request)
      const again = { job: body.tried, standardId: standard.id }
      if (!approvers.some(each => each.id === asked.approverId))
        return tried(
          request,
          again,
          {},
          'Whoever was to approve it may not any more. Change something, and choose another.',
        )
      if (asked.from < today)
        return tried(
          request,
          again,
          {},
          'Its first day has passed since you saw this. Change something, and give another.',
        )
      const effect = keptEffects(effectsFor(request, found.tried, standard))
      const { from, setting, reason, approverId } = asked
      const change = { standardId: standard.id, from, setting, reason, approverId, effect }
      const id = await propose(services, change, { by: principal.id, at })
      return redirect(settingHref(standard.id, `/${id}?done=proposed`))
    },
  }),
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

/** The standard with all its settings by date; undefined where there is none with this id. */
function datedStandard({ services }: Pick<Asked, 'services'>, id: string): Standard | undefined {
  return findStandard(id) && services.standards().dated(id)
}

/** What this person tried of this standard, for as long as it is remembered. */
function triedBy({ services, principal }: Pick<Asked, 'services' | 'principal'>, standard: Standard, job: string) {
  const found = services.desk.triedSetting(job)
  return found?.asked.by === principal.id && found.asked.standardId === standard.id ? found : undefined
}

async function form(
  request: Asked,
  standard: Standard,
  typed: SettingTyped,
  problems: readonly SettingProblem[],
  forgotten = false,
): Promise<Reply> {
  const { services, today, csrf } = request
  return page({
    title: `Change the local setting of ${standard.id}`,
    current: 'standards',
    live: false,
    error: problems.length > 0,
    breadcrumbs: crumbs(standard, 'Change the local setting'),
    body: (
      <SettingFormPage
        {...{ today, typed, problems, forgotten, csrf }}
        standard={services.standards().byId(standard.id, today)}
        now={settingOn(standard, today)}
        approvers={await approversFor(request)}
      />
    ),
  })
}

/** What was tried: how far it is, or what came of it. */
async function tried(
  request: Asked,
  { standardId: id, job }: { standardId: string; job: string },
  query: { when?: (typeof whens)[number] | undefined; page?: number },
  problem?: string,
): Promise<Reply> {
  const { services, organisation, today, csrf, noteViewed } = request
  const standard = datedStandard(request, id)
  if (standard === undefined) return notFound()
  const found = triedBy(request, standard, job)
  const work = services.jobs.find(job)
  if (found === undefined || (found.tried === undefined && work === undefined))
    return redirect(settingHref(standard.id, '?forgotten=yes'))
  const common = {
    title: `What a setting of ${standard.id} would change`,
    current: 'standards',
    breadcrumbs: crumbs(standard, 'What it would change'),
  } as const
  const set = services.standards().byId(standard.id, today)
  if (found.tried === undefined) return page({ ...common, body: <TryingPage job={work!} standard={set} /> })
  const { asked } = found
  const effects = effectsFor(request, found.tried, standard)
  const chosen = effects.find(each => each.when === 'today' && query.when === 'today') ?? effects[0]!
  const { children } = chosen.effect
  const pages = Math.max(1, Math.ceil(children.length / shown))
  const at = Math.min(query.page ?? 1, pages)
  const rows = children.slice((at - 1) * shown, at * shown)
  const ids = rows.map(each => each.childId)
  noteViewed(ids, 'listed among those a setting of a standard would touch')
  const [names, people] = await Promise.all([namesOf(request, ids), namesOfPeople(services)])
  return page({
    ...common,
    live: false,
    error: problem !== undefined,
    body: (
      <TriedPage
        {...{ job, asked, effects, chosen, names, organisation, today, csrf, problem }}
        standard={set}
        before={settingOn(standard, asked.from)}
        approver={people.get(asked.approverId) ?? asked.approverId}
        shown={rows}
        paging={{ at, pages, first: (at - 1) * shown }}
        looked={found.tried.children}
        supplied={evidenceFrom(services.coverage(), standard.evidence) !== null}
      />
    ),
  })
}

async function one(
  request: Asked,
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

function crumbs(standard: Standard, here: string) {
  return [top, { text: standard.id, href: `/standards/${standard.id}` }, { text: here }]
}

import { z } from 'zod'
import { settingOn } from '../../domain/standards/local/setting.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { evidenceFrom } from '../../domain/standards/state.ts'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import type { AnyRequest } from '../services.ts'
import { namesOf, namesOfPeople, type RoomServices } from '../services.ts'
import { settingHref } from './addresses.ts'
import { propose } from './commands.ts'
import { effectsFor, keptEffects } from './effect.ts'
import { SettingFormPage } from './pages/setting-form.tsx'
import { TriedPage, TryingPage } from './pages/tried.tsx'
import { approversFor } from './queries.ts'
import { crumbs, datedStandard, standardId } from './standard-asked.ts'
import { readSetting, type SettingProblem, type SettingTyped, settingFields, typedFrom } from './typed.ts'

const route = routeWith<RoomServices>()

/** Children on one page of a list. */
const shown = 100

const ofStandard = z.object({ standardId })
const ofTried = z.object({ standardId, job: z.uuid() })
const whens = ['first-day', 'today'] as const

/** A setting that is typed in, tried to see whom it would move, and proposed. */
export const tryRoutes = [
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
]

/** What this person tried of this standard, for as long as it is remembered. */
function triedBy({ services, principal }: Pick<AnyRequest, 'services' | 'principal'>, standard: Standard, job: string) {
  const found = services.desk.triedSetting(job)
  return found?.asked.by === principal.id && found.asked.standardId === standard.id ? found : undefined
}

async function form(
  request: AnyRequest,
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
  request: AnyRequest,
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

import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { iso, partsOf } from '../../domain/calendar/day.ts'
import { addWeeks } from '../../domain/calendar/months.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import { notFound, page, type Reply, redirect, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { type Campaign, listCampaigns, readCampaign } from '../../store/campaigns/index.ts'
import { ownerNames } from '../oversight/index.ts'
import { type AnyRequest, namesOf, personNamer, type RoomServices } from '../services.ts'
import { campaignHref } from './addresses.ts'
import { childrenTable } from './as-table.ts'
import { readCohort, wordsOf } from './cohort.ts'
import { begin, change } from './commands.ts'
import { type DefinitionTyped, definitionFields, readDefinition, typedOf } from './definition-typed.ts'
import { filtered, listQuery } from './filter.ts'
import { CampaignsPage } from './pages/campaigns.tsx'
import { ChildrenPage } from './pages/children.tsx'
import { ComparisonPage } from './pages/comparison.tsx'
import { DefinePage, type FreezeProblem, type FreezeTyped } from './pages/define.tsx'
import { doneWords } from './pages/frame.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { readListed, readWhole } from './reading.ts'

const route = routeWith<RoomServices>()
/** Children on one page of a list. */
const shown = 100
/** How long a new campaign has unless something else is chosen. */
const usualWeeks = 6
const longestName = 100

const ofCampaign = z.object({ campaignId: z.uuid() })
const part = z.string().max(20).default('')
const dueFields = { 'due-day': part, 'due-month': part, 'due-year': part }
const dones = Object.keys(doneWords) as (keyof typeof doneWords)[]
export const top = { text: 'Bulk reviews', href: '/campaigns' }

/** Campaigns: chosen, fixed, at a glance, their children, and compared. */
export const campaignRoutes = [
  route({
    method: 'GET',
    path: '/campaigns',
    permission: 'review-in-campaigns',
    audit: 'campaigns.listed',
    async handler(request) {
      const { services, principal } = request
      const campaigns = await listCampaigns(services.store.db, services.authority.id)
      const reads = await Promise.all(campaigns.map(each => readListed(request, each)))
      return page({
        title: 'Bulk reviews',
        current: 'oversight',
        breadcrumbs: [{ text: 'Oversight', href: '/oversight' }, { text: 'Bulk reviews' }],
        body: <CampaignsPage reads={reads} mayRun={may(principal, 'run-campaigns')} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns/new',
    permission: 'run-campaigns',
    audit: 'campaign.viewed',
    query: z.object({ ...definitionFields, repeats: z.uuid().optional() }),
    async handler(request) {
      const { query, today } = request
      const repeats = await repeated(request, query.repeats)
      // Before anything is asked the form holds the usual question, or that of the campaign to be repeated.
      const isFresh = query.on === ''
      const typed = isFresh
        ? { ...(repeats === undefined ? fresh : typedOf(repeats.definition)), on: iso(today) }
        : typedIn(query)
      return define(request, { typed, repeats, ask: !isFresh || repeats !== undefined })
    },
  }),
  route({
    method: 'POST',
    path: '/campaigns',
    permission: 'run-campaigns',
    audit: 'campaign.started',
    body: z.object({
      ...definitionFields,
      ...dueFields,
      campaign: z.uuid(),
      counted: z.coerce.number('counted is a number, such as 175').int().min(0).max(1_000_000).default(0),
      repeats: z.uuid().optional(),
      name: z.string().max(5000).default(''),
    }),
    async handler(request) {
      const { services, principal, body, today, at } = request
      const typed = typedIn(body)
      const freeze = {
        name: body.name,
        'due-day': body['due-day'],
        'due-month': body['due-month'],
        'due-year': body['due-year'],
      }
      const repeats = await repeated(request, body.repeats)
      const again = (problems: readonly FreezeProblem[], was?: number) =>
        define(request, { typed, repeats, ask: true, freeze, problems, was, campaignId: body.campaign })
      // The same form sent twice leads to the one campaign it made.
      if ((await readCampaign(services.store.db, services.authority.id, body.campaign)) !== undefined)
        return redirect(campaignHref(body.campaign))
      const read = readDefinition(typed, request)
      if ('problems' in read) return define(request, { typed, repeats, ask: true, freeze })
      const due = readDue(freeze, today)
      const problems: FreezeProblem[] = [
        ...nameProblem(body.name.trim()),
        ...('message' in due ? [{ field: 'due' as const, message: due.message }] : []),
      ]
      if (problems.length > 0 || 'message' in due) return again(problems)
      const children = readCohort(request, read.definition)
      if (children.length !== body.counted || children.length === 0) return again([], body.counted)
      const campaign = {
        campaignId: body.campaign,
        name: body.name.trim(),
        definition: read.definition,
        words: wordsOf(request, read.definition),
        dataVersion: services.model.version,
        dueOn: due.day,
        repeats: repeats?.campaign_id,
        children,
      }
      await begin(services, campaign, { by: principal.id, byName: principal.name, at })
      return redirect(campaignHref(body.campaign, '/sharing', { done: 'begun' }))
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns/:campaignId',
    permission: 'review-in-campaigns',
    audit: 'campaign.viewed',
    params: ofCampaign,
    query: z.object({ done: z.enum(dones).optional() }),
    handler: request => overview(request, request.params.campaignId, request.query.done),
  }),
  route({
    method: 'POST',
    path: '/campaigns/:campaignId/change',
    permission: 'run-campaigns',
    audit: 'campaign.changed',
    params: ofCampaign,
    body: z.object({
      ...dueFields,
      do: z.enum(['due', 'close']).default('due'),
      revision: z.coerce.number('revision is a number, such as 1').int().min(0).max(1_000_000).default(0),
    }),
    async handler(request) {
      const { services, params, body, principal, at, today } = request
      const { campaignId } = params
      const said = { by: principal.id, byName: principal.name, at }
      const due = body.do === 'close' ? undefined : readDue(body, today)
      if (due !== undefined && 'message' in due) return overview(request, campaignId, undefined, due.message)
      const to = due === undefined ? ({ closed: true } as const) : { dueOn: due.day }
      const changed = await change(services, { campaignId, revision: body.revision }, to, said)
      return redirect(campaignHref(campaignId, '', { done: changed ? (due ? 'changed' : 'closed') : 'stale' }))
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns/:campaignId/children',
    permission: 'review-in-campaigns',
    audit: 'campaign.listed',
    params: ofCampaign,
    query: listQuery,
    async handler(request) {
      const { services, principal, organisation, params, query, today, noteViewed } = request
      const found = await listed(request, params.campaignId, query)
      if (found === undefined) return notFound()
      const { read, all } = found
      const mine = all.filter(each => each.mayOpen)
      const pages = Math.max(1, Math.ceil(mine.length / shown))
      const at = Math.min(query.page, pages)
      const rows = mine.slice((at - 1) * shown, at * shown)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, 'listed as children of a review campaign')
      const [names, nameOf, ownerName] = await Promise.all([
        namesOf(request, ids),
        personNamer(services),
        ownerNames(request),
      ])
      return page({
        title: 'Children of the campaign',
        current: 'oversight',
        breadcrumbs: crumbs(read.campaign, 'Children'),
        body: (
          <ChildrenPage
            {...{ query, rows, names, nameOf, ownerName, organisation, today }}
            campaign={read.campaign}
            counted={all.length}
            paging={{ at, pages, first: (at - 1) * shown, all: mine.length }}
            mayRun={may(principal, 'run-campaigns')}
            mayExport={may(principal, 'export-lists')}
            comparable={await isComparable(request, read.campaign)}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns/:campaignId/children/export',
    permission: 'export-lists',
    audit: 'campaign.exported',
    params: ofCampaign,
    query: listQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { services, principal, organisation, params, query, today, noteViewed } = request
      if (!may(principal, 'review-in-campaigns')) return notFound()
      const found = await listed(request, params.campaignId, query)
      if (found === undefined) return notFound()
      const rows = found.all.filter(each => each.mayOpen)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, 'exported as children of a review campaign')
      const [children, people, owners] = await Promise.all([
        namesOf(request, ids),
        personNamer(services),
        ownerNames(request),
      ])
      const name = `campaign-children-${found.read.campaign.as_at}`
      return tableFile(childrenTable(name, rows, { organisation, children, people, owners, today }), query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns/:campaignId/compare',
    permission: 'review-in-campaigns',
    audit: 'campaign.viewed',
    params: ofCampaign,
    query: z.object({ with: z.uuid().optional() }),
    async handler(request) {
      const { principal, params, query } = request
      const read = await readWhole(request, params.campaignId)
      if (read === undefined) return notFound()
      const others = await earlierThan(request, read.campaign)
      const asked = query.with ?? read.campaign.repeats ?? others[0]?.campaign_id
      const other = others.find(each => each.campaign_id === asked)
      const earlier = other && (await readWhole(request, other.campaign_id))
      return page({
        title: 'Compare campaigns',
        current: 'oversight',
        breadcrumbs: crumbs(read.campaign, 'Compare'),
        body: <ComparisonPage {...{ read, earlier, others }} mayRun={may(principal, 'run-campaigns')} />,
      })
    },
  }),
]

const fresh: DefinitionTyped = {
  on: '',
  clock: 'involvement',
  months: '9',
  status: '',
  overdue: '',
  'plan-months': '',
  part: '',
}

function typedIn(given: DefinitionTyped): DefinitionTyped {
  const { on, clock, months, status, overdue, part: where } = given
  return { on, clock, months, status, overdue, 'plan-months': given['plan-months'], part: where }
}

function nameProblem(name: string): FreezeProblem[] {
  if (name === '')
    return [{ field: 'name', message: 'Enter what it is called, such as “All open over nine months, March”' }]
  return name.length > longestName
    ? [{ field: 'name', message: `The name must be ${longestName} characters or fewer` }]
    : []
}

function readDue(typed: FreezeTyped | Omit<FreezeTyped, 'name'>, today: number): { day: number } | { message: string } {
  const { date, month, year } = partsOf(today)
  const read = typedDate(
    { day: typed['due-day'], month: typed['due-month'], year: typed['due-year'] },
    'The last day',
    `${date} ${month} ${year + 1}`,
  )
  if (read.kind === 'wrong') return { message: read.message }
  if (read.kind === 'empty')
    return { message: `Enter the last day for reviews, such as ${shortDate(addWeeks(today, usualWeeks))}` }
  return read.day < today ? { message: 'The last day must be today or later' } : { day: read.day }
}

async function repeated({ services }: AnyRequest, campaignId: string | undefined): Promise<Campaign | undefined> {
  return campaignId === undefined ? undefined : readCampaign(services.store.db, services.authority.id, campaignId)
}

interface Defining {
  readonly typed: DefinitionTyped
  readonly repeats: Campaign | undefined
  /** Whether a number is asked for. */
  readonly ask: boolean
  readonly freeze?: FreezeTyped
  readonly problems?: readonly FreezeProblem[]
  readonly was?: number | undefined
  readonly campaignId?: string
}

/** The form of a cohort, with its number where one is asked for. */
function define(
  request: AnyRequest,
  { typed, repeats, ask, freeze, problems = [], was, campaignId = uuid() }: Defining,
): Reply {
  const { services, organisation, today, csrf } = request
  const read = ask ? readDefinition(typed, request) : undefined
  const definition = read !== undefined && 'definition' in read ? read.definition : undefined
  const wrong = read !== undefined && 'problems' in read ? read.problems : []
  const due = partsOf(addWeeks(today, usualWeeks))
  const usual = { name: '', 'due-day': String(due.date), 'due-month': String(due.month), 'due-year': String(due.year) }
  const hasProblem = wrong.length > 0 || problems.length > 0
  return page({
    title: 'Begin a campaign',
    current: 'oversight',
    live: false,
    error: hasProblem,
    breadcrumbs: [top, { text: 'Begin a campaign' }],
    body: (
      <DefinePage
        {...{ typed, campaignId, was, organisation, today, csrf }}
        problems={[...wrong, ...problems]}
        freeze={freeze ?? usual}
        repeats={repeats && { id: repeats.campaign_id, name: repeats.name }}
        standards={services.standards().on(today)}
        found={
          definition && { definition, words: wordsOf(request, definition), children: readCohort(request, definition) }
        }
      />
    ),
  })
}

async function overview(
  request: AnyRequest,
  campaignId: string,
  done: keyof typeof doneWords | undefined,
  problem?: string,
): Promise<Reply> {
  const { services, principal, organisation, today, csrf } = request
  const read = await readWhole(request, campaignId)
  if (read === undefined) return notFound()
  return page({
    title: 'Bulk review',
    current: 'oversight',
    error: problem !== undefined,
    breadcrumbs: [top, { text: 'The campaign' }],
    body: (
      <OverviewPage
        {...{ read, today, organisation, done, csrf, problem }}
        nameOf={await personNamer(services)}
        mayRun={may(principal, 'run-campaigns')}
        comparable={await isComparable(request, read.campaign)}
      />
    ),
  })
}

async function listed(request: AnyRequest, campaignId: string, query: z.infer<typeof listQuery>) {
  const read = await readWhole(request, campaignId)
  if (read === undefined) return undefined
  const other = query.with === undefined ? undefined : await readWhole(request, query.with)
  return { read, all: filtered(read, query, other, request.today) }
}

async function earlierThan({ services }: AnyRequest, campaign: Campaign): Promise<Campaign[]> {
  const all = await listCampaigns(services.store.db, services.authority.id)
  return all.filter(each => each.frozen_at < campaign.frozen_at)
}

/** Whether there is an earlier campaign to compare with. */
export async function isComparable(request: AnyRequest, campaign: Campaign): Promise<boolean> {
  return (await earlierThan(request, campaign)).length > 0
}

/** The way to a page of a campaign. */
export function crumbs({ campaign_id }: Campaign, here: string) {
  return [top, { text: 'The campaign', href: campaignHref(campaign_id) }, { text: here }]
}

import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, page, type Reply, redirect, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { listCampaigns } from '../../store/campaigns/index.ts'
import { ownerNames } from '../oversight/index.ts'
import { type AnyRequest, namesOf, personNamer, type RoomServices } from '../services.ts'
import { campaignHref } from './addresses.ts'
import { childrenTable } from './as-table.ts'
import { change } from './commands.ts'
import { crumbs, top } from './crumbs.ts'
import { earlierThan, isComparable } from './earlier.ts'
import { filtered, listQuery } from './filter.ts'
import { dueFields, readDue } from './last-day.ts'
import { CampaignsPage } from './pages/campaigns.tsx'
import { ChildrenPage } from './pages/children.tsx'
import { ComparisonPage } from './pages/comparison.tsx'
import { doneWords } from './pages/frame.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { readListed, readWhole } from './reading.ts'

const route = routeWith<RoomServices>()
/** Children on one page of a list. */
const shown = 100

const ofCampaign = z.object({ campaignId: z.uuid() })
const dones = Object.keys(doneWords) as (keyof typeof doneWords)[]
/** Campaigns: all of them, one at a glance, its children, and compared with an earlier one. */
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

import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { iso } from '../../domain/calendar/day.ts'
import { statementOf } from '../../domain/campaigns/statement.ts'
import { numberText } from '../../domain/words/numbers.ts'
import { notFound, page, type Reply, redirect, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { type CampaignStatement, listStatements } from '../../store/campaigns/index.ts'
import { type AnyRequest, personNamer, type RoomServices } from '../services.ts'
import { campaignHref } from './addresses.ts'
import { statementTable } from './as-table.ts'
import { sign } from './commands.ts'
import { crumbs } from './crumbs.ts'
import { isComparable } from './earlier.ts'
import { StatementPage } from './pages/statement.tsx'
import { type CampaignRead, evidenceOf, readWhole } from './reading.ts'

const route = routeWith<RoomServices>()
const ofCampaign = z.object({ campaignId: z.uuid() })
const longest = 2000

/** What a campaign assures. */
export const statementRoutes = [
  route({
    method: 'GET',
    path: '/campaigns/:campaignId/statement',
    permission: 'review-in-campaigns',
    audit: 'campaign-statement.viewed',
    params: ofCampaign,
    query: z.object({ signed: z.uuid().optional(), done: z.literal('signed').optional() }),
    async handler(request) {
      const read = await readWhole(request, request.params.campaignId)
      if (read === undefined) return notFound()
      return statement(request, read, { signed: request.query.signed, justSigned: request.query.done === 'signed' })
    },
  }),
  route({
    method: 'POST',
    path: '/campaigns/:campaignId/statement',
    permission: 'run-campaigns',
    audit: 'campaign-statement.recorded',
    params: ofCampaign,
    body: z.object({ statement: z.uuid(), conclusion: z.string().max(20_000).default('') }),
    async handler(request) {
      const { services, params, body, principal, at, today } = request
      const read = await readWhole(request, params.campaignId)
      if (read === undefined) return notFound()
      const conclusion = body.conclusion.trim()
      const wrong = (problem: string) => statement(request, read, { problem, conclusion, statementId: body.statement })
      if (conclusion === '') return wrong('Enter what you conclude: what may be relied on, and what may not')
      if (conclusion.length > longest) return wrong(`Enter ${numberText(longest)} characters or fewer`)
      const sections = statementOf(evidenceOf(read, await personNamer(services), today))
      const signed = { statementId: body.statement, campaignId: params.campaignId, conclusion, sections }
      await sign(
        services,
        { ...signed, dataVersion: services.model.version },
        { by: principal.id, byName: principal.name, at },
      )
      return redirect(campaignHref(params.campaignId, '/statement', { signed: body.statement, done: 'signed' }))
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns/:campaignId/statement/export',
    permission: 'export-lists',
    audit: 'campaign-statement.exported',
    params: ofCampaign,
    query: z.object({ signed: z.uuid().optional(), format: z.enum(tableFormats) }),
    async handler(request) {
      const { services, principal, params, query, today } = request
      const read = may(principal, 'review-in-campaigns') ? await readWhole(request, params.campaignId) : undefined
      if (read === undefined) return notFound()
      const signed = await signedOf(request, params.campaignId, query.signed)
      if (query.signed !== undefined && signed === undefined) return notFound()
      const sections = signed?.sections ?? statementOf(evidenceOf(read, await personNamer(services), today))
      const name = `assurance-${signed === undefined ? iso(today) : 'signed'}`
      return tableFile(statementTable(name, sections, signed?.conclusion ?? ''), query.format)
    },
  }),
]

async function signedOf(
  { services }: AnyRequest,
  campaignId: string,
  id: string | undefined,
): Promise<CampaignStatement | undefined> {
  if (id === undefined) return undefined
  const all = await listStatements(services.store.db, services.authority.id, campaignId)
  return all.find(each => each.statement_id === id)
}

async function statement(
  request: AnyRequest,
  read: CampaignRead,
  given: {
    readonly signed?: string | undefined
    readonly justSigned?: boolean
    readonly problem?: string
    readonly conclusion?: string
    readonly statementId?: string
  },
): Promise<Reply> {
  const { services, principal, today, csrf } = request
  const { campaign } = read
  const [statements, nameOf, comparable] = await Promise.all([
    listStatements(services.store.db, services.authority.id, campaign.campaign_id),
    personNamer(services),
    isComparable(request, campaign),
  ])
  const signed = statements.find(each => each.statement_id === given.signed)
  if (given.signed !== undefined && signed === undefined) return notFound()
  return page({
    title: 'Assurance statement',
    current: 'oversight',
    live: given.problem === undefined,
    error: given.problem !== undefined,
    breadcrumbs: crumbs(campaign, 'Assurance statement'),
    body: (
      <StatementPage
        {...{ campaign, signed, statements, comparable, csrf }}
        sections={signed?.sections ?? statementOf(evidenceOf(read, nameOf, today))}
        mayRun={may(principal, 'run-campaigns')}
        mayExport={may(principal, 'export-lists')}
        statementId={given.statementId ?? uuid()}
        conclusion={given.conclusion ?? ''}
        problem={given.problem}
        justSigned={given.justSigned === true}
      />
    ),
  })
}

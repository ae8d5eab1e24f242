import { z } from 'zod'
import { boardOn, keyFigures } from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { forbidden, notFound, page, type Reply, redirect, routeWith, tableFile } from '../../server/index.ts'
import { readPerson } from '../../store/people/people.ts'
import { listReports, publishReport, readReport, withdrawReport } from '../../store/published-reports.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { type ReportContent, reportOf, reportTable } from './content.ts'
import {
  LookPage,
  NewReportPage,
  type NewReportTyped,
  ReportPage,
  type ReportProblem,
  ReportsPage,
  reportAddress,
} from './pages/reports.tsx'

const route = routeWith<RoomServices>()
const text = (length: number) => z.string().max(length).default('')
const reportId = z.object({ reportId: z.uuid() })
const top = { text: 'Published reports', href: '/reports' }
const fields = z.object({
  title: text(1000),
  note: text(20_000),
  'on-day': text(20),
  'on-month': text(20),
  'on-year': text(20),
  'looked-at': text(20),
  step: z.enum(['look', 'publish', 'change']).catch('look'),
})

export const routes = [
  route({
    method: 'GET',
    path: '/reports',
    permission: 'see-published',
    audit: 'reports.listed',
    async handler({ services, principal }) {
      const mayPublish = may(principal, 'publish-reports')
      const all = await listReports(services.store.db, services.authority.id)
      const reports = mayPublish ? all : all.filter(each => each.withdrawn_at === null)
      return page({
        title: 'Published reports',
        current: 'reports',
        body: <ReportsPage {...{ reports, mayPublish }} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/reports/new',
    permission: 'publish-reports',
    audit: 'report.viewed',
    handler: async request => form(request, { title: '', note: '', day: '', month: '', year: '' }, []),
  }),
  route({
    method: 'POST',
    path: '/reports/new',
    permission: 'publish-reports',
    audit: 'report.changed',
    body: fields,
    async handler(request) {
      const { services, body, principal, at, numbersScope } = request
      if (numbersScope.kind !== 'authority')
        return forbidden('Only who may count the whole service can publish its numbers.')
      const read = readForm(body, request.today)
      if ('problems' in read) return form(request, read.typed, read.problems)
      if (body.step === 'change') return form(request, read.typed, [])
      const { day, typed } = read
      const dataVersion = services.dataVersion()
      const content = contentOn(services, day)
      const source = String(services.dataLine(principal)?.source ?? 'nothing imported yet')
      const isNewer = body.step === 'publish' && body['looked-at'] !== String(dataVersion)
      if (body.step === 'look' || isNewer) {
        const props = { typed, content, source, dataVersion, isNewer, csrf: request.csrf, asAt: iso(day) }
        return made('Look before publishing', <LookPage {...props} />)
      }
      const { title, note } = typed
      const report = { title, note, source, dataVersion, content, asAt: iso(day) }
      const said = { by: principal.id, at }
      const id = await services.store.transaction(trx => publishReport(trx, services.authority.id, report, said))
      return redirect(reportAddress(id, '?done=published'))
    },
  }),
  route({
    method: 'GET',
    path: '/reports/:reportId',
    permission: 'see-published',
    audit: 'report.viewed',
    params: reportId,
    query: z.object({ done: z.literal('published').optional() }),
    handler: async request => one(request, request.params.reportId, { done: request.query.done !== undefined }),
  }),
  route({
    method: 'GET',
    path: '/reports/:reportId/export',
    permission: 'see-published',
    audit: 'report.exported',
    params: reportId,
    query: z.object({ format: z.literal('csv').default('csv') }),
    async handler({ services, principal, params }) {
      const report = await readable(services, principal, params.reportId)
      if (report === undefined) return notFound()
      return tableFile(reportTable(report.content as ReportContent, report.as_at), 'csv')
    },
  }),
  route({
    method: 'POST',
    path: '/reports/:reportId/withdraw',
    permission: 'publish-reports',
    audit: 'report.changed',
    params: reportId,
    body: z.object({ because: text(500) }),
    async handler(request) {
      const { services, params, body, principal, at } = request
      const because = body.because.trim()
      if (because === '') return one(request, params.reportId, { problem: 'Enter why, such as "A number was wrong"' })
      const said = { by: principal.id, at, because }
      await services.store.transaction(trx => withdrawReport(trx, services.authority.id, params.reportId, said))
      return redirect(reportAddress(params.reportId))
    },
  }),
]

/** The numbers of the whole service on a day, restricted children left out, as they may be published. */
function contentOn(services: RoomServices, day: Day): ReportContent {
  const { model } = services
  const { childrenOpen } = keyFigures(model, day, {}, 0).at(-1)!
  return reportOf(boardOn(model, day), childrenOpen, services.standards().on(day))
}

function readForm(
  body: z.infer<typeof fields>,
  today: Day,
): { typed: NewReportTyped; day: Day } | { typed: NewReportTyped; problems: ReportProblem[] } {
  const date = { day: body['on-day'], month: body['on-month'], year: body['on-year'] }
  const typed = { title: body.title.trim(), note: body.note.trim(), ...date }
  const problems: ReportProblem[] = []
  if (typed.title === '')
    problems.push({ field: 'title', message: 'Enter a title, such as "Timeliness in November 2026"' })
  else if (typed.title.length > 200)
    problems.push({ field: 'title', message: 'The title must be 200 characters or fewer' })
  if (typed.note.length > 5000) problems.push({ field: 'note', message: 'The note must be 5,000 characters or fewer' })
  const read = typedDate(date, 'The date', '24 11 2026')
  const day = read.kind === 'day' ? read.day : today
  if (read.kind === 'wrong') problems.push({ field: 'on', message: read.message })
  else if (day > today)
    problems.push({ field: 'on', message: `The date must be today, ${longDate(today)}, or earlier` })
  else if (day < englandAndWales.firstDay)
    problems.push({ field: 'on', message: `The date must be ${longDate(englandAndWales.firstDay)} or later` })
  return problems.length > 0 ? { typed, problems } : { typed, day }
}

/** A report for somebody who may read it: one that was withdrawn only for those who publish. */
async function readable(services: RoomServices, principal: AnyRequest['principal'], id: string) {
  const report = await readReport(services.store.db, services.authority.id, id)
  return report?.withdrawn_at != null && !may(principal, 'publish-reports') ? undefined : report
}

async function one(
  { services, principal, csrf }: AnyRequest,
  id: string,
  more: { readonly done?: boolean; readonly problem?: string },
): Promise<Reply> {
  const report = await readable(services, principal, id)
  if (report === undefined) return notFound()
  const mayPublish = may(principal, 'publish-reports')
  // Who published is for the service; outside it the service answers.
  const by = mayPublish ? await readPerson(services.store.db, services.authority.id, report.published_by) : undefined
  const content = report.content as ReportContent
  return page({
    title: 'Published report',
    current: 'reports',
    live: false,
    error: more.problem !== undefined,
    breadcrumbs: [top, { text: report.title }],
    body: <ReportPage {...{ report, content, mayPublish, csrf }} {...more} publisher={by?.name} />,
  })
}

function form({ csrf }: Pick<AnyRequest, 'csrf'>, typed: NewReportTyped, problems: readonly ReportProblem[]): Reply {
  return made('Publish a report', <NewReportPage {...{ typed, problems, csrf }} />, problems.length > 0)
}

function made(title: string, body: Parameters<typeof page>[0]['body'], error = false): Reply {
  return page({ title, current: 'reports', live: false, error, breadcrumbs: [top, { text: title }], body })
}

import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { monthFrom, monthOf } from '../../domain/calendar/months.ts'
import { notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { listMeetings } from '../../store/tracking/index.ts'
import { hrefWith, pagesOf } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { readAgenda, rowsOfPart, withNames } from './agenda.ts'
import { agendaTable } from './as-table.ts'
import { AgendaPage } from './pages/agenda.tsx'
import { partKeys } from './words.ts'

const route = routeWith<RoomServices>()

const agendaQuery = z.object({
  month: z
    .string()
    .refine(text => monthFrom(text) !== undefined, 'Give a month such as 2026-11')
    .optional(),
  part: z.enum(partKeys).default('this-month'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** Rows on one page of an agenda. */
const shown = 100

/** How far ahead an agenda is told, in months: the marks of those open now are known as long as they stay open. */
const furthestAhead = 12

/** The agenda of a month. */
export const agendaRoutes = [
  route({
    method: 'GET',
    path: '/tracking',
    permission: 'list-children',
    audit: 'progress-agenda.viewed',
    query: agendaQuery,
    async handler(request) {
      const { services, principal, organisation, query, today, csrf, noteViewed } = request
      const month = monthAsked(query.month, today)
      if (month === undefined) return notFound()
      const agenda = await readAgenda(request, month)
      const meetings = await listMeetings(services.store.db, services.authority.id, agenda.monthText)
      const all = rowsOfPart(agenda, query.part)
      const pages = Math.max(1, Math.ceil(all.length / shown))
      const at = Math.min(query.page, pages)
      const rows = await withNames(request, all.slice((at - 1) * shown, at * shown))
      noteViewed(
        rows.map(each => each.childId),
        'listed on the agenda of a progress meeting',
      )
      return page({
        title: 'Progress meetings: agenda',
        current: 'tracking',
        body: (
          <AgendaPage
            {...{ agenda, meetings, organisation, today, csrf }}
            part={query.part}
            rows={rows}
            paging={pagesOf(at, pages, to =>
              hrefWith('/tracking', { month: agenda.monthText, part: query.part, page: String(to) }),
            )}
            newMeetingId={uuid()}
            mayHold={may(principal, 'hold-tracking')}
            mayExport={may(principal, 'export-lists')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/tracking/export',
    permission: 'export-lists',
    audit: 'progress-agenda.exported',
    query: agendaQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { organisation, query, today, noteViewed } = request
      const month = monthAsked(query.month, today)
      if (month === undefined) return notFound()
      const agenda = await readAgenda(request, month)
      const rows = await withNames(request, rowsOfPart(agenda, query.part))
      const table = agendaTable(agenda.monthText, query.part, rows, organisation)
      noteViewed(
        table.rows.map(each => each.childId),
        'exported with the agenda of a progress meeting',
      )
      return tableFile(table, query.format)
    },
  }),
]

function monthAsked(text: string | undefined, today: number): number | undefined {
  const now = monthOf(today)
  const month = text === undefined ? now : monthFrom(text)
  return month === undefined || month > now + furthestAhead || month < now - 60 ? undefined : month
}

import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { listTable, monthsTable } from './as-table.ts'
import { DurationPage } from './pages/duration.tsx'
import { durationQuery, readDurations } from './reading.ts'

const route = routeWith<RoomServices>()

/** Rows on one page of the list. */
const shown = 100

export const routes = [
  route({
    method: 'GET',
    path: '/how-long',
    permission: 'see-numbers',
    audit: 'duration.viewed',
    query: durationQuery,
    async handler(request) {
      const { services, organisation, query, principal, noteViewed } = request
      const reading = readDurations(request)
      if (reading === undefined) return notFound()
      const pages = Math.max(1, Math.ceil(reading.rows.length / shown))
      const at = Math.min(query.page, pages)
      const rows = reading.rows.slice((at - 1) * shown, at * shown)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, 'listed by how long they have been open')
      const names = await namesOf(request, ids)
      return page({
        title: 'How long',
        current: 'how-long',
        breadcrumbs: reading.view.path,
        error: reading.view.asAt.problem !== undefined,
        body: (
          <DurationPage
            {...{ reading, rows, names, organisation }}
            paging={{ at, pages, first: (at - 1) * shown }}
            source={services.dataLine(principal)?.source ?? 'nothing imported yet'}
            mayExport={may(principal, 'export-lists')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/how-long/export',
    permission: 'export-lists',
    audit: 'duration.exported',
    query: durationQuery.extend({ format: z.enum(tableFormats), what: z.enum(['list', 'months']).default('list') }),
    async handler(request) {
      const { organisation, query, noteViewed } = request
      const reading = readDurations(request)
      if (reading === undefined) return notFound()
      const { day } = reading.view.asAt
      if (query.what === 'months') return tableFile(monthsTable(reading, day), query.format)
      const ids = reading.rows.map(each => each.childId)
      noteViewed(ids, 'exported by how long they have been open')
      const names = await namesOf(request, ids)
      return tableFile(listTable(reading, { organisation, names, day }), query.format)
    },
  }),
]

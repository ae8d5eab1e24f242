import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { viewOf } from '../live/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { readCaseLinks } from '../settings/index.ts'
import { qualityTable } from './as-table.ts'
import { isRule, qualityQuery } from './asked.ts'
import { ListPage } from './pages/list.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { listQuality, readQuality } from './reading.ts'

const route = routeWith<RoomServices>()

/** Rows on one page of the list. */
const shown = 100

export const routes = [
  route({
    method: 'GET',
    path: '/data-quality',
    permission: 'see-numbers',
    audit: 'quality.viewed',
    query: qualityQuery,
    async handler(request) {
      const { services, organisation, principal } = request
      const view = viewOf(request, '/data-quality')
      if (view === undefined) return notFound()
      return page({
        title: 'Data quality',
        current: 'data-quality',
        breadcrumbs: view.path,
        error: view.asAt.problem !== undefined,
        body: (
          <OverviewPage
            {...{ view, organisation }}
            reading={readQuality(services, view)}
            mayList={may(principal, 'list-children')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/data-quality/list',
    permission: 'list-children',
    audit: 'quality.listed',
    query: qualityQuery,
    async handler(request) {
      const { services, organisation, principal, query, noteViewed } = request
      const view = viewOf(request, '/data-quality')
      if (view === undefined || !isRule(query.rule)) return notFound()
      const list = listQuality(services, view, query.rule)
      const pages = Math.max(1, Math.ceil(list.rows.length / shown))
      const at = Math.min(query.page, pages)
      const first = (at - 1) * shown
      const rows = list.rows.slice(first, first + shown)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, 'listed for what is missing or contradictory in their records')
      const [names, caseLink] = await Promise.all([namesOf(request, ids), readCaseLinks(services)])
      return page({
        title: 'Data quality: what to mend',
        current: 'data-quality',
        breadcrumbs: view.path,
        body: (
          <ListPage
            {...{ view, list, rows, names, organisation, caseLink }}
            rule={query.rule}
            paging={{ at, pages, first }}
            mayExport={may(principal, 'export-lists')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/data-quality/export',
    permission: 'export-lists',
    audit: 'quality.exported',
    query: qualityQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { services, organisation, query, noteViewed } = request
      const view = viewOf(request, '/data-quality')
      if (view === undefined || !isRule(query.rule)) return notFound()
      const { rows } = listQuality(services, view, query.rule)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, 'exported for what is missing or contradictory in their records')
      const [names, caseLink] = await Promise.all([namesOf(request, ids), readCaseLinks(services)])
      return tableFile(qualityTable(rows, { organisation, names, caseLink, day: view.asAt.day }), query.format)
    },
  }),
]

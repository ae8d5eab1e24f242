import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { file, notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { logChange } from '../../store/change-log.ts'
import { listViews, readView } from '../../store/saved-views.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { breakdownTable, comparisonTable, listTable, trendTable } from './as-tables.ts'
import { compareQuery, exploreQuery } from './asked.ts'
import { readComparison } from './comparison.ts'
import { ChoosePage } from './pages/choose.tsx'
import { ComparePage } from './pages/compare.tsx'
import { ExplorePage } from './pages/explore.tsx'
import { SavedViews } from './pages/saved.tsx'
import { TablesPage } from './pages/tables.tsx'
import { readTrend } from './pages/trend-view.tsx'
import { readExploration, readList } from './reading.ts'
import { readyMadeFor } from './ready-made.ts'
import { savedRoutes } from './saved-routes.tsx'
import { findTable, parquetTable, tablesFor } from './tables.ts'

const route = routeWith<RoomServices>()

/** Rows on one page of a list. */
const shown = 50

export const routes = [
  route({
    method: 'GET',
    path: '/explore',
    permission: 'see-numbers',
    audit: 'explore.viewed',
    query: exploreQuery.extend({ view: z.uuid().optional(), done: z.enum(['changed', 'deleted']).optional() }),
    async handler(request) {
      const { services, organisation, query, principal, noteViewed } = request
      const { db } = services.store
      if (query.indicator === undefined) {
        const views = await listViews(db, services.authority.id, principal.id)
        const saved = <SavedViews {...{ views }} person={principal.id} done={query.done} />
        const body = (
          <ChoosePage
            readyMade={readyMadeFor(principal)}
            saved={saved}
            mayTakeTables={may(principal, 'export-tables')}
          />
        )
        return page({ title: 'Explore', current: 'explore', body })
      }
      const exploration = readExploration(request)
      if (exploration === undefined) return notFound()
      const saved =
        query.view === undefined ? undefined : await readView(db, services.authority.id, query.view, principal.id)
      const common = {
        saved,
        isOwn: saved?.owner_id === principal.id,
        csrf: request.csrf,
        exploration,
        organisation,
        source: services.dataLine(principal)?.source ?? 'nothing imported yet',
        mayExport: may(principal, 'export-lists'),
      }
      const made = (body: Parameters<typeof page>[0]['body']) =>
        page({
          title: exploration.indicator.title,
          current: 'explore',
          error: exploration.asAt.problem !== undefined,
          body,
        })
      if (exploration.show === 'trend') return made(<ExplorePage {...common} trend={readTrend(exploration)} />)
      if (exploration.show === 'breakdown') return made(<ExplorePage {...common} />)
      const from = (query.page - 1) * shown
      const asked = readList(exploration, { from, count: shown })
      const pages = Math.max(1, Math.ceil(asked.mayOpen / shown))
      const at = Math.min(query.page, pages)
      const first = (at - 1) * shown
      const list = first === from ? asked : readList(exploration, { from: first, count: shown })
      const ids = list.rows.map(each => each.childId)
      noteViewed(ids, `listed behind the number ${exploration.indicator.id}`)
      const names = await namesOf(request, ids)
      return made(<ExplorePage {...common} {...{ list, names }} paging={{ at, pages, first }} />)
    },
  }),
  route({
    method: 'GET',
    path: '/explore/export',
    permission: 'export-lists',
    audit: 'explore.exported',
    query: exploreQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { organisation, query, noteViewed } = request
      const exploration = readExploration(request)
      if (exploration === undefined) return notFound()
      const { format } = query
      if (exploration.show === 'trend') return tableFile(trendTable(exploration, readTrend(exploration)), format)
      if (exploration.show === 'breakdown')
        return tableFile(breakdownTable(exploration, exploration.association.groups ?? []), format)
      const { rows } = readList(exploration)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, `exported behind the number ${exploration.indicator.id}`)
      const names = await namesOf(request, ids)
      return tableFile(listTable(exploration, rows, { organisation, names }), format)
    },
  }),
  route({
    method: 'GET',
    path: '/explore/compare',
    permission: 'see-numbers',
    audit: 'explore.viewed',
    query: compareQuery.extend({ view: z.uuid().optional() }),
    async handler(request) {
      const comparison = readComparison(request)
      if (comparison === undefined) return notFound()
      const { indicator, asAt } = comparison.first.exploration
      return page({
        title: `Compare: ${indicator.title}`,
        current: 'explore',
        error: asAt.problem !== undefined || comparison.second.exploration.asAt.problem !== undefined,
        body: <ComparePage comparison={comparison} mayExport={may(request.principal, 'export-lists')} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/explore/compare/export',
    permission: 'export-lists',
    audit: 'explore.exported',
    query: compareQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const comparison = readComparison(request)
      return comparison === undefined ? notFound() : tableFile(comparisonTable(comparison), request.query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/explore/tables',
    permission: 'export-tables',
    audit: 'tables.listed',
    async handler(request) {
      return page({
        title: 'Whole tables',
        current: 'explore',
        body: <TablesPage tables={tablesFor(request)} csrf={request.csrf} />,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/explore/tables/:table',
    permission: 'export-tables',
    audit: 'tables.exported',
    params: z.object({ table: z.string().max(60) }),
    async handler(request) {
      const { services, principal, params, at } = request
      const table = findTable(params.table)
      if (table === undefined) return notFound()
      const { rows, content } = parquetTable(request, table)
      const after = { rows, dataVersion: services.dataVersion() }
      const event = 'table exported'
      await logChange(services.store.db, services.authority.id, {
        ...{ at, principal: principal.id, event, subject: table.name, before: null, after },
      })
      return file({ name: `${table.name}.parquet`, type: 'application/vnd.apache.parquet', content })
    },
  }),
  ...savedRoutes,
]

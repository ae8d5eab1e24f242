import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { file, notFound, page, type Reply, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { listBatches, wasPublished } from '../../store/batches.ts'
import { logChange } from '../../store/change-log.ts'
import { listViews, readView } from '../../store/saved-views.ts'
import { hrefWith } from '../../ui/index.ts'
import { type AnyRequest, namesOf, type RoomServices } from '../services.ts'
import { breakdownTable, comparisonTable, listTable, trendTable } from './as-tables.ts'
import { compareQuery, exploreQuery } from './asked.ts'
import { type Comparison, readComparison } from './comparison.ts'
import { type KnownAt, knownAt } from './known-at.ts'
import { ChoosePage } from './pages/choose.tsx'
import { ComparePage } from './pages/compare.tsx'
import { ExplorePage } from './pages/explore.tsx'
import { KnownPage, KnownWaitPage } from './pages/known.tsx'
import { RecordingPage } from './pages/recording.tsx'
import { SavedViews } from './pages/saved.tsx'
import { TablesPage } from './pages/tables.tsx'
import { readTrend } from './pages/trend-view.tsx'
import { readExploration, readList } from './reading.ts'
import { readyMadeFor } from './ready-made.ts'
import { readRecordingLag, recordingTable } from './recording.ts'
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
      const known = await resolveKnown(request, query.import)
      if ('reply' in known) return known.reply
      const exploration = readExploration(request, known.known)
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
          title: `Explore: ${exploration.indicator.title}`,
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
      const known = await resolveKnown(request, query.import)
      if ('reply' in known) return known.reply
      const exploration = readExploration(request, known.known)
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
      const comparison = await compared(request)
      if (comparison !== undefined && 'kind' in comparison) return comparison
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
      const comparison = await compared(request)
      if (comparison !== undefined && 'kind' in comparison) return comparison
      return comparison === undefined ? notFound() : tableFile(comparisonTable(comparison), request.query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/explore/known',
    permission: 'see-numbers',
    audit: 'explore.viewed',
    query: exploreQuery,
    async handler({ services, query, url }) {
      const all = await listBatches(services.store.db, services.authority.id, 500)
      const asked = query.indicator === undefined ? {} : { indicator: query.indicator }
      const to = (batch: number) => hrefWith(`/explore${url.search}`, { ...asked, import: batch, page: undefined })
      const batches = all.filter(each => wasPublished(each) && each.version !== null)
      return page({
        title: 'As known at an earlier import',
        current: 'explore',
        body: <KnownPage {...{ batches, to }} back={`/explore${url.search}`} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/explore/recording',
    permission: 'see-numbers',
    audit: 'explore.viewed',
    async handler(request) {
      if (request.numbersScope.kind === 'none') return notFound()
      const lag = await readRecordingLag(request)
      const { organisation, principal } = request
      return page({
        title: 'How long until it is recorded',
        current: 'explore',
        body: <RecordingPage {...{ lag, organisation }} mayExport={may(principal, 'export-lists')} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/explore/recording/export',
    permission: 'export-lists',
    audit: 'explore.exported',
    query: z.object({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { organisation, today, query } = request
      if (request.numbersScope.kind === 'none') return notFound()
      return tableFile(recordingTable(await readRecordingLag(request), organisation, today), query.format)
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

/** The import an address names, ready to be read; or the page to show instead. Neither where it names none. */
async function resolveKnown(
  { services, url }: Pick<AnyRequest, 'services' | 'url'>,
  batch: number | undefined,
): Promise<{ readonly known: KnownAt | undefined } | { readonly reply: Reply }> {
  if (batch === undefined) return { known: undefined }
  const found = await knownAt(services, batch)
  if (found.state === 'ready') return { known: found.known }
  if (found.state === 'none') return { reply: notFound() }
  const here = url.pathname + url.search
  const now = hrefWith(here, { import: undefined, 'b-import': undefined })
  const body = <KnownWaitPage {...{ found, here, now }} />
  return { reply: page({ title: `As known at import ${batch}`, current: 'explore', live: false, body }) }
}

/** Two selections, each as known now or at an import; or the page to show until both are ready. */
async function compared(request: Parameters<typeof readComparison>[0]): Promise<Comparison | Reply | undefined> {
  const first = await resolveKnown(request, request.query.import)
  if ('reply' in first) return first.reply
  const second = await resolveKnown(request, request.query['b-import'])
  if ('reply' in second) return second.reply
  return readComparison(request, { first: first.known, second: second.known })
}

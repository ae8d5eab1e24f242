import { z } from 'zod'
import { boardOn, keyFigures, seenReader } from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import { notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { keptBy, listedNumbers } from './addresses.ts'
import { standardsTable, unitsTable } from './as-tables.ts'
import { asked, oneOf, short } from './asked.ts'
import { behindTable, readBehind } from './behind.ts'
import { changesTable, childrenOf } from './changes-table.ts'
import { BehindPage } from './pages/behind.tsx'
import { BoardPage } from './pages/board.tsx'
import { ChangesPage, changesShown } from './pages/changes.tsx'
import { viewOf } from './view.ts'
import { readWhatChanged } from './what-changed.ts'

const route = routeWith<RoomServices>()

/** Rows on one page of a list. */
const shown = 100

const boardQuery = asked.extend({
  view: oneOf(['standards', 'units']),
  standard: short(20),
  columns: oneOf(['all']),
})
const changesQuery = asked.extend({ days: oneOf(['7']) })
const listParams = z.object({ number: z.enum(listedNumbers) })
const listQuery = asked.extend({
  standard: short(20),
  done: oneOf(['in-time', 'missed']),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})
const format = z.enum(tableFormats)

export const routes = [
  route({
    method: 'GET',
    path: '/live',
    permission: 'see-numbers',
    audit: 'live.viewed',
    query: boardQuery,
    async handler(request) {
      const { services, organisation, query, principal } = request
      const view = viewOf(request, '/live', { view: query.view })
      if (view === undefined || !isStandard(query.standard)) return notFound()
      const { day } = view.asAt
      const { place } = principal
      return page({
        title: 'Live board',
        current: 'live',
        breadcrumbs: view.path,
        error: view.asAt.problem !== undefined,
        body: (
          <BoardPage
            view={view}
            board={boardOn(services.model, day, view.part)}
            figures={keyFigures(services.model, day, view.part)}
            organisation={organisation}
            coverage={services.coverage()}
            showsEverything={query.columns === 'all'}
            shows={query.view ?? 'standards'}
            standard={query.standard}
            ownUnit={place.kind === 'unit' ? place.unit : undefined}
            source={services.dataLine(principal)?.source ?? 'nothing imported yet'}
            download={
              may(principal, 'export-lists')
                ? (changes: QueryChanges) => hrefWith('/live/export', { ...keptBy(view), ...changes })
                : undefined
            }
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/live/export',
    permission: 'export-lists',
    audit: 'live.exported',
    query: boardQuery.extend({ format }),
    async handler(request) {
      const { services, organisation, query } = request
      const view = viewOf(request, '/live')
      if (view === undefined) return notFound()
      const { day } = view.asAt
      const board = boardOn(services.model, day, view.part)
      const standards = view.standards.on(day)
      return query.view === 'units'
        ? tableFile(unitsTable(board, organisation, standards), query.format)
        : tableFile(standardsTable(board, standards), query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/live/changes',
    permission: 'list-children',
    audit: 'live.listed',
    query: changesQuery,
    async handler(request) {
      const { services, organisation, principal, query, noteViewed } = request
      const view = viewOf(request, '/live/changes', { days: query.days })
      if (view === undefined) return notFound()
      const changes = await readWhatChanged(services, view, Number(query.days ?? 1))
      const ids = childrenOf(changes, changesShown)
      noteViewed(ids, 'listed among what changed')
      const names = await namesOf(request, ids)
      const download = (form: string) =>
        hrefWith('/live/changes/export', { ...keptBy(view), days: query.days, format: form })
      return page({
        title: 'What changed',
        current: 'live',
        breadcrumbs: view.path,
        error: view.asAt.problem !== undefined,
        body: (
          <ChangesPage
            {...{ view, changes, names, organisation }}
            download={may(principal, 'export-lists') ? download : undefined}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/live/changes/export',
    permission: 'export-lists',
    audit: 'live.exported',
    query: changesQuery.extend({ format }),
    async handler(request) {
      const { services, organisation, query, noteViewed } = request
      const view = viewOf(request, '/live/changes', { days: query.days })
      if (view === undefined) return notFound()
      const changes = await readWhatChanged(services, view, Number(query.days ?? 1))
      const ids = childrenOf(changes)
      noteViewed(ids, 'exported in a list of what changed')
      const names = await namesOf(request, ids)
      return tableFile(changesTable(changes, { organisation, names, view }), query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/live/list/:number',
    permission: 'list-children',
    audit: 'live.listed',
    params: listParams,
    query: listQuery,
    async handler(request) {
      const { services, organisation, params, query, principal, noteViewed } = request
      const view = viewOf(request, '/live')
      if (view === undefined || !isStandard(query.standard)) return notFound()
      const behind = readBehind(services, view, params.number, {
        standard: query.standard,
        done: query.done ?? 'all',
      })
      const pages = Math.max(1, Math.ceil(behind.rows.length / shown))
      const at = Math.min(query.page, pages)
      const rows = behind.rows.slice((at - 1) * shown, at * shown)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, `listed behind the number ${behind.answer.indicator.id}`)
      const names = await namesOf(request, ids)
      return page({
        title: behind.answer.indicator.title,
        current: 'live',
        breadcrumbs: view.path,
        body: (
          <BehindPage
            {...{ view, behind, names, organisation }}
            shown={rows}
            seenOf={seenReader(services.model, view.asAt.day)}
            paging={{ at, pages, first: (at - 1) * shown }}
            standard={query.standard}
            mayExport={may(principal, 'export-lists')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/live/list/:number/export',
    permission: 'export-lists',
    audit: 'live.exported',
    params: listParams,
    query: listQuery.extend({ format }),
    async handler(request) {
      const { services, organisation, params, query, noteViewed } = request
      const view = viewOf(request, '/live')
      if (view === undefined || !isStandard(query.standard)) return notFound()
      const behind = readBehind(services, view, params.number, {
        standard: query.standard,
        done: query.done ?? 'all',
      })
      const ids = behind.rows.map(each => each.childId)
      noteViewed(ids, `exported behind the number ${behind.answer.indicator.id}`)
      const names = await namesOf(request, ids)
      return tableFile(
        behindTable(behind, { organisation, names, view, seenOf: seenReader(services.model, view.asAt.day) }),
        query.format,
      )
    },
  }),
]

/** Whether an address names a standard there is, or none. */
function isStandard(id: string | undefined): boolean {
  return id === undefined || findStandard(id) !== undefined
}

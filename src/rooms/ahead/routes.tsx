import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { wordsAskedOf } from '../oversight/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { aheadTable } from './as-table.ts'
import { aheadQuery } from './asked.ts'
import { AheadPage } from './pages/ahead.tsx'
import { familiesShown } from './pages/siblings.tsx'
import { readAhead } from './reading.ts'

const route = routeWith<RoomServices>()

/** Rows on one page of the list. */
const shown = 100

export const routes = [
  route({
    method: 'GET',
    path: '/ahead',
    permission: 'list-children',
    audit: 'ahead.listed',
    query: aheadQuery,
    async handler(request) {
      const { organisation, principal, query, noteViewed } = request
      const reading = await readAhead(request)
      if (reading === undefined) return notFound()
      const pages = Math.max(1, Math.ceil(reading.items.length / shown))
      const at = Math.min(query.page, pages)
      const first = (at - 1) * shown
      const rows = reading.items.slice(first, first + shown)
      const families = reading.together.slice(0, familiesShown).flatMap(each => each.visits)
      const ids = [...rows, ...families].map(each => each.childId)
      noteViewed(ids, 'listed among what falls due ahead')
      const [names, wordsAsked] = await Promise.all([namesOf(request, ids), wordsAskedOf(request, rows)])
      return page({
        title: 'Ahead',
        current: 'ahead',
        breadcrumbs: reading.view.path,
        error: reading.range.problem !== undefined,
        body: (
          <AheadPage
            {...{ reading, rows, names, wordsAsked, organisation }}
            paging={{ at, pages, first }}
            mayExport={may(principal, 'export-lists')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/ahead/export',
    permission: 'export-lists',
    audit: 'ahead.exported',
    query: aheadQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { organisation, query, noteViewed } = request
      const reading = await readAhead(request)
      if (reading === undefined) return notFound()
      const ids = reading.items.map(each => each.childId)
      noteViewed(ids, 'exported in a list of what falls due ahead')
      const [names, wordsAsked] = await Promise.all([namesOf(request, ids), wordsAskedOf(request, reading.items)])
      return tableFile(aheadTable(reading, organisation, names, wordsAsked), query.format)
    },
  }),
]

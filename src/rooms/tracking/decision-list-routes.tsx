import { z } from 'zod'
import { type DecisionListed, decisionMix } from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { page, type RoomRequest, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { pagesOf } from '../../ui/index.ts'
import { keptBack } from '../oversight/index.ts'
import { namesOf, openingFor, type RoomServices } from '../services.ts'
import { decisionsTable } from './as-table.ts'
import { askedWords, type DecisionsAsked, decisionsAsked, decisionsHref, decisionsQuery } from './decisions-asked.ts'
import { DecisionListPage } from './pages/decision-list.tsx'

const route = routeWith<RoomServices>()

/** Rows of one page of the list. */
const shown = 100

/** The decisions behind each number of the measures. */
export const decisionListRoutes = [
  route({
    method: 'GET',
    path: '/tracking/decisions',
    permission: 'list-children',
    audit: 'progress-decisions.listed',
    query: decisionsQuery.extend({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }),
    async handler(request) {
      const { principal, today, noteViewed } = request
      const { page: wanted, ...asked } = request.query
      const { own, counted } = await decisionsFor(request, asked)
      const pages = Math.max(1, Math.ceil(own.length / shown))
      const at = Math.min(wanted, pages)
      const rows = own.slice((at - 1) * shown, at * shown)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, 'listed by what was decided about their progress')
      return page({
        title: 'Progress meetings: decisions',
        current: 'tracking',
        breadcrumbs: [
          { text: 'Progress meetings', href: '/tracking' },
          { text: 'Measures', href: '/tracking/measures' },
          { text: askedWords(asked) },
        ],
        body: (
          <DecisionListPage
            {...{ asked, rows, counted }}
            outside={counted - own.length}
            names={await namesOf(request, ids)}
            day={today}
            mayExport={may(principal, 'export-lists')}
            paging={pagesOf(at, pages, to => decisionsHref(asked, { page: String(to) }))}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/tracking/decisions/export',
    permission: 'export-lists',
    audit: 'progress-decisions.exported',
    query: decisionsQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { format, ...asked } = request.query
      const { own } = await decisionsFor(request, asked)
      const ids = own.map(each => each.childId)
      request.noteViewed(ids, 'exported by what was decided about their progress')
      return tableFile(decisionsTable(own, await namesOf(request, ids)), format)
    },
  }),
]

async function decisionsFor(
  request: Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'scope' | 'numbersScope' | 'today'>,
  asked: DecisionsAsked,
): Promise<{ readonly own: readonly DecisionListed[]; readonly counted: number }> {
  const { listed } = decisionMix(request.services.model, request.today, openingFor(request))
  const all = decisionsAsked(listed, asked)
  // What a first reading of a bulk review came to is counted, and not named to whoever is to give the second.
  const kept = await keptBack(request)
  return { own: all.filter(each => each.mayOpen && !kept.rows.has(each.key)), counted: all.length }
}

import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, page, type RoomRequest, routeWith } from '../../server/index.ts'
import { openDirections } from '../../store/directions.ts'
import { hrefWith, Pagination, pagesOf } from '../../ui/index.ts'
import { asked, holderNamer, viewOf } from '../live/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { directionsFor } from './at-home.tsx'
import { readBoard } from './board.ts'
import { type DirectionOfCase, withCases } from './cases.ts'
import { KeptBack } from './kept-back.tsx'
import { ownerNames } from './owners.ts'
import { BoardPage } from './pages/board.tsx'
import { DirectionsPage, directionLists } from './pages/directions.tsx'
import { OutOfScope } from './pages/out-of-scope.tsx'
import { isOverdue } from './words.ts'

const route = routeWith<RoomServices>()

/** Rows of each list on the page of oversight. */
const shownOnBoard = 20
/** Rows of one page of directions. */
const shown = 100

/** The pages beside this one, and who may open them. */
const parts = [
  { href: '/directions', text: 'Directions', permission: 'list-children' },
  { href: '/campaigns', text: 'Bulk reviews', permission: 'review-in-campaigns' },
  { href: '/thresholds', text: 'Thresholds', permission: 'see-standards' },
] as const

/** Oversight of a part of the service, and what has been asked of whom. */
export const boardRoutes = [
  route({
    method: 'GET',
    path: '/oversight',
    permission: 'list-children',
    audit: 'oversight.viewed',
    query: asked,
    async handler(request) {
      const { services, organisation, today, noteViewed } = request
      const view = viewOf(request, '/oversight')
      if (view === undefined) return notFound()
      const board = readBoard(services, view, organisation)
      const overdue = (await openOf(request)).filter(each => isOverdue(each, today) && isIn(view, each))
      const ids = overdue.slice(0, shownOnBoard).map(each => each.child_id)
      ids.push(...(board.unseen ?? []).slice(0, shownOnBoard).map(each => each.childId))
      noteViewed(ids, 'listed on the page of oversight')
      const [names, ownerName] = await Promise.all([namesOf(request, ids), ownerNames(request)])
      const holderName = holderNamer(organisation)
      return page({
        title: 'Oversight',
        current: 'oversight',
        breadcrumbs: view.path,
        body: (
          <BoardPage
            {...{ view, board, overdue, names, ownerName, today }}
            shown={shownOnBoard}
            parts={parts.filter(each => may(request.principal, each.permission))}
            workerName={holderName}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/directions',
    permission: 'list-children',
    audit: 'directions.listed',
    query: z.object({
      show: z.enum(directionLists).catch('mine'),
      page: z.coerce.number().int().min(1).max(10_000).catch(1),
    }),
    async handler(request) {
      const { today, query, noteViewed } = request
      const forMe = await directionsFor(request)
      const { open } = forMe
      const lists = {
        mine: forMe.mine,
        'to-confirm': forMe.toConfirm,
        escalated: forMe.escalated,
        overdue: open.filter(each => isOverdue(each, today)),
        open,
        closed: forMe.closed,
      }
      const rows = lists[query.show]
      const pages = Math.max(1, Math.ceil(rows.length / shown))
      const at = Math.min(query.page, pages)
      const some = rows.slice((at - 1) * shown, at * shown)
      const ids = some.map(each => each.child_id)
      noteViewed(ids, 'listed with a direction')
      const [names, ownerName] = await Promise.all([namesOf(request, ids), ownerNames(request)])
      const paging = pagesOf(at, pages, to => hrefWith('/directions', { show: query.show, page: String(to) }))
      return page({
        title: 'Directions',
        current: 'oversight',
        breadcrumbs: [{ text: 'Oversight', href: '/oversight' }, { text: 'Directions' }],
        body: (
          <>
            <DirectionsPage
              {...{ today, names, ownerName }}
              show={query.show}
              rows={some}
              counts={Object.fromEntries(directionLists.map(each => [each, lists[each].length]))}
            />
            {query.show === 'mine' && <OutOfScope rows={forMe.outOfScope} />}
            <KeptBack kept={forMe.kept} />
            {paging && <Pagination {...paging} />}
          </>
        ),
      })
    },
  }),
]

async function openOf({
  services,
  principal,
  today,
}: Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'today'>): Promise<DirectionOfCase[]> {
  const open = await services.readAs(principal, db => openDirections(db, services.authority.id))
  return withCases(services.model, open, today)
}

/** Whether a direction is of the part of the service chosen, by who holds the child now. */
function isIn({ chosen }: NonNullable<ReturnType<typeof viewOf>>, { unit, worker }: DirectionOfCase): boolean {
  const { units, workers } = chosen.part
  if (workers !== undefined && !workers.has(worker ?? '')) return false
  return units === undefined || units.has(unit ?? '')
}

import { boardOn, keyFigures } from '../../analysis/index.ts'
import { iso } from '../../domain/calendar/day.ts'
import { notFound, page, routeWith } from '../../server/index.ts'
import { hrefWith } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { asAt, asked } from './asked.ts'
import { BoardPage } from './pages/board.tsx'
import { choosePart } from './part.ts'

const route = routeWith<RoomServices>()

export const routes = [
  route({
    method: 'GET',
    path: '/live',
    permission: 'see-numbers',
    audit: 'live.viewed',
    query: asked,
    async handler({ services, organisation, query, today, numbersScope }) {
      const day = asAt(query.on, today)
      const on = day === today ? undefined : iso(day)
      const address = (part: Readonly<Record<string, string>>) => hrefWith('/live', { ...part, on, view: query.view })
      const own = numbersScope.kind === 'workers' ? [...numbersScope.workers][0] : undefined
      const chosen = choosePart(organisation, own === undefined ? query : { worker: own }, address)
      if (chosen === undefined || numbersScope.kind === 'none') return notFound()
      const board = boardOn(services.model, day, chosen.part)
      const figures = keyFigures(services.model, day, chosen.part)
      return page({
        title: 'Live board',
        current: 'live',
        breadcrumbs: own === undefined ? chosen.path : undefined,
        body: (
          <BoardPage
            {...{ board, chosen, organisation, day, today, figures, address, view: query.view ?? 'standards' }}
          />
        ),
      })
    },
  }),
]

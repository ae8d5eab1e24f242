import { type DurationClock, durationClocks, durationsOn } from '../../analysis/index.ts'
import { iso } from '../../domain/calendar/day.ts'
import { notFound, page, routeWith } from '../../server/index.ts'
import { hrefWith } from '../../ui/index.ts'
import { namesOf, openingOf } from '../due/index.ts'
import { asAt, asked, choosePart } from '../live/index.ts'
import type { RoomServices } from '../services.ts'
import { DurationPage } from './pages/duration.tsx'

const route = routeWith<RoomServices>()
const shown = 200

export const routes = [
  route({
    method: 'GET',
    path: '/how-long',
    permission: 'see-numbers',
    audit: 'duration.viewed',
    query: asked,
    async handler({ services, organisation, query, today, scope, numbersScope, noteViewed }) {
      const day = asAt(query.on, today)
      const on = day === today ? undefined : iso(day)
      const clock: DurationClock = durationClocks.find(each => each === query.clock) ?? 'involvement'
      const own = numbersScope.kind === 'workers' ? [...numbersScope.workers][0] : undefined
      const wanted = own === undefined ? query : { worker: own }
      const chosen = choosePart(organisation, wanted, part =>
        hrefWith('/how-long', { ...part, on, clock: query.clock }),
      )
      if (chosen === undefined || numbersScope.kind === 'none') return notFound()
      const all = durationsOn(services.model, day, clock, openingOf(scope), chosen.part.units).filter(
        each => !chosen.part.workers || (each.worker !== undefined && chosen.part.workers.has(each.worker)),
      )
      const mark = Number(query.mark ?? 9)
      const listed = all.filter(each => each.months >= mark && each.mayOpen).slice(0, shown)
      noteViewed(
        listed.map(each => each.childId),
        'listed by how long they have been open',
      )
      const names = await namesOf(
        services.store.db,
        services.authority.id,
        listed.map(each => each.childId),
      )
      return page({
        title: 'How long',
        current: 'how-long',
        breadcrumbs: own === undefined ? chosen.path : undefined,
        body: <DurationPage {...{ all, listed, names, chosen, organisation, day, today, clock, mark, on }} />,
      })
    },
  }),
]

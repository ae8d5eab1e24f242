import { iso } from '../../domain/calendar/day.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import { file, notFound, page, routeWith } from '../../server/index.ts'
import { hrefWith } from '../../ui/index.ts'
import { asAt, asked, choosePart } from '../live/index.ts'
import type { RoomServices } from '../services.ts'
import { asTable } from './as-table.ts'
import { DuePage } from './pages/due.tsx'
import { dueList, namesOf } from './queries.ts'

const route = routeWith<RoomServices>()

/** Rows on one page of the list. */
const shown = 200

export const routes = [
  route({
    method: 'GET',
    path: '/due',
    permission: 'see-own-children',
    audit: 'due.listed',
    query: asked,
    async handler({ services, organisation, query, today, scope, numbersScope, noteViewed, url }) {
      const standard = query.standard === undefined ? undefined : findStandard(query.standard)
      const day = asAt(query.on, today)
      const on = day === today ? undefined : iso(day)
      const chosen = choosePart(organisation, query, part => hrefWith('/due', { ...part, on }))
      if (chosen === undefined || numbersScope.kind === 'none') return notFound()
      const list = dueList(services.model, day, scope, chosen.part, query)
      if (query.format === 'csv') {
        noteViewed(
          list.items.map(each => each.childId),
          'exported in a list of what is due',
        )
        return file({ name: `due-${iso(day)}.csv`, type: 'text/csv', content: asTable(list.items, organisation) })
      }
      const items = list.items.slice(0, shown)
      noteViewed(
        items.map(each => each.childId),
        'listed among what is due',
      )
      const names = await namesOf(
        services.store.db,
        services.authority.id,
        items.map(each => each.childId),
      )
      return page({
        title: standard === undefined ? 'Due' : `Due: ${standard.title}`,
        current: 'due',
        breadcrumbs: chosen.path,
        body: (
          <DuePage
            {...{
              list,
              items,
              names,
              chosen,
              organisation,
              day,
              today,
              query,
              address: `${url.pathname}${url.search}`,
            }}
          />
        ),
      })
    },
  }),
]

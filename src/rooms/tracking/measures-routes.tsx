import { z } from 'zod'
import { ask, decisionMix, lastSeen, suppliesVisits, watchedOn } from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { childName } from '../../domain/words/child-name.ts'
import { page, type RoomRequest, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { namesOf, openingFor, type RoomServices } from '../services.ts'
import { watchTable } from './as-table.ts'
import { MeasuresPage } from './pages/measures.tsx'
import { WatchPage, type WatchRow } from './pages/watch.tsx'

const route = routeWith<RoomServices>()

/** What the page of measures shows, by id of the catalogue. */
const shownMeasures = [
  'PM-01',
  'OV-15.in-time',
  'PM-03',
  'PM-04',
  'PM-04.independent',
  'PM-05',
  'OV-16.in-time',
  'PM-06',
  'PM-06.six-months',
  'PM-07',
]

/** What meetings lead to: measures, and the watch after stepping down. */
export const measuresRoutes = [
  route({
    method: 'GET',
    path: '/tracking/measures',
    permission: 'list-children',
    audit: 'progress-measures.viewed',
    async handler(request) {
      const { services, today } = request
      const opening = openingFor(request)
      const answers = new Map(
        shownMeasures.map(id => {
          const question = { indicator: indicatorById(id), asOf: today }
          return [id, ask(services.model, question, () => undefined, opening)] as const
        }),
      )
      const { counts } = decisionMix(services.model, today, opening)
      return page({
        title: 'Progress meetings: measures',
        current: 'tracking',
        breadcrumbs: [{ text: 'Progress meetings', href: '/tracking' }, { text: 'Measures' }],
        body: <MeasuresPage {...{ answers, counts }} day={today} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/tracking/watch',
    permission: 'list-children',
    audit: 'progress-watch.viewed',
    async handler(request) {
      const { services, organisation, principal, today, noteViewed } = request
      const { rows, outside } = await readWatch(request)
      noteViewed(
        rows.map(each => each.childId),
        'listed as having stepped down',
      )
      return page({
        title: 'Progress meetings: twelve-week watch',
        current: 'tracking',
        breadcrumbs: [{ text: 'Progress meetings', href: '/tracking' }, { text: 'Twelve-week watch' }],
        body: (
          <WatchPage
            {...{ rows, outside, organisation, visitsSupplied: suppliesVisits(services.model) }}
            day={today}
            mayExport={may(principal, 'export-lists')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/tracking/watch/export',
    permission: 'export-lists',
    audit: 'progress-watch.exported',
    query: z.object({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { rows } = await readWatch(request)
      request.noteViewed(
        rows.map(each => each.childId),
        'exported as having stepped down',
      )
      return tableFile(watchTable(rows, request.organisation), request.query.format)
    },
  }),
]

async function readWatch(
  request: Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'scope' | 'numbersScope' | 'today'>,
): Promise<{ readonly rows: readonly WatchRow[]; readonly outside: number }> {
  const { services, today } = request
  const all = watchedOn(services.model, today, openingFor(request))
  const own = all.filter(each => each.mayOpen)
  const names = await namesOf(
    request,
    own.map(each => each.childId),
  )
  const rows = own.map(each => ({
    ...each,
    name: childName(names, each.childId),
    lastSeenOn: lastSeen(services.model, services.model.numberOf(each.childId)!, today),
  }))
  return { rows, outside: all.length - own.length }
}

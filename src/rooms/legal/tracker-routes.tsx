import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { legalStages } from '../../domain/legal/index.ts'
import { notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { oneOf, short } from '../live/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { agendaOf } from './agenda.ts'
import { trackerTable } from './as-table.ts'
import { readMeasures } from './measures.ts'
import { GatewayPage } from './pages/gateway.tsx'
import { TrackerPage } from './pages/tracker.tsx'
import { readTracker } from './tracker.ts'

const route = routeWith<RoomServices>()

/** Processes on one page, and how much of what presses is shown before all of it is asked for. */
const shown = 100
const firstPressing = 40

const part = { service: short(100), unit: short(100), worker: short(100), part: short(110) }
const stage = oneOf(legalStages.filter(each => each !== 'ended'))
const query = z.object({
  ...part,
  stage,
  all: oneOf(['yes']),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})
const noDay = { on: undefined, 'on-day': undefined, 'on-month': undefined, 'on-year': undefined }

/** The tracker and the gateway's agenda. */
export const trackerRoutes = [
  route({
    method: 'GET',
    path: '/legal',
    permission: 'list-children',
    audit: 'legal.listed',
    query,
    async handler(request) {
      const { services, principal, organisation, query, noteViewed } = request
      const reading = await readTracker({ ...request, query: { ...query, ...noDay } })
      if (reading === undefined) return notFound()
      const ofStage = reading.tracked.filter(each => query.stage === undefined || each.stage === query.stage)
      const ordered = byPressing(ofStage)
      const pages = Math.max(1, Math.ceil(ordered.length / shown))
      const at = Math.min(query.page, pages)
      const listed = ordered.slice((at - 1) * shown, at * shown)
      const pressing = query.all === 'yes' ? reading.pressing : reading.pressing.slice(0, firstPressing)
      const ids = [...pressing, ...listed].map(each => each.childId)
      noteViewed(new Set(ids), 'listed before and in court')
      return page({
        title: 'Legal gateway and pre-proceedings',
        current: 'legal',
        breadcrumbs: reading.view.path,
        body: (
          <TrackerPage
            {...{ reading, organisation, pressing, listed }}
            stage={query.stage}
            paging={{ at, pages, first: (at - 1) * shown, all: ordered.length }}
            names={await namesOf(request, ids)}
            measures={readMeasures(services, reading.view)}
            source={services.dataLine(principal)?.source ?? 'nothing imported yet'}
            mayAsk={may(principal, 'record-oversight')}
            mayDecide={may(principal, 'hold-legal-gateway')}
            mayExport={may(principal, 'export-lists')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/legal/export',
    permission: 'export-lists',
    audit: 'legal.exported',
    query: z.object({ ...part, stage, format: z.enum(tableFormats) }),
    async handler(request) {
      const { organisation, query, today, noteViewed } = request
      const reading = await readTracker({ ...request, query: { ...query, ...noDay } })
      if (reading === undefined) return notFound()
      const rows = byPressing(reading.tracked.filter(each => query.stage === undefined || each.stage === query.stage))
      const ids = rows.map(each => each.childId)
      noteViewed(new Set(ids), 'exported before and in court')
      const names = await namesOf(request, ids)
      return tableFile(trackerTable(rows, { names, organisation, today }), query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/legal/gateway',
    permission: 'list-children',
    audit: 'legal-gateway.listed',
    query: z.object(part),
    async handler(request) {
      const { principal, organisation, query, today, noteViewed } = request
      const reading = await readTracker({ ...request, query: { ...query, ...noDay } })
      if (reading === undefined) return notFound()
      const agenda = agendaOf(reading.tracked, today)
      const ids = [...agenda.values()].flat().map(each => each.childId)
      noteViewed(new Set(ids), 'on the agenda of the legal gateway')
      return page({
        title: 'Gateway agenda',
        current: 'legal',
        breadcrumbs: [...(reading.view.path ?? []), { text: 'Gateway agenda' }],
        body: (
          <GatewayPage
            {...{ reading, agenda, organisation }}
            names={await namesOf(request, ids)}
            mayDecide={may(principal, 'hold-legal-gateway')}
          />
        ),
      })
    },
  }),
]

/** By what they wait for: the longest late first, then by day; what has no day last. */
function byPressing<T extends { readonly todos: readonly { readonly dueOn: number }[]; readonly since: number }>(
  all: readonly T[],
): T[] {
  const due = ({ todos: [next] }: T) => next?.dueOn ?? Number.POSITIVE_INFINITY
  return all.toSorted((a, b) => {
    const [one, other] = [due(a), due(b)]
    return one === other ? a.since - b.since : one - other
  })
}

import { z } from 'zod'
import { type DueItem, dueList, outstandingStates } from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { file, isOwnAddress, notFound, page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { exportSentence } from '../../ui/index.ts'
import { wordsAskedOf } from '../oversight/index.ts'
import { namesOf, openingFor, type RoomServices } from '../services.ts'
import { asCalendar } from './as-calendar.ts'
import { asTable } from './as-table.ts'
import { dueQuery } from './asked.ts'
import { DuePage } from './pages/due.tsx'
import { NoneTickedPage } from './pages/none-ticked.tsx'
import { SelectedPage } from './pages/selected.tsx'
import { readDue } from './reading.ts'
import { childOf, selectedOf } from './selected.ts'

const route = routeWith<RoomServices>()

/** Rows on one page of the list. */
const shown = 100

/** The most rows that can be ticked at once: all of a page, several times over. */
const mostTicked = 1000

const ticked = z.object({
  deadline: z
    .union([z.string(), z.array(z.string()).max(mostTicked)])
    .optional()
    .transform(given => (given === undefined ? [] : [given].flat())),
  /** The day the list was as at. */
  on: z.string().max(10).optional(),
  /** The list's address, to go back to. */
  from: z
    .string()
    .max(2000)
    .refine(address => isOwnAddress(address) && /^\/due(\?|$)/.test(address), 'from is an address of the list')
    .default('/due'),
})
type Ticked = z.infer<typeof ticked>

export const routes = [
  route({
    method: 'GET',
    path: '/due',
    permission: 'list-children',
    audit: 'due.listed',
    query: dueQuery,
    async handler(request) {
      const { organisation, principal, scope, csrf, query, noteViewed } = request
      const reading = await readDue(request)
      if (reading === undefined) return notFound()
      const { view, items } = reading
      const pages = Math.max(1, Math.ceil(items.length / shown))
      const at = Math.min(query.page, pages)
      const rows = items.slice((at - 1) * shown, at * shown)
      const ids = rows.map(each => each.childId)
      noteViewed(ids, 'listed among what is due')
      const [names, wordsAsked] = await Promise.all([namesOf(request, ids), wordsAskedOf(request, rows)])
      const standard = query.standard === undefined ? undefined : view.standards.byId(query.standard, view.asAt.day)
      return page({
        title: standard === undefined ? 'Due' : `Due: ${standard.title}`,
        current: 'due',
        breadcrumbs: view.path,
        error: view.asAt.problem !== undefined,
        body: (
          <DuePage
            {...{ reading, rows, names, wordsAsked, organisation, scope, csrf }}
            paging={{ at, pages, first: (at - 1) * shown }}
            mayExport={may(principal, 'export-due')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/due/export',
    permission: 'export-due',
    audit: 'due.exported',
    query: dueQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const reading = await readDue(request)
      return reading === undefined
        ? notFound()
        : exported(request, reading.items, reading.view.asAt.day, request.query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/due/calendar',
    permission: 'list-children',
    audit: 'due.exported',
    query: dueQuery,
    async handler(request) {
      const reading = await readDue(request)
      return reading === undefined ? notFound() : calendar(request, reading.items, reading.view.asAt.day)
    },
  }),
  route({
    method: 'POST',
    path: '/due/selected',
    permission: 'list-children',
    audit: 'due.listed',
    body: ticked,
    async handler(request) {
      const { services, organisation, body, today, noteViewed } = request
      const standards = services.standards()
      const { items, day } = readTicked(request)
      if (items.length === 0) return noneTicked(body.from)
      const ids = items.map(each => each.childId)
      noteViewed(ids, 'chosen among what is due')
      const [names, wordsAsked] = await Promise.all([namesOf(request, ids), wordsAskedOf(request, items)])
      return page({
        title: 'Due: chosen rows',
        current: 'due',
        live: false,
        body: <SelectedPage {...{ items, names, wordsAsked, organisation, standards, day, today }} back={body.from} />,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/due/selected/export',
    permission: 'export-due',
    audit: 'due.exported',
    body: ticked.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { items, day } = readTicked(request)
      return items.length === 0 ? noneTicked(request.body.from) : exported(request, items, day, request.body.format)
    },
  }),
  route({
    method: 'POST',
    path: '/due/selected/calendar',
    permission: 'list-children',
    audit: 'due.exported',
    body: ticked,
    async handler(request) {
      const { items, day } = readTicked(request)
      return items.length === 0 ? noneTicked(request.body.from) : calendar(request, items, day)
    },
  }),
]

/** The ticked rows that are still due and whose children the reader may open, in the order of the list. */
function readTicked(request: RoomRequest<RoomServices, unknown, unknown, Ticked>) {
  const { services, body, today } = request
  const asked = body.on === undefined ? undefined : parseDay(body.on)
  const day = asked === undefined || asked > today ? today : asked
  const keys = new Set(body.deadline)
  const children = new Set(body.deadline.map(childOf).filter(each => each !== undefined))
  const { items } = dueList(services.model, day, openingFor(request), { children, states: new Set(outstandingStates) })
  return { items: selectedOf(items, keys), day }
}

/** The same page whatever was to be done with the rows that nobody ticked. */
function noneTicked(from: string) {
  return page({
    title: 'Nothing is chosen',
    current: 'due',
    live: false,
    error: true,
    body: <NoneTickedPage back={from} />,
  })
}

type Exporting = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'organisation' | 'noteViewed' | 'origin' | 'at' | 'today'
>

async function exported(request: Exporting, items: readonly DueItem[], day: number, format: 'csv' | 'xlsx') {
  const { services, organisation, noteViewed } = request
  const ids = items.map(each => each.childId)
  noteViewed(ids, 'exported in a list of what is due')
  const [names, wordsAsked] = await Promise.all([namesOf(request, ids), wordsAskedOf(request, items)])
  return tableFile(asTable(items, day, organisation, names, services.standards(), wordsAsked), format)
}

function calendar(request: Exporting, items: readonly DueItem[], day: number) {
  const { services, origin, at, noteViewed } = request
  noteViewed(
    items.map(each => each.childId),
    'put into a calendar of what is due',
  )
  const standards = services.standards()
  const made = { authority: services.authority.id, standards, origin, day, at, version: services.dataVersion() }
  return file({
    name: 'due.ics',
    type: 'text/calendar',
    content: exported => asCalendar(items, { ...made, about: exportSentence(exported) }),
  })
}

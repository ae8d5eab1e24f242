import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { wordsAskedIn } from '../../domain/oversight/words-asked.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import {
  notFound,
  page,
  type Reply,
  type RoomRequest,
  type Route,
  routeWith,
  tableFile,
  tableFormats,
} from '../../server/index.ts'
import { keptFromReader } from '../../store/campaigns/index.ts'
import { readFileNames } from '../../store/index.ts'
import type { RoomServices } from '../services.ts'
import { looksToSave, placeFrom, readEveryLook, readLooks } from './access-history.ts'
import { childHref } from './addresses.ts'
import { readFamily } from './family.ts'
import type { RecordAsked } from './imported.ts'
import { dayAsked, type Opened, openChild, pathTo, tabPage } from './opened.tsx'
import { AccessTab } from './pages/access.tsx'
import { DeadlinesTab } from './pages/deadlines.tsx'
import { ExplanationPage } from './pages/explanation.tsx'
import { NowTab } from './pages/now.tsx'
import { RecordTab } from './pages/record.tsx'

const route = routeWith<RoomServices>()

const onDay = z
  .string()
  .refine(text => parseDay(text) !== undefined, 'Give a day such as 2019-05-01')
  .optional()
const params = z.object({ childId: z.string() })
const query = z.object({ on: onDay })
const months = z.enum(['12', '36', 'all']).default('12')
const recordQuery = z.object({
  on: onDay,
  table: z.string().max(60).optional(),
  sort: z.string().max(120).optional(),
  order: z.enum(['ascending', 'descending']).optional(),
})

const ofChild = {
  method: 'GET',
  permission: 'see-own-children',
  audit: ({ childId }: { childId: string }) => ({ event: 'child.viewed', childId }) as const,
} as const

/**
 * The child's pages: what happens next, the journey and the people; all deadlines; the record as imported; one date
 * explained; who looked at the child.
 */
export const routes: readonly Route<RoomServices>[] = [
  route({
    ...ofChild,
    path: '/children/:childId',
    params,
    query: z.object({ on: onDay, months }),
    async handler(request) {
      const { params, query, services, organisation, today } = request
      const [opened, kept, family] = await Promise.all([
        openChild(request),
        keptFromReader(services.store.db, services.authority.id, request.principal.id),
        readFamily(services, request, params.childId, dayAsked(query.on, today)),
      ])
      if (opened === undefined) return notFound()
      request.noteViewed(
        family.relatives.map(each => each.childId),
        'named as family of a child opened',
      )
      const { asked, file, caseLink } = opened
      return tabPage(
        'A child: what happens next and the journey',
        'now',
        opened,
        <NowTab
          {...{ asked, file, organisation, family, caseLink }}
          wordsAsked={wordsAskedIn(file.rows, kept.rows)}
          months={query.months}
        />,
      )
    },
  }),
  route({
    ...ofChild,
    path: '/children/:childId/deadlines',
    params,
    query,
    async handler(request) {
      const { services, principal } = request
      const [opened, kept] = await Promise.all([
        openChild(request),
        keptFromReader(services.store.db, services.authority.id, principal.id),
      ])
      if (opened === undefined) return notFound()
      const { asked, file } = opened
      const wordsAsked = wordsAskedIn(file.rows, kept.rows)
      return tabPage('A child: all deadlines', 'deadlines', opened, <DeadlinesTab {...{ asked, file, wordsAsked }} />)
    },
  }),
  route({
    ...ofChild,
    path: '/children/:childId/record',
    params,
    query: recordQuery,
    async handler(request) {
      const opened = await openChild(request)
      return opened === undefined ? notFound() : recordPage(request, opened, request.query)
    },
  }),
  route({
    ...ofChild,
    path: '/children/:childId/deadlines/:standardId/:ordinal',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: z.object({ childId: z.string(), standardId: z.string(), ordinal: z.coerce.number().int().positive() }),
    query: z.object({ subject: z.string(), on: onDay }),
    async handler(request) {
      const { params, query, organisation } = request
      const standard = findStandard(params.standardId)
      if (standard === undefined) return notFound()
      const opened = await openChild(request)
      const standing = opened?.file.standings.find(
        ({ deadline }) =>
          deadline.standardId === standard.id &&
          deadline.ordinal === params.ordinal &&
          deadline.subject === query.subject,
      )
      if (opened === undefined || standing === undefined) return notFound()
      const { asked, file } = opened
      return page({
        title: `A child: ${standard.id} explained`,
        breadcrumbs: [
          ...pathTo(file, organisation),
          { text: 'The child', href: childHref(asked) },
          { text: `${standard.id} explained` },
        ],
        body: <ExplanationPage {...{ asked, file, standing, organisation }} />,
      })
    },
  }),
  route({
    method: 'POST',
    permission: 'see-own-children',
    audit: ({ childId }) => ({ event: 'child.searched', childId }),
    path: '/children/:childId/record',
    params,
    query: recordQuery,
    body: z.object({ words: z.string().max(200).default('') }),
    async handler(request) {
      const opened = await openChild(request)
      const words = request.body.words.trim() || undefined
      return opened === undefined ? notFound() : recordPage(request, opened, { ...request.query, words })
    },
  }),
  route({
    method: 'GET',
    permission: 'see-access-log',
    audit: ({ childId }) => ({ event: 'access-log.viewed', childId }),
    path: '/children/:childId/access',
    params,
    query: z.object({ on: onDay, after: z.string().max(80).transform(placeFrom).optional() }),
    async handler(request) {
      const { services, params, query } = request
      const [opened, history] = await Promise.all([
        openChild(request),
        readLooks(services.store.db, services.authority.id, params.childId, query.after),
      ])
      if (opened === undefined) return notFound()
      return tabPage(
        'A child: access history',
        'access',
        opened,
        <AccessTab asked={opened.asked} {...history} isLater={query.after !== undefined} />,
      )
    },
  }),
  route({
    method: 'GET',
    permission: 'see-access-log',
    audit: ({ childId }) => ({ event: 'access-log.exported', childId }),
    path: '/children/:childId/access/saved',
    params,
    query: z.object({ on: onDay, format: z.enum(tableFormats) }),
    async handler({ services, params, query }) {
      const looks = await readEveryLook(services.store.db, services.authority.id, params.childId)
      return tableFile(looksToSave(looks, 'access-history'), query.format)
    },
  }),
]

/** The record as imported, or the part of it asked for. */
async function recordPage(
  { services, principal, csrf }: Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'csrf'>,
  opened: Opened,
  part: RecordAsked,
): Promise<Reply> {
  const { asked, file } = opened
  const batches = [...new Set(file.rows.flatMap(each => each.fromBatch ?? []))]
  const { db } = services.store
  const [files, kept] = await Promise.all([
    readFileNames(db, services.authority.id, batches),
    // What a first reading of a bulk review led to would tell its second reader what it found.
    keptFromReader(db, services.authority.id, principal.id),
  ])
  const maySeeImports = may(principal, 'see-imports')
  return tabPage(
    'A child: the record as imported',
    'record',
    opened,
    <RecordTab
      {...{ asked, files, part, maySeeImports, csrf }}
      rows={file.rows.filter(each => !kept.rows.has(each.key))}
    />,
    // What was looked for is in no address: it would be lost if the page were fetched again.
    part.words === undefined,
  )
}

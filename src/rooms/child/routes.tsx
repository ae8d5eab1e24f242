import { z } from 'zod'
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import { notFound, page, type Reply } from '../../server/reply.ts'
import { type Route, routeWith } from '../../server/route.ts'
import type { Children } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { childHref } from './addresses.ts'
import { openCaseFile } from './case-file.ts'
import { ChildFrame, type FrameProps } from './pages/child-frame.tsx'
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

const ofChild = {
  method: 'GET',
  permission: 'see-own-children',
  audit: ({ childId }: { childId: string }) => ({ event: 'child.viewed', childId }) as const,
} as const

/** The child's pages: what happens next and the journey, all deadlines, the record as imported, one date explained. */
export const routes: readonly Route<RoomServices>[] = [
  route({
    ...ofChild,
    path: '/children/:childId',
    params,
    query: z.object({ on: onDay, months }),
    async handler({ params, query, services, organisation, today }) {
      const asked = { childId: params.childId, on: query.on }
      const file = await openCaseFile(services, params.childId, dayAsked(query.on, today))
      if (file === undefined) return notFound()
      const frame = { asked, file, organisation, tab: 'now' } as const
      return tab(
        'A child: what happens next and the journey',
        frame,
        <NowTab asked={asked} file={file} organisation={organisation} months={query.months} />,
      )
    },
  }),
  route({
    ...ofChild,
    path: '/children/:childId/deadlines',
    params,
    query,
    async handler({ params, query, services, organisation, today }) {
      const asked = { childId: params.childId, on: query.on }
      const file = await openCaseFile(services, params.childId, dayAsked(query.on, today))
      if (file === undefined) return notFound()
      const frame = { asked, file, organisation, tab: 'deadlines' } as const
      return tab('A child: all deadlines', frame, <DeadlinesTab asked={asked} file={file} />)
    },
  }),
  route({
    ...ofChild,
    path: '/children/:childId/record',
    params,
    query,
    async handler({ params, query, services, organisation, today }) {
      const asked = { childId: params.childId, on: query.on }
      const file = await openCaseFile(services, params.childId, dayAsked(query.on, today))
      if (file === undefined) return notFound()
      const frame = { asked, file, organisation, tab: 'record' } as const
      return tab('A child: the record as imported', frame, <RecordTab rows={file.rows} />)
    },
  }),
  route({
    ...ofChild,
    path: '/children/:childId/deadlines/:standardId/:ordinal',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: z.object({ childId: z.string(), standardId: z.string(), ordinal: z.coerce.number().int().positive() }),
    query: z.object({ subject: z.string(), on: onDay }),
    async handler({ params, query, services, today }) {
      const standard = findStandard(params.standardId)
      if (standard === undefined) return notFound()
      const asked = { childId: params.childId, on: query.on }
      const file = await openCaseFile(services, params.childId, dayAsked(query.on, today))
      const standing = file?.standings.find(
        ({ deadline }) =>
          deadline.standardId === standard.id &&
          deadline.ordinal === params.ordinal &&
          deadline.subject === query.subject,
      )
      if (file === undefined || standing === undefined) return notFound()
      return page({
        title: `A child: ${standard.id} explained`,
        breadcrumbs: [
          { text: 'Live', href: '/live' },
          { text: 'The child', href: childHref(asked) },
          { text: `${standard.id} explained` },
        ],
        body: <ExplanationPage asked={asked} file={file} standing={standing} />,
      })
    },
  }),
]

function dayAsked(on: string | undefined, today: Day): Day {
  return (on === undefined ? undefined : parseDay(on)) ?? today
}

function tab(title: string, frame: Omit<FrameProps, 'children'>, children: Children): Reply {
  return page({
    title,
    breadcrumbs: [{ text: 'Live', href: '/live' }, { text: 'The child' }],
    body: <ChildFrame {...frame}>{children}</ChildFrame>,
  })
}

import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { type Framework, frameworkChanges, readFramework, writeFramework } from '../../domain/thresholds/framework.ts'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { readersOfVersion } from '../../store/thresholds/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { read, setFramework } from './commands.ts'
import { EditPage, FrameworkPage } from './pages/framework.tsx'
import { readFrameworks } from './reading.ts'

const route = routeWith<RoomServices>()
const versionNumber = z.coerce.number('version is a number, such as 1').int().min(0).max(100_000)
const longestNote = 500

/** The framework: read, said to have been read, and written anew. */
export const frameworkRoutes = [
  route({
    method: 'GET',
    path: '/thresholds',
    permission: 'see-standards',
    audit: 'thresholds.viewed',
    query: z.object({ done: z.enum(['kept', 'read']).optional() }),
    handler: request => framework(request, undefined, request.query.done),
  }),
  route({
    method: 'GET',
    path: '/thresholds/versions/:version',
    permission: 'see-standards',
    audit: 'thresholds.viewed',
    params: z.object({ version: versionNumber }),
    handler: request => framework(request, request.params.version, undefined),
  }),
  route({
    method: 'POST',
    path: '/thresholds/read',
    permission: 'see-standards',
    audit: 'thresholds.confirmed',
    body: z.object({ version: versionNumber }),
    async handler({ services, principal, body, at }) {
      const { current } = await readFrameworks(services)
      if (body.version !== current.version) return redirect('/thresholds')
      await read(services, body.version, { by: principal.id, byName: principal.name, at })
      return redirect('/thresholds?done=read')
    },
  }),
  route({
    method: 'GET',
    path: '/thresholds/edit',
    permission: 'set-thresholds',
    audit: 'thresholds.viewed',
    async handler(request) {
      const { current } = await readFrameworks(request.services)
      return edit(request, { after: current.version, text: writeFramework(current.framework), note: '' })
    },
  }),
  route({
    method: 'POST',
    path: '/thresholds/edit',
    permission: 'set-thresholds',
    audit: 'thresholds.changed',
    body: z.object({
      do: z.enum(['preview', 'keep']).default('preview'),
      after: z.coerce.number('after is a number, such as 1').int().min(0).max(100_000).default(0),
      text: z.string().max(200_000).default(''),
      note: z.string().max(5000).default(''),
    }),
    async handler(request) {
      const { services, principal, body, at } = request
      const { current } = await readFrameworks(services)
      const typed = { after: current.version, text: body.text, note: body.note.trim() }
      const found = readFramework(body.text)
      const problems: EditProblem[] = [
        ...('problems' in found
          ? found.problems.map(({ line, message }) => ({
              field: 'text' as const,
              message: line === 0 ? message : `Line ${line}: ${message}`,
            }))
          : []),
        ...(typed.note === ''
          ? [
              {
                field: 'note' as const,
                message:
                  'Enter what is new and who agreed it, such as “Agreed by the partnership in March: place added”',
              },
            ]
          : []),
        ...(typed.note.length > longestNote
          ? [{ field: 'note' as const, message: `Enter ${longestNote} characters or fewer` }]
          : []),
      ]
      if ('problems' in found || problems.length > 0) return edit(request, typed, { problems })
      const changes = frameworkChanges(current.framework, found.framework)
      const preview = { framework: found.framework, changes }
      const stale = body.after !== current.version
      if (body.do === 'preview' || stale || changes.length === 0) return edit(request, typed, { preview, stale })
      const version = { framework: found.framework, note: typed.note, after: body.after }
      const kept = await setFramework(services, version, { by: principal.id, byName: principal.name, at })
      return kept ? redirect('/thresholds?done=kept') : edit(request, typed, { preview, stale: true })
    },
  }),
]

type EditProblem = { readonly field: 'text' | 'note'; readonly message: string }

function edit(
  { csrf }: AnyRequest,
  typed: { after: number; text: string; note: string },
  given: {
    problems?: readonly EditProblem[]
    preview?: { framework: Framework; changes: readonly string[] }
    stale?: boolean
  } = {},
): Reply {
  const { problems = [], preview, stale = false } = given
  return page({
    title: 'Write a version of the threshold framework',
    current: 'oversight',
    live: false,
    error: problems.length > 0,
    breadcrumbs: [{ text: 'Thresholds', href: '/thresholds' }, { text: 'Write a version' }],
    body: <EditPage {...typed} {...{ problems, preview, stale, csrf }} />,
  })
}

async function framework(
  request: AnyRequest,
  asked: number | undefined,
  done: 'kept' | 'read' | undefined,
): Promise<Reply> {
  const { services, principal, csrf } = request
  const { all, current } = await readFrameworks(services)
  const version = asked === undefined ? current : all.find(each => each.version === asked)
  if (version === undefined) return notFound()
  const readers = await readersOfVersion(services.store.db, services.authority.id, version.version)
  return page({
    title: 'Threshold framework',
    current: 'oversight',
    breadcrumbs: [
      ...(may(principal, 'list-children') ? [{ text: 'Oversight', href: '/oversight' }] : []),
      ...(asked === undefined
        ? [{ text: 'Thresholds' }]
        : [{ text: 'Thresholds', href: '/thresholds' }, { text: `Version ${version.version}` }]),
    ],
    body: (
      <FrameworkPage
        {...{ version, done, csrf }}
        versions={all}
        isCurrent={version === current}
        maySet={may(principal, 'set-thresholds')}
        maySeeNumbers={may(principal, 'see-numbers')}
        mayList={may(principal, 'list-children')}
        readBy={readers.size}
        isRead={readers.has(principal.id)}
      />
    ),
  })
}

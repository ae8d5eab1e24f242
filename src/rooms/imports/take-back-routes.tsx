import { z } from 'zod'
import { ImportRefused } from '../../intake/import-error.ts'
import { longestReason } from '../../intake/publish/take-back.ts'
import { previewTakeBack, type TakeBackPreview } from '../../intake/publish/take-back-preview.ts'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { readBatch } from '../../store/batches.ts'
import type { RoomServices } from '../services.ts'
import { TakeBackPage } from './pages/take-back.tsx'

const route = routeWith<RoomServices>()
const params = z.object({ batch: z.coerce.number().int().positive().max(2_000_000_000) })

interface BatchAsked {
  readonly services: RoomServices
  readonly params: { readonly batch: number }
  readonly csrf: string
}

/** What taking an import back would change, and the question why; or why it cannot be taken back. */
async function takeBackPage({ services, params, csrf }: BatchAsked, reason = '', problem?: string): Promise<Reply> {
  const { db } = services.store
  const { batch } = params
  if ((await readBatch(db, services.authority.id, batch)) === undefined) return notFound()
  const preview = await previewOf(services, batch)
  return page({
    title: `Take import ${batch} back`,
    current: 'imports',
    error: problem !== undefined,
    breadcrumbs: [
      { text: 'Imports', href: '/imports' },
      { text: `Import ${batch}`, href: `/imports/${batch}` },
      { text: 'Take it back' },
    ],
    body: <TakeBackPage {...{ batch, preview, csrf, reason, problem }} />,
  })
}

/** What it would change, or in words why it cannot be. */
async function previewOf({ store, authority }: RoomServices, batch: number): Promise<TakeBackPreview | string> {
  try {
    return await previewTakeBack(store.db, authority.id, batch)
  } catch (error) {
    if (error instanceof ImportRefused) return error.message
    throw error
  }
}

export const takeBackRoutes = [
  route({
    method: 'GET',
    path: '/imports/:batch/take-back',
    permission: 'import',
    audit: 'imports.viewed',
    params,
    handler: request => takeBackPage(request),
  }),
  route({
    method: 'POST',
    path: '/imports/:batch/take-back',
    permission: 'import',
    audit: 'imports.confirmed',
    params,
    body: z.object({ reason: z.string().trim().max(10_000).default('') }),
    async handler(request) {
      const { services, params, body, principal } = request
      const { reason } = body
      if (reason === '') return takeBackPage(request, reason, 'Say why the import is taken back.')
      if (reason.length > longestReason)
        return takeBackPage(request, reason, `The reason may have at most ${longestReason} characters.`)
      // What has changed since the page was made is told here and, while the work waits its turn, by the work.
      if (typeof (await previewOf(services, params.batch)) === 'string') return takeBackPage(request, reason)
      return redirect(`/imports/work/${services.desk.takeBack(params.batch, reason, principal.name)}`)
    },
  }),
]

import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, type Problem, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { listBatches } from '../../store/batches.ts'
import type { RoomServices } from '../services.ts'
import { batchRoutes } from './batch-routes.tsx'
import { mappingRoutes } from './mapping-routes.tsx'
import { HistoryPage } from './pages/history.tsx'
import { WorkPage } from './pages/work.tsx'
import { takeBackRoutes } from './take-back-routes.tsx'
import { templateRoutes } from './template-routes.tsx'

const route = routeWith<RoomServices>()

const megabyte = 1024 * 1024
const usualCrumbs = { title: 'Imports', current: 'imports' } as const

const sent = z.object({
  format: z.enum(['', 'ssd', 'cin-census', 'ssda903', 'sightline']).default(''),
  mode: z.enum(['replace', 'full', 'delta']).default('replace'),
})

/** What came in, and the form to bring in more; with what was wrong with the form when it was sent. */
async function history(
  request: { services: RoomServices; principal: Parameters<typeof may>[0]; csrf: string },
  problem?: Problem,
): Promise<Reply> {
  const { services, principal, csrf } = request
  return page({
    ...usualCrumbs,
    error: problem !== undefined,
    body: (
      <HistoryPage
        batches={await listBatches(services.store.db, services.authority.id)}
        jobs={services.jobs.list().filter(each => may(principal, each.permission))}
        watching={services.desk.watching()}
        mayImport={may(principal, 'import')}
        mayMap={may(principal, 'edit-mappings')}
        csrf={csrf}
        problem={problem}
      />
    ),
  })
}

export const routes = [
  route({
    method: 'GET',
    path: '/imports',
    permission: 'see-imports',
    audit: 'imports.viewed',
    handler: history,
  }),
  route({
    method: 'POST',
    path: '/imports',
    permission: 'import',
    audit: 'imports.started',
    body: sent,
    uploads: { maxFiles: 100, maxBytes: 16_384 * megabyte },
    async handler(request) {
      const { services, body, uploads, principal } = request
      const empty = uploads.find(each => each.bytes === 0)
      const zips = uploads.filter(each => /\.zip$/i.test(each.name))
      if (uploads.length === 0) {
        return history(request, { field: 'extract', message: 'Choose a zip, or the files of one extract.' })
      }
      if (empty !== undefined) {
        return history(request, { field: 'extract', message: `${empty.name} is empty. Choose the file again.` })
      }
      if (zips.length > 0 && uploads.length > 1) {
        return history(request, {
          field: 'extract',
          message: 'Choose one zip by itself, or files that are not zipped.',
        })
      }
      const job = await services.desk.receive({
        uploads,
        format: body.format === '' ? undefined : body.format,
        mode: body.mode,
        by: principal.name,
      })
      return redirect(`/imports/work/${job}`)
    },
  }),
  route({
    method: 'GET',
    path: '/imports/work/:job',
    permission: 'see-imports',
    audit: 'imports.viewed',
    params: z.object({ job: z.string().max(60) }),
    async handler({ services, params }) {
      const job = services.jobs.find(params.job)
      if (job === undefined) return notFound()
      const result = services.desk.resultOf(job.id)
      if (job.state === 'done' && result !== undefined) return redirect(result)
      const stands = job.state === 'running' ? 'Under way' : job.state === 'failed' ? 'Not done' : 'Done'
      return page({
        title: `${stands}: ${job.title}`,
        current: 'imports',
        breadcrumbs: [{ text: 'Imports', href: '/imports' }, { text: stands }],
        body: <WorkPage job={job} />,
      })
    },
  }),
  ...mappingRoutes,
  ...templateRoutes,
  ...batchRoutes,
  ...takeBackRoutes,
]

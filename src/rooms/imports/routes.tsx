import { z } from 'zod'
import { notFound, page, routeWith } from '../../server/index.ts'
import { listBatches, readBatch } from '../../store/batches.ts'
import { countIssues, readIssues } from '../../store/issues.ts'
import { readReceivedFiles } from '../../store/received-files.ts'
import type { RoomServices } from '../services.ts'
import { BatchPage } from './pages/batch.tsx'
import { HistoryPage } from './pages/history.tsx'

const route = routeWith<RoomServices>()

/** Issues on one page. */
export const issuesShown = 200

export const routes = [
  route({
    method: 'GET',
    path: '/imports',
    permission: 'see-imports',
    audit: 'imports.viewed',
    async handler({ services }) {
      const batches = await listBatches(services.store.db, services.authority.id)
      return page({ title: 'Imports', current: 'imports', body: <HistoryPage batches={batches} /> })
    },
  }),
  route({
    method: 'GET',
    path: '/imports/:batch',
    permission: 'see-imports',
    audit: 'imports.viewed',
    params: z.object({ batch: z.coerce.number().int().positive() }),
    query: z.object({ code: z.string().max(60).optional(), from: z.coerce.number().int().min(0).default(0) }),
    async handler({ services, params, query, url }) {
      const { db } = services.store
      const { id } = services.authority
      const batch = await readBatch(db, id, params.batch)
      if (batch === undefined) return notFound()
      const [files, kinds, issues] = await Promise.all([
        readReceivedFiles(db, id, params.batch),
        countIssues(db, id, params.batch),
        readIssues(db, id, params.batch, {
          ...(query.code === undefined ? {} : { code: query.code }),
          limit: issuesShown,
          offset: query.from,
        }),
      ])
      return page({
        title: `Import ${params.batch}`,
        current: 'imports',
        breadcrumbs: [{ text: 'Imports', href: '/imports' }, { text: `Import ${params.batch}` }],
        body: (
          <BatchPage
            {...{ batch, files, kinds, issues }}
            code={query.code}
            from={query.from}
            address={`${url.pathname}${url.search}`}
          />
        ),
      })
    },
  }),
]

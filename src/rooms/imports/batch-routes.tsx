import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { abandonBatch } from '../../intake/import-batch.ts'
import { ImportRefused } from '../../intake/import-error.ts'
import { lostTableCodes } from '../../intake/lost-tables.ts'
import { file, forbidden, notFound, page, redirect, routeWith } from '../../server/index.ts'
import { type Batch, readBatch } from '../../store/batches.ts'
import { countIssues, readIssues, type StoredIssue } from '../../store/issues.ts'
import { readReceivedFiles } from '../../store/received-files.ts'
import { newestPublished } from '../../store/taken-back.ts'
import { csvOf } from '../../ui/export/index.ts'
import type { RoomServices } from '../services.ts'
import { comparisonOf, isWaiting } from './comparison.ts'
import { BatchPage } from './pages/batch.tsx'
import { TookBackPage } from './pages/take-back.tsx'

const route = routeWith<RoomServices>()
const params = z.object({ batch: z.coerce.number().int().positive().max(2_000_000_000) })

/** Issues on one page. */
const issuesShown = 200

const told = ['severity', 'file', 'row', 'column', 'value', 'code', 'message', 'remedy', 'childId'] as const
const issueColumns = told.map(name => ({
  heading: name,
  kind: name === 'row' ? ('number' as const) : ('text' as const),
  value: (issue: StoredIssue) => issue[name],
}))

async function waitingBatch(services: RoomServices, batch: number): Promise<Batch | undefined> {
  const found = await readBatch(services.store.db, services.authority.id, batch)
  return found !== undefined && isWaiting(found) ? found : undefined
}

const notWaiting = (batch: number) => forbidden(`Import ${batch} is no longer waiting. Look at it again.`)

export const batchRoutes = [
  route({
    method: 'GET',
    path: '/imports/:batch',
    permission: 'see-imports',
    audit: 'imports.viewed',
    params,
    query: z.object({
      code: z.string().max(60).optional(),
      from: z.coerce.number().int().min(0).default(0),
      problem: z.enum(['gone', 'refused']).optional(),
    }),
    async handler({ services, params, query, url, principal, csrf, noteViewed }) {
      const { db } = services.store
      const { id } = services.authority
      const batch = await readBatch(db, id, params.batch)
      if (batch === undefined) return notFound()
      if (batch.state === 'take-back') {
        return page({
          title: `Import ${batch.takes_back} taken back`,
          current: 'imports',
          breadcrumbs: [{ text: 'Imports', href: '/imports' }, { text: `Import ${batch.takes_back} taken back` }],
          body: <TookBackPage batch={batch} byTable={comparisonOf(batch).byTable} />,
        })
      }
      const mayImport = may(principal, 'import')
      const without = services.hiddenFrom(principal)
      const [files, kinds, issues, newest] = await Promise.all([
        readReceivedFiles(db, id, params.batch),
        countIssues(db, id, params.batch, { without }),
        readIssues(db, id, params.batch, {
          ...(query.code === undefined ? {} : { code: query.code }),
          without,
          limit: issuesShown,
          offset: query.from,
        }),
        newestPublished(db, id),
      ])
      const lost = await Promise.all(
        lostTableCodes
          .filter(code => kinds.some(each => each.code === code && each.severity !== 'note'))
          .map(code => readIssues(db, id, params.batch, { code })),
      )
      const comparison = comparisonOf(batch)
      // Rows of children are shown to those who are to judge them, and to nobody else.
      const samples = mayImport && isWaiting(batch) ? comparison.samples.filter(each => !without.has(each.childId)) : []
      noteViewed(
        samples.map(each => each.childId).filter(each => each !== ''),
        'in the differences of an import',
      )
      return page({
        title: `Import ${params.batch}`,
        current: 'imports',
        error: query.problem !== undefined,
        breadcrumbs: [{ text: 'Imports', href: '/imports' }, { text: `Import ${params.batch}` }],
        body: (
          <BatchPage
            {...{ batch, files, kinds, issues, csrf, mayImport, samples }}
            byTable={comparison.byTable}
            asks={comparison.asks}
            keptColumns={comparison.keptColumns}
            lostTables={lost.flat()}
            newest={newest?.batch}
            problem={query.problem}
            code={query.code}
            from={query.from}
            address={`${url.pathname}${url.search}`}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/imports/:batch/issues.csv',
    permission: 'see-imports',
    audit: 'imports.exported',
    params,
    query: z.object({ code: z.string().max(60).optional() }),
    async handler({ services, params, query, principal }) {
      const { db } = services.store
      const { id } = services.authority
      if ((await readBatch(db, id, params.batch)) === undefined) return notFound()
      const filter = {
        ...(query.code === undefined ? {} : { code: query.code }),
        without: services.hiddenFrom(principal),
        limit: 200_000,
      }
      const issues = await readIssues(db, id, params.batch, filter)
      const content = csvOf({ name: `import-${params.batch}-issues`, columns: issueColumns, rows: issues })
      return file({ name: `import-${params.batch}-issues.csv`, type: 'text/csv', content })
    },
  }),
  route({
    method: 'POST',
    path: '/imports/:batch/publish',
    permission: 'import',
    audit: 'imports.confirmed',
    params,
    body: z.object({ gone: z.literal('yes').optional(), refused: z.literal('yes').optional() }),
    async handler({ services, params, body, principal }) {
      const batch = await waitingBatch(services, params.batch)
      if (batch === undefined) return notWaiting(params.batch)
      const { asks } = comparisonOf(batch)
      const unsaid = asks.find(each => body[each] !== 'yes')
      if (unsaid !== undefined) return redirect(`/imports/${params.batch}?problem=${unsaid}`)
      return redirect(`/imports/work/${services.desk.publish(params.batch, new Set(asks), principal.name)}`)
    },
  }),
  route({
    method: 'POST',
    path: '/imports/:batch/abandon',
    permission: 'import',
    audit: 'imports.abandoned',
    params,
    async handler({ services, params, principal, at }) {
      try {
        await abandonBatch(services.store, services.authority.id, params.batch, { by: principal.name, at })
      } catch (error) {
        if (error instanceof ImportRefused) return notWaiting(params.batch)
        throw error
      }
      services.desk.letGoOfFiles()
      return redirect(`/imports/${params.batch}`)
    },
  }),
  route({
    method: 'POST',
    path: '/imports/:batch/again',
    permission: 'import',
    audit: 'imports.started',
    params,
    async handler({ services, params, principal }) {
      const batch = await readBatch(services.store.db, services.authority.id, params.batch)
      if (batch === undefined) return notFound()
      return redirect(`/imports/work/${services.desk.readAgain(params.batch, principal.name)}`)
    },
  }),
]

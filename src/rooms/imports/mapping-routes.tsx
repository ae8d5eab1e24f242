import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { type Problem, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { listBatches } from '../../store/batches.ts'
import { domainsChangedSince, readMappings } from '../../store/mappings.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { sayMeaning } from './commands.ts'
import { isWaiting } from './comparison.ts'
import { MappingsPage } from './pages/mappings.tsx'
import { meaningsOf, needsReading, waitingWords } from './waiting-words.ts'

const route = routeWith<RoomServices>()

async function mappings(request: AnyRequest, problem?: Problem): Promise<Reply> {
  const { services, organisation, principal, csrf } = request
  const { db } = services.store
  const { id } = services.authority
  const { model } = services
  const [known, waiting, batches] = await Promise.all([
    readMappings(db, id),
    waitingWords(db, id, { model, organisation, mappings: services.mappings() }),
    listBatches(db, id, 50),
  ])
  // An import that waits is read again before it is published; with it, what is held.
  const lastRead = batches.find(each => each.format === 'ssd' && (isWaiting(each) || each.state === 'published'))
  const changed = lastRead === undefined ? [] : await domainsChangedSince(db, id, lastRead.started_at)
  return page({
    title: 'Mappings',
    current: 'imports',
    live: false,
    error: problem !== undefined,
    breadcrumbs: [{ text: 'Imports', href: '/imports' }, { text: 'Mappings' }],
    body: (
      <MappingsPage
        {...{ known, waiting, organisation, csrf, problem }}
        mayMap={may(principal, 'edit-mappings')}
        toReadAgain={changed.some(needsReading) ? lastRead : undefined}
        working={services.jobs.list().filter(each => each.state === 'running')}
      />
    ),
  })
}

export const mappingRoutes = [
  route({
    method: 'GET',
    path: '/imports/mappings',
    permission: 'see-imports',
    audit: 'mappings.viewed',
    handler: request => mappings(request),
  }),
  route({
    method: 'POST',
    path: '/imports/mappings',
    permission: 'edit-mappings',
    audit: 'mappings.changed',
    body: z.object({
      domain: z.string().max(100),
      from: z.string().min(1).max(300),
      to: z.string().max(300),
    }),
    async handler(request) {
      const { services, organisation, body, principal, at } = request
      const { domain, from, to } = body
      const meanings = meaningsOf(domain, organisation)
      if (meanings === undefined) return mappings(request, { message: 'There is no such kind of word.' })
      if (to !== '' && !meanings.some(each => each.value === to)) {
        return mappings(request, { message: `Choose what ${from} means from the list beside it.` })
      }
      const meant = to === '' ? undefined : to
      await sayMeaning(services.store, services.authority.id, { domain, from, to: meant, by: principal.name, at })
      if (!needsReading(domain)) services.desk.deriveAgain('words changed')
      return redirect('/imports/mappings')
    },
  }),
]

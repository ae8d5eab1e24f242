import type { FastifyRequest } from 'fastify'
import { englandInstant } from '../domain/calendar/england-instant.ts'
import type { Exported } from '../ui/export/index.ts'
import type { House } from './house.ts'
import { nobody, visitOf } from './visit.ts'

/** Who saves a file with this request, when, and from what data. */
export function exportedBy({ services }: Pick<House, 'services'>, request: FastifyRequest): Exported {
  const { principal = nobody(services.authority.id), at } = visitOf(request)
  const when = englandInstant(at)
  return {
    by: principal.name,
    personId: principal.id,
    authority: services.authority.name,
    when,
    clock: when.slice(-5).replace(':', ''),
    version: services.dataVersion(),
    request: request.id,
  }
}

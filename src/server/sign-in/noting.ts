import type { AuditEvent } from '../audit.ts'
import type { RoomRequest } from '../route.ts'
import type { ServerServices } from '../services.ts'

/** Puts on the access log what somebody who is not signed in yet did, or tried: at once, and without what they typed. */
export async function note(
  { services, at, reference }: Pick<RoomRequest<ServerServices>, 'services' | 'at' | 'reference'>,
  page: string,
  what: {
    readonly event: AuditEvent
    readonly personId: string | undefined
    readonly allowed: boolean
    readonly because: string
  },
): Promise<void> {
  const { event, personId, allowed, because } = what
  const authorityId = services.authority.id
  const principal = personId ?? 'nobody'
  await services.recordAccess([
    { authorityId, at, principal, role: 'signing in', event, page, allowed, because, request: reference },
  ])
}

import { permissionsOf } from '../../domain/access/permissions.ts'
import type { Principal } from '../../domain/access/principal.ts'
import { type PageReply, page, type Reply, type SignInReply, signIn } from '../reply.ts'
import type { RoomRequest } from '../route.ts'
import type { ServerServices } from '../services.ts'
import { nobody } from '../visit.ts'
import { note } from './noting.ts'
import { PlainPage } from './pages/plain.tsx'

type Request = Pick<RoomRequest<ServerServices>, 'services' | 'at' | 'reference'>

/** Signs in somebody who has proved who they are, as they stand at this moment; says so where they have no post. */
export async function arrive(
  request: Request,
  personId: string,
  how: Pick<SignInReply, 'means' | 'providerSession' | 'because'> & {
    readonly next: string
    readonly page: string
    readonly first?: PageReply
  },
): Promise<Reply> {
  const { next, page: at, first, ...rest } = how
  const principal = await standingOf(request, personId)
  if (principal === undefined || permissionsOf(principal).size === 0) {
    const because = principal === undefined ? 'account closed' : 'no post is held'
    await note(request, at, { event: 'session.started', personId, allowed: false, because })
    return noPost()
  }
  return signIn(principal, next, { ...rest, first })
}

/** How somebody stands now; undefined where their account is closed. */
async function standingOf({ services, at }: Request, personId: string): Promise<Principal | undefined> {
  const asked = { ...nobody(services.authority.id), id: personId }
  return services.standing?.(asked, at)
}

/** For somebody who is known, or vouched for, and whom nobody has given anything to do here. */
export function noPost(why?: string): PageReply {
  return page({
    title: 'You have no role in Sightline',
    status: 403,
    live: false,
    body: (
      <PlainPage title="You have no role in Sightline" link={{ href: '/sign-in', text: 'Sign in as somebody else' }}>
        <p class="govuk-body">
          {why ??
            'You have proved who you are, but nobody has given you a role here, or yours has ended. You are not signed in.'}
        </p>
        <p class="govuk-body">
          Ask an administrator of Sightline in your authority, or whoever told you to sign in, to give you one.
        </p>
      </PlainPage>
    ),
  })
}

import { z } from 'zod'
import { englandEnd } from '../../domain/calendar/england-instant.ts'
import { forbidden, notFound, page, type Reply, routeWith } from '../../server/index.ts'
import { readPerson } from '../../store/people/people.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { addByEmail, describePerson, invite } from './commands.ts'
import { afterwards } from './listing-routes.tsx'
import { mayInvite } from './may-invite.ts'
import { LinkPage, NameForm, type NameTyped } from './pages/new-person.tsx'
import { personAddress } from './pages/people-list.tsx'
import { Buttons } from './pages/post-forms.tsx'
import type { FormProblem } from './post-form.ts'

const route = routeWith<RoomServices>()
const permission = 'manage-people'
const person = z.object({ personId: z.string().max(200) })
const named = z.object({ name: z.string().max(1000).default(''), email: z.string().max(1000).default('') })
const top = { text: 'People', href: '/people' }
const taken: FormProblem = {
  field: 'email',
  message: 'Somebody has that address already: look for them among the people',
}

export const routes = [
  route({
    method: 'GET',
    path: '/people/new',
    permission,
    audit: 'person.viewed',
    handler: async request => adding(request, { name: '', email: '' }, []),
  }),
  route({
    method: 'POST',
    path: '/people/new',
    permission,
    audit: 'person.changed',
    body: named,
    async handler(request) {
      const { typed, problems } = readNamed(request.body, true)
      if (problems.length > 0) return adding(request, typed, problems)
      const said = { by: request.principal.id, at: request.at }
      const personId = await addByEmail(request.services, typed, said)
      return personId === undefined ? adding(request, typed, [taken]) : afterwards(personId, 'added')
    },
  }),
  route({
    method: 'GET',
    path: '/people/:personId/name',
    permission,
    audit: 'person.viewed',
    params: person,
    handler: async request =>
      withOther(request, request.params, ({ name, email }) =>
        naming(request, request.params.personId, { name, email: email ?? '' }, []),
      ),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/name',
    permission,
    audit: 'person.changed',
    params: person,
    body: named,
    handler: async request =>
      withOther(request, request.params, async () => {
        const { services, params, principal, at, body } = request
        const { typed, problems } = readNamed(body, false)
        if (problems.length > 0) return naming(request, params.personId, typed, problems)
        const described = { ...params, name: typed.name, email: typed.email || undefined }
        const outcome = await describePerson(services, described, { by: principal.id, at })
        if (outcome === 'taken') return naming(request, params.personId, typed, [taken])
        return afterwards(params.personId, outcome === 'changed' ? 'named' : 'same')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/invite',
    permission,
    audit: 'person.viewed',
    params: person,
    handler: async request => withOther(request, request.params, found => inviting(request, found)),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/invite',
    permission,
    audit: 'sign-in-link.changed',
    params: person,
    handler: async request =>
      withOther(request, request.params, async found => {
        const { services, principal, at, origin } = request
        if (!mayInvite(services, found))
          return forbidden('No link can be made: there are no passwords here, or they have no address.')
        const { token, expiresAt } = await invite(services, found.person_id, { by: principal.id, at })
        const link = `${origin}/sign-in/link/${token}`
        const back = personAddress(found.person_id)
        const body = <LinkPage name={found.name} until={englandEnd(expiresAt)} {...{ link, back }} />
        return shown('A link to choose a password', body)
      }),
  }),
]

type Found = NonNullable<Awaited<ReturnType<typeof readPerson>>>

function readNamed(body: z.infer<typeof named>, needsEmail: boolean): { typed: NameTyped; problems: FormProblem[] } {
  const typed = { name: body.name.trim().replace(/\s+/g, ' '), email: body.email.trim() }
  const problems: FormProblem[] = []
  if (typed.name === '') problems.push({ field: 'name', message: 'Enter a name' })
  else if (typed.name.length > 200)
    problems.push({ field: 'name', message: 'The name must be 200 characters or fewer' })
  if (typed.email === '') {
    if (needsEmail) problems.push({ field: 'email', message: 'Enter an email address, such as kit@example.gov.uk' })
  } else if (!z.email().max(200).safeParse(typed.email).success)
    problems.push({ field: 'email', message: 'Enter an email address like kit@example.gov.uk' })
  return { typed, problems }
}

async function withOther(
  { services, principal }: Pick<AnyRequest, 'services' | 'principal'>,
  { personId }: { readonly personId: string },
  work: (found: Found) => Reply | Promise<Reply>,
): Promise<Reply> {
  if (personId === principal.id)
    return forbidden('Nobody changes their own posts or account. Ask another administrator.')
  const found = await readPerson(services.store.db, services.authority.id, personId)
  return found === undefined ? notFound() : work(found)
}

function adding({ csrf }: Pick<AnyRequest, 'csrf'>, typed: NameTyped, problems: readonly FormProblem[]): Reply {
  const title = 'Add a person'
  const form = { title, action: '/people/new', button: 'Add', back: '/people' }
  return shown(title, <NameForm {...form} {...{ typed, problems, csrf }} />, problems.length > 0)
}

function naming(
  { csrf }: Pick<AnyRequest, 'csrf'>,
  personId: string,
  typed: NameTyped,
  problems: readonly FormProblem[],
): Reply {
  const title = 'Name and email address'
  const form = { title, action: personAddress(personId, '/name'), button: 'Save', back: personAddress(personId) }
  return shown(title, <NameForm {...form} {...{ typed, problems, csrf }} />, problems.length > 0)
}

function inviting({ services, csrf }: Pick<AnyRequest, 'services' | 'csrf'>, found: Found): Reply {
  const title = 'Make a link'
  const body = (
    <>
      <h1 class="govuk-heading-l">Make a link for {found.name}</h1>
      {mayInvite(services, found) ? (
        <form action={personAddress(found.person_id, '/invite')} method="post">
          <input type="hidden" name="_csrf" value={csrf} />
          <p class="govuk-body">
            By it they choose a password. Links made for them before are worth nothing from then on; a password they
            have stays until they choose another.
          </p>
          <Buttons text="Make the link" personId={found.person_id} />
        </form>
      ) : (
        <p class="govuk-body">
          No link can be made: passwords of Sightline are not set up here, or they have no email address, or their
          account is disabled. Where the council's sign-in is used nothing more is needed than their address.
        </p>
      )}
    </>
  )
  return shown(title, body)
}

function shown(title: string, body: Parameters<typeof page>[0]['body'], error = false): Reply {
  return page({ title, current: 'people', live: false, error, breadcrumbs: [top, { text: title }], body })
}

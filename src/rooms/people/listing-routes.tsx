import { z } from 'zod'
import { englandInstant } from '../../domain/calendar/england-instant.ts'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import type { LocalStanding } from '../../server/sign-in/index.ts'
import { changeSetting, readChangeLog, readSetting } from '../../store/index.ts'
import { hrefWith } from '../../ui/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { dormantDaysOf, dormantDaysSetting, dormantDaysTyped } from './dormant.ts'
import { listed, type PeopleQuery, peopleQuery } from './listing.ts'
import { mayInvite } from './may-invite.ts'
import { DormantPage } from './pages/dormant.tsx'
import { PeopleList } from './pages/people-list.tsx'
import { PersonPage } from './pages/person.tsx'
import { StaffListPage } from './pages/staff-list.tsx'
import { namesOfPeople, readPersonChanges, readStandings, staffListSays } from './queries.ts'

const route = routeWith<RoomServices>()
/** Rows on one page of the list. */
const shown = 100

const top = { text: 'People', href: '/people' }

const done = {
  post: 'The post is given',
  cover: 'The cover is given',
  ended: 'The post has ended',
  moved: 'They are moved',
  left: 'Their posts have ended and the account is disabled',
  disabled: 'The account is disabled',
  enabled: 'The account is enabled',
  worker: 'The worker is set',
  added: 'They are known here now. Give them a post, and a way to sign in',
  named: 'Their name and address are set',
  same: 'Nothing was changed: it was so already',
} as const
export type Done = keyof typeof done

export const routes = [
  route({
    method: 'GET',
    path: '/people',
    permission: 'manage-people',
    audit: 'people.listed',
    query: peopleQuery,
    handler: async request => list(request, request.query, ''),
  }),
  // A name is looked for by a form, so that it never stands in an address.
  route({
    method: 'POST',
    path: '/people',
    permission: 'manage-people',
    audit: 'people.searched',
    query: peopleQuery,
    body: z.object({ who: z.string().max(200).default('') }),
    async handler(request) {
      const search = request.body.who.trim()
      return search === '' ? redirect(`/people${request.url.search}`) : list(request, request.query, search)
    },
  }),
  route({
    method: 'GET',
    path: '/people/staff-list',
    permission: 'manage-people',
    audit: 'staff-list.viewed',
    query: z.object({ page: z.coerce.number('page is a number, such as 2').int().min(1).default(1) }),
    async handler({ services, organisation, query, at, principal }) {
      const changes = staffListSays(organisation, await readStandings(services, at))
      return page({
        title: 'Staff list says',
        current: 'people',
        breadcrumbs: [top, { text: 'Staff list says' }],
        body: <StaffListPage {...{ changes, organisation }} page={query.page} self={principal.id} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/people/dormant',
    permission: 'manage-people',
    audit: 'people.listed',
    query: z.object({ saved: z.literal('yes').optional() }),
    handler: async request => dormant(request, { saved: request.query.saved === 'yes' }),
  }),
  route({
    method: 'POST',
    path: '/people/dormant',
    permission: 'manage-people',
    audit: 'settings.changed',
    body: z.object({ days: z.string().max(20).default('') }),
    async handler(request) {
      const { services, body, principal, at } = request
      const days = dormantDaysTyped(body.days)
      if (days === undefined) return dormant(request, { typed: body.days })
      const said = { by: principal.id, at }
      await services.store.transaction(trx => changeSetting(trx, services.authority.id, dormantDaysSetting, days, said))
      return redirect('/people/dormant?saved=yes')
    },
  }),
  route({
    method: 'GET',
    path: '/people/:personId',
    permission: 'manage-people',
    audit: 'person.viewed',
    params: z.object({ personId: z.string().max(200) }),
    query: z.object({ done: z.enum(Object.keys(done) as Done[]).optional() }),
    async handler({ services, organisation, params, query, at, principal }) {
      const standings = await readStandings(services, at)
      const standing = standings.find(each => each.person.person_id === params.personId)
      if (standing === undefined) return notFound()
      return page({
        title: 'Person',
        current: 'people',
        breadcrumbs: [top, { text: standing.person.name }],
        body: (
          <PersonPage
            {...{ standing, organisation, at }}
            changes={await readPersonChanges(services, params.personId)}
            names={namesOfPeople(standings)}
            done={query.done && done[query.done]}
            isSelf={params.personId === principal.id}
            password={passwordWords(await services.accounts?.standing(params.personId))}
            mayInvite={mayInvite(services, standing.person)}
          />
        ),
      })
    },
  }),
]

async function list(
  { services, organisation, at, csrf }: Pick<AnyRequest, 'services' | 'organisation' | 'at' | 'csrf'>,
  query: PeopleQuery,
  search: string,
): Promise<Reply> {
  const standings = await readStandings(services, at)
  const found = listed(standings, query, organisation, search)
  const pages = Math.max(1, Math.ceil(found.length / shown))
  const on = search === '' ? Math.min(query.page, pages) : 1
  return page({
    title: 'People',
    current: 'people',
    live: false,
    body: (
      <PeopleList
        shown={found.slice((on - 1) * shown, on * shown)}
        found={found.length}
        paging={{ at: on, pages }}
        staffListSays={staffListSays(organisation, standings).length}
        {...{ query, search, organisation, csrf }}
      />
    ),
  })
}

async function dormant(
  { services, csrf, at }: Pick<AnyRequest, 'services' | 'csrf' | 'at'>,
  form: { readonly typed?: string; readonly saved?: boolean },
): Promise<Reply> {
  const { store, authority } = services
  const [setting, standings, log] = await Promise.all([
    readSetting(store.db, authority.id, dormantDaysSetting),
    readStandings(services, at),
    readChangeLog(store.db, authority.id, { event: 'dormant accounts disabled', limit: 50 }),
  ])
  return page({
    title: 'Accounts not in use',
    current: 'people',
    live: false,
    error: form.typed !== undefined,
    breadcrumbs: [top, { text: 'Accounts not in use' }],
    body: <DormantPage days={dormantDaysOf(setting)} {...{ standings, log, csrf, at }} {...form} />,
  })
}

function passwordWords(standing: LocalStanding | undefined): string | undefined {
  if (standing === undefined) return undefined
  if (standing.passwordAt === undefined) return 'With a password of Sightline, not chosen yet'
  const codes = standing.codesAt === undefined ? 'one-time codes not set up yet' : 'one-time codes set up'
  return `With a password of Sightline, chosen ${englandInstant(standing.passwordAt)}; ${codes}`
}

/** A person's page once something was done to them. */
export function afterwards(personId: string, what: Done): Reply {
  return redirect(hrefWith(`/people/${encodeURIComponent(personId)}`, { done: what }))
}

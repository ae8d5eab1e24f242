import { z } from 'zod'
import { isOwnAddress, notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { changeView, deleteView, readView, saveView } from '../../store/saved-views.ts'
import { hrefWith } from '../../ui/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { ChangeViewPage, SaveViewPage, savedAddress } from './pages/saved.tsx'

const route = routeWith<RoomServices>()
const viewId = z.object({ viewId: z.uuid() })
const longest = 100
const said = z.object({
  name: z.string().max(10_000).default(''),
  shared: z.enum(['yes', 'no']).catch('no'),
})
const address = z
  .string()
  .max(8000)
  .refine(
    given => isOwnAddress(given) && /^\/explore(\/compare)?\?[^#]+$/.test(given),
    'address is the address of a view, such as /explore?indicator=overdue',
  )

/** What is wrong with the name of a view, and how to put it right. */
function nameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a name, such as “Long open in my service”'
  return name.length > longest ? `The name must be ${longest} characters or fewer` : undefined
}

const typedIn = ({ name, shared }: z.infer<typeof said>) => ({ name: name.trim(), isShared: shared === 'yes' })

/** Views kept under a name. */
export const savedRoutes = [
  route({
    method: 'POST',
    path: '/explore/saved',
    permission: 'see-numbers',
    audit: 'explore.changed',
    body: said.extend({ address }),
    async handler({ services, principal, body, at, csrf }) {
      const typed = typedIn(body)
      const problem = nameProblem(typed.name)
      if (problem !== undefined)
        return page({
          title: 'Save a view',
          current: 'explore',
          live: false,
          error: true,
          body: <SaveViewPage {...{ csrf, typed, problem }} address={body.address} />,
        })
      // The view is opened by its own address from then on, and names itself.
      const kept = hrefWith(body.address, { view: undefined, page: undefined })
      const id = await services.store.transaction(trx =>
        saveView(trx, services.authority.id, { ...typed, address: kept }, { by: principal.id, at }),
      )
      return redirect(savedAddress(id))
    },
  }),
  route({
    method: 'GET',
    path: '/explore/saved/:viewId',
    permission: 'see-numbers',
    audit: 'explore.viewed',
    params: viewId,
    async handler(request) {
      const view = await viewOf(request, request.params.viewId)
      return view === undefined ? notFound() : redirect(hrefWith(view.address, { view: view.view_id }))
    },
  }),
  route({
    method: 'GET',
    path: '/explore/saved/:viewId/change',
    permission: 'see-numbers',
    audit: 'explore.viewed',
    params: viewId,
    handler: async request => change(request, request.params.viewId),
  }),
  route({
    method: 'POST',
    path: '/explore/saved/:viewId/change',
    permission: 'see-numbers',
    audit: 'explore.changed',
    params: viewId,
    body: said,
    async handler(request) {
      const { services, principal, params, body, at } = request
      const typed = typedIn(body)
      const problem = nameProblem(typed.name)
      if (problem !== undefined) return change(request, params.viewId, { typed, problem })
      const isChanged = await services.store.transaction(trx =>
        changeView(trx, services.authority.id, params.viewId, typed, { by: principal.id, at }),
      )
      return isChanged ? redirect('/explore?done=changed') : notFound()
    },
  }),
  route({
    method: 'POST',
    path: '/explore/saved/:viewId/delete',
    permission: 'see-numbers',
    audit: 'explore.changed',
    params: viewId,
    async handler({ services, principal, params, at }) {
      const isGone = await services.store.transaction(trx =>
        deleteView(trx, services.authority.id, params.viewId, { by: principal.id, at }),
      )
      return isGone ? redirect('/explore?done=deleted') : notFound()
    },
  }),
]

function viewOf({ services, principal }: Pick<AnyRequest, 'services' | 'principal'>, id: string) {
  return readView(services.store.db, services.authority.id, id, principal.id)
}

/** The form of a view of the reader's own; a colleague's, shared or not, is not there to change. */
async function change(
  request: Pick<AnyRequest, 'services' | 'principal' | 'csrf'>,
  id: string,
  wrong?: { readonly typed: ReturnType<typeof typedIn>; readonly problem: string },
): Promise<Reply> {
  const view = await viewOf(request, id)
  if (view === undefined || view.owner_id !== request.principal.id) return notFound()
  const typed = wrong?.typed ?? { name: view.name, isShared: view.is_shared }
  return page({
    title: 'Change a saved view',
    current: 'explore',
    live: false,
    error: wrong !== undefined,
    body: <ChangeViewPage {...{ view, typed }} csrf={request.csrf} problem={wrong?.problem} />,
  })
}

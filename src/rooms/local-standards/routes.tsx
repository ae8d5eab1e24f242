import { may } from '../../domain/access/permissions.ts'
import { page, routeWith } from '../../server/index.ts'
import { listChanges } from '../../store/local-standards.ts'
import { namesOfPeople, type RoomServices } from '../services.ts'
import { changeRoutes } from './change-routes.tsx'
import { AllSettingsPage } from './pages/all.tsx'
import { top } from './standard-asked.ts'
import { tryRoutes } from './try-routes.tsx'

const route = routeWith<RoomServices>()

/** What the authority sets of its standards: seen first, proposed, approved, withdrawn. */
export const routes = [
  route({
    method: 'GET',
    path: '/standards/local',
    permission: 'see-standards',
    audit: 'local-standards.listed',
    async handler({ services, principal, today }) {
      const [changes, names] = await Promise.all([
        listChanges(services.store.db, services.authority.id),
        namesOfPeople(services),
      ])
      const titles = new Map(
        services
          .standards()
          .on(today)
          .map(each => [each.id, each.title]),
      )
      const titleOf = (id: string) => titles.get(id) ?? ''
      return page({
        title: 'Local settings',
        current: 'standards',
        breadcrumbs: [top, { text: 'Local settings' }],
        body: (
          <AllSettingsPage {...{ changes, names, titleOf, today }} maySet={may(principal, 'set-local-standards')} />
        ),
      })
    },
  }),
  ...tryRoutes,
  ...changeRoutes,
]

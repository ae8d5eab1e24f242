import { may } from '../../domain/access/permissions.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { type LocalSetting, settingOn } from '../../domain/standards/local/setting.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import type { RoomRequest } from '../../server/route.ts'
import { listChanges, type ProposedChange, stateOfChange } from '../../store/local-standards.ts'
import { listPeople } from '../../store/people/people.ts'
import { isInForce, listPosts } from '../../store/people/posts.ts'
import { namesOfPeople, type RoomServices } from '../services.ts'

type Reading = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'today' | 'at'>

/** What a standard's page says of what the authority has set of it. */
export interface LocalSettingRead {
  readonly standard: Standard
  readonly today: Day
  /** In force today, in full. */
  readonly now: LocalSetting
  /** Everything that was ever proposed, the latest first. */
  readonly changes: readonly ProposedChange[]
  /** Names of people by their ids. */
  readonly names: ReadonlyMap<string, string>
  readonly maySet: boolean
  /** Those that wait for this reader to approve. */
  readonly forReader: readonly ProposedChange[]
}

/** Reads what the authority has set of a standard. `standard` is the one with its settings by date. */
export async function readLocalSetting(request: Reading, standard: Standard): Promise<LocalSettingRead> {
  const { services, principal, today } = request
  const { db } = services.store
  const [changes, names] = await Promise.all([
    listChanges(db, services.authority.id, standard.id),
    namesOfPeople(services),
  ])
  return {
    standard,
    today,
    now: settingOn(standard, today),
    changes,
    names,
    maySet: may(principal, 'set-local-standards'),
    forReader: waitingFor(principal, changes),
  }
}

/** What waits for somebody to approve. */
function waitingFor(principal: Reading['principal'], changes: readonly ProposedChange[]): readonly ProposedChange[] {
  if (!may(principal, 'approve-local-standards')) return []
  return changes.filter(each => stateOfChange(each) === 'pending' && each.approver_id === principal.id)
}

export interface Approver {
  readonly id: string
  readonly name: string
}

/** Who may approve what this person proposes: whoever holds a post now that may, but for themselves. */
export async function approversFor({ services, principal, at }: Reading): Promise<Approver[]> {
  const { store, authority } = services
  const [people, posts] = await Promise.all([listPeople(store.db, authority.id), listPosts(store.db, authority.id)])
  const roles = Map.groupBy(
    posts.filter(each => isInForce(each, at)),
    each => each.person_id,
  )
  return people
    .filter(each => each.disabled_at === null && each.person_id !== principal.id)
    .filter(each => (roles.get(each.person_id) ?? []).some(({ role }) => may({ role }, 'approve-local-standards')))
    .map(each => ({ id: each.person_id, name: each.name }))
}

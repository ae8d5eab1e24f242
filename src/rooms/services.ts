import { type Opening, openingOf, type ReadModel, type SingleChildren } from '../analysis/index.ts'
import type { Principal } from '../domain/access/principal.ts'
import type { Day } from '../domain/calendar/day.ts'
import type { FamilyTies } from '../domain/record/families.ts'
import type { LocalMappings } from '../domain/record/local-mappings.ts'
import type { SetStandards } from '../domain/standards/local/set-standards.ts'
import type { Coverage } from '../domain/standards/state.ts'
import type { Jobs } from '../server/progress.ts'
import type { RoomRequest } from '../server/route.ts'
import type { ServerServices } from '../server/services.ts'
import type { Sessions } from '../server/sessions.ts'
import type { LocalAccounts } from '../server/sign-in/index.ts'
import { readChildNames } from '../store/child-names.ts'
import type { Store } from '../store/index.ts'
import { listPeople } from '../store/people/people.ts'
import type { ScopedDb } from '../store/row-scope.ts'
import type { ImportDesk } from './imports/index.ts'

/** The last day a yearly return tells of: "903", 31 March. */
export interface ToldUntil {
  readonly name: string
  readonly on: Day
}

/** What rooms work with, besides what the server itself asks for. */
export interface RoomServices extends ServerServices {
  readonly store: Store
  readonly model: ReadModel
  mappings(): LocalMappings
  /** The standards as the authority has set them: whatever says a rule to people takes it from here. */
  standards(): SetStandards
  coverage(): Coverage
  /**
   * Of an authority that is told of by yearly returns alone, the last day that each tells of, the earliest first: what
   * was done since cannot be known. None where an extract of the case system is held.
   */
  toldUntil(): readonly ToldUntil[]
  /** What ties children to one another, as last imported: to be told of children whom the reader may open, among themselves. */
  familyTies(): Promise<FamilyTies>
  /** How somebody stands who is not there themselves: undefined where their account is closed. */
  standingOf(personId: string, at: Date): Promise<Principal | undefined>
  /** What has been decided of single children for one reader. */
  singleChildren(principal: Principal): SingleChildren
  /** Restricted children of whom this reader is not to know. */
  hiddenFrom(principal: Principal): ReadonlySet<string>
  /**
   * Reads the record as one person: children out of scope are not there, whatever is asked. Whatever a page shows of
   * children's rows is read this way; `store.db` is for what is about nobody.
   */
  readAs<T>(principal: Principal, work: (db: ScopedDb) => Promise<T>): Promise<T>
  /** Waits until pages are made from this data version or a later one: asked for before a command's redirect. */
  upTo(version: number): Promise<void>
  /**
   * Works what was recorded of children into the numbers and waits until pages show it: asked for after the transaction
   * of what was recorded and before the redirect. While something is being published it waits two seconds and no more;
   * it then follows by itself.
   */
  takeIn(): Promise<void>
  /** Where imports are handed in. */
  readonly desk: ImportDesk
  /** Who is signed in where; by it a person's sessions are ended. */
  readonly sessions: Sessions
  /** Accounts with a password of Sightline's own; undefined where there are none here. */
  readonly accounts: LocalAccounts | undefined
  /** Mail is sent from here. */
  readonly sendsMail: boolean
  /** Long work under way. */
  readonly jobs: Jobs
}

/** A request to any room, whatever its address and form say. */
export type AnyRequest = RoomRequest<RoomServices>

/** What the reader of a request may count and open: the one place where rooms get it from. */
export function openingFor({
  services,
  principal,
  scope,
  numbersScope,
  today,
}: Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'scope' | 'numbersScope' | 'today'>): Opening {
  return openingOf(scope, numbersScope, services.singleChildren(principal), today)
}

/** Names of children, read when a page shows them, of those alone whom the record lets this reader see. */
export async function namesOf(
  { services, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'principal'>,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return services.readAs(principal, db => readChildNames(db, services.authority.id, [...new Set(childIds)]))
}

/** The names of everybody who has or had an account, by their ids. */
export async function namesOfPeople({
  store,
  authority,
}: Pick<RoomServices, 'store' | 'authority'>): Promise<ReadonlyMap<string, string>> {
  const people = await listPeople(store.db, authority.id)
  return new Map(people.map(each => [each.person_id, each.name]))
}

/** How to name anybody who has or had an account, by their id: the id itself of somebody nobody knows any more. */
export async function personNamer(
  services: Pick<RoomServices, 'store' | 'authority'>,
): Promise<(id: string) => string> {
  const names = await namesOfPeople(services)
  return id => names.get(id) ?? id
}

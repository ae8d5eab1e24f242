import { may } from '../../domain/access/permissions.ts'
import { type Principal, postsOf, roleTitle } from '../../domain/access/principal.ts'
import { type ChildFacts, maySeeChild, scopeOf } from '../../domain/access/scope.ts'
import type { RoomRequest } from '../../server/index.ts'
import type { CampaignChild } from '../../store/campaigns/index.ts'
import { listPeople } from '../../store/people/people.ts'
import { isInForce, listPosts } from '../../store/people/posts.ts'
import type { RoomServices } from '../services.ts'

/** Somebody who may review. */
export interface Reader {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly principal: Principal
}

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'organisation' | 'at'>

/** Everybody whose post lets them review in campaigns, in order of name. */
export async function readersOf({ services, at }: Asking): Promise<Reader[]> {
  const { store, authority } = services
  const [people, posts] = await Promise.all([listPeople(store.db, authority.id), listPosts(store.db, authority.id)])
  const reviewing = new Set(
    posts
      .filter(each => isInForce(each, at) && may({ role: each.role }, 'review-in-campaigns'))
      .map(each => each.person_id),
  )
  const found = people.filter(each => each.disabled_at === null && reviewing.has(each.person_id))
  const standings = await Promise.all(found.map(each => services.standingOf(each.person_id, at)))
  return found.flatMap((each, index): Reader[] => {
    const principal = standings[index]
    if (principal === undefined || !may(principal, 'review-in-campaigns')) return []
    return [{ id: each.person_id, name: each.name, role: roleTitle(principal.role), principal }]
  })
}

/** The workers of the case system that somebody is. */
export function workersOf(principal: Principal): ReadonlySet<string> {
  const places = postsOf(principal).flatMap(({ place }) => (place.kind === 'worker' ? [place.worker] : []))
  return new Set([...places, ...(principal.workerId === undefined ? [] : [principal.workerId])])
}

/** Whether somebody leads the unit that holds a child. */
export function leadsUnitOf(principal: Principal, unit: string | undefined): boolean {
  return postsOf(principal).some(
    ({ role, place }) => role === 'unit-lead' && place.kind === 'unit' && place.unit === unit,
  )
}

/** Why somebody may not review a child; undefined where they may. */
export type WhyNot = 'holds the case' | 'may not open the child'

/** Tells of each reader and child whether the one may review the other. */
export async function mayReviewBy(
  { services, organisation }: Asking,
  children: readonly CampaignChild[],
): Promise<(reader: Reader, child: CampaignChild) => WhyNot | undefined> {
  const all = await Promise.all(children.map(each => services.childFacts(each.child_id)))
  const facts = new Map(children.map((each, index) => [each.child_id, all[index]]))
  const scopes = new Map<string, ReturnType<typeof scopeOf>>()
  return ({ principal }, child) => {
    if (!scopes.has(principal.id)) scopes.set(principal.id, scopeOf(principal, organisation))
    return whyNot(principal, scopes.get(principal.id)!, child, facts.get(child.child_id))
  }
}

/** Whoever held the case when the cohort was fixed, or holds it now, does not review it. */
function whyNot(
  principal: Principal,
  scope: ReturnType<typeof scopeOf>,
  { frozen_worker }: CampaignChild,
  facts: ChildFacts | undefined,
): WhyNot | undefined {
  const own = workersOf(principal)
  if ((frozen_worker !== null && own.has(frozen_worker)) || (facts?.worker !== undefined && own.has(facts.worker)))
    return 'holds the case'
  if (facts === undefined || !maySeeChild(scope, facts, principal).allowed) return 'may not open the child'
  return undefined
}

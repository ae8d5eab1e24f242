import { v7 as uuid } from 'uuid'
import { type PostKind, placeId } from '../../domain/access/giving-posts.ts'
import type { Worker } from '../../domain/access/organisation.ts'
import type { Place } from '../../domain/access/principal.ts'
import { logChange } from '../../store/change-log.ts'
import { changePeople } from '../../store/people/change.ts'
import { listPeople, readPerson, savePerson, setDisabled } from '../../store/people/people.ts'
import { endPost, givePost, type HeldPost, isInForce, listPosts } from '../../store/people/posts.ts'
import { makeLink } from '../../store/people/sign-in-links.ts'
import type { Said } from '../../store/said.ts'
import type { Db } from '../../store/store.ts'
import type { RoomServices } from '../services.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'upTo'>

/** A post to be given. */
export interface GivenPost {
  readonly personId: string
  readonly role: string
  readonly place: Place
  readonly kind: PostKind
  /** Whose post it is, of cover and delegations. */
  readonly onBehalfOf?: string | undefined
  readonly from: Date
  readonly until?: Date | undefined
  readonly because: string
}

/** Gives somebody a post. Throws RangeError where somebody would change their own. */
export async function giveSomebodyPost(services: Services, given: GivenPost, { by, at }: Said): Promise<boolean> {
  notOneself(given.personId, by)
  return change(services, { by, at, event: 'post given', subject: given.personId }, async db => {
    const after = await give(db, services.authority.id, given, { by, at })
    return { after }
  })
}

/** Ends a post of somebody, and the cover others hold for it. Throws RangeError where it is one's own. */
export async function endSomebodysPost(
  services: Services,
  { personId, postId, because }: { personId: string; postId: string; because: string },
  { by, at }: Said,
): Promise<boolean> {
  notOneself(personId, by)
  return change(services, { by, at, event: 'post ended', subject: personId }, async db => {
    const posts = await listPosts(db, services.authority.id)
    const post = posts.find(each => each.post_id === postId && each.person_id === personId)
    if (post === undefined) return undefined
    const ended = await endAll(db, services.authority.id, [post, ...coverOf(post, posts)], { by, at, because })
    return ended.length === 0 ? undefined : { before: ended.map(told), after: { endedBecause: because } }
  })
}

/** Ends what somebody was given to cover for oneself. Answers false where there is no such cover. */
export async function endOwnCover(
  services: Services,
  { postId, because }: { postId: string; because: string },
  { by, at }: Said,
): Promise<boolean> {
  const { db } = services.store
  const post = (await listPosts(db, services.authority.id)).find(each => each.post_id === postId)
  if (post?.on_behalf_of !== by || post.kind === 'own') return false
  return endSomebodysPost(services, { personId: post.person_id, postId, because }, { by, at })
}

/** Moves somebody: the post they hold ends, and the same role begins in another place. */
export async function moveSomebody(
  services: Services,
  moved: { personId: string; postId: string; place: Place; because: string },
  { by, at }: Said,
): Promise<boolean> {
  const { personId, postId, place, because } = moved
  notOneself(personId, by)
  return change(services, { by, at, event: 'person moved', subject: personId }, async db => {
    const posts = await listPosts(db, services.authority.id)
    const post = posts.find(each => each.post_id === postId && each.person_id === personId && isInForce(each, at))
    if (post === undefined) return undefined
    const ended = await endAll(db, services.authority.id, [post, ...coverOf(post, posts)], { by, at, because })
    const wanted = { personId, role: post.role, place, kind: 'own', from: at, because } as const
    const until = post.until_at ?? undefined
    return { before: ended.map(told), after: await give(db, services.authority.id, { ...wanted, until }, { by, at }) }
  })
}

/** Ends every post of somebody who has left, and closes the account. */
export async function letGo(
  services: Services,
  { personId, because }: { personId: string; because: string },
  { by, at }: Said,
): Promise<boolean> {
  notOneself(personId, by)
  return change(services, { by, at, event: 'person left', subject: personId }, async db => {
    const { id } = services.authority
    const person = await readPerson(db, id, personId)
    if (person === undefined) return undefined
    const posts = await listPosts(db, id)
    const own = posts.filter(each => each.person_id === personId)
    const all = new Map([...own, ...own.flatMap(each => coverOf(each, posts))].map(each => [each.post_id, each]))
    const ended = await endAll(db, id, [...all.values()], { by, at, because })
    if (person.disabled_at === null) await setDisabled(db, id, personId, { at, because })
    else if (ended.length === 0) return undefined
    return { before: { posts: ended.map(told), disabled: person.disabled_at !== null }, after: { disabled: because } }
  })
}

/** Closes somebody's account, or opens it again (`disabled` false). Answers false where it was so already. */
export async function setAccount(
  services: Services,
  { personId, disabled, because }: { personId: string; disabled: boolean; because: string },
  { by, at }: Said,
): Promise<boolean> {
  notOneself(personId, by)
  const event = disabled ? 'account disabled' : 'account enabled'
  return change(services, { by, at, event, subject: personId }, async db => {
    const { id } = services.authority
    const person = await readPerson(db, id, personId)
    if (person === undefined || (person.disabled_at !== null) === disabled) return undefined
    await setDisabled(db, id, personId, { at, because: disabled ? because : undefined })
    return { before: { disabled: !disabled, because: person.disabled_because }, after: { disabled, because } }
  })
}

/** Says which worker of the case system somebody is; none where undefined. Answers false where it was so already. */
export async function linkWorker(
  services: Services,
  { personId, workerId }: { personId: string; workerId: string | undefined },
  { by, at }: Said,
): Promise<boolean> {
  notOneself(personId, by)
  return change(services, { by, at, event: 'worker linked', subject: personId }, async db => {
    const { id } = services.authority
    const person = await readPerson(db, id, personId)
    if (person === undefined || (person.worker_id ?? undefined) === workerId) return undefined
    const { name, email, origin } = person
    await savePerson(db, id, { id: personId, name, email: email ?? undefined, workerId, origin, at, by })
    return { before: { worker: person.worker_id }, after: { worker: workerId ?? null } }
  })
}

/** Makes a worker of the staff list known, without any post. Undefined where somebody is that worker already. */
export async function addFromStaffList(
  services: Services,
  { worker, because }: { worker: Worker; because: string },
  { by, at }: Said,
): Promise<string | undefined> {
  const personId = uuid()
  const isAdded = await change(services, { by, at, event: 'person added', subject: personId }, async db => {
    const { id } = services.authority
    if ((await listPeople(db, id)).some(each => each.worker_id === worker.id)) return undefined
    const name = worker.name ?? `Worker ${worker.id}`
    await savePerson(db, id, { id: personId, name, workerId: worker.id, origin: 'staff-list', at, by })
    return { after: { name, worker: worker.id, because } }
  })
  return isAdded ? personId : undefined
}

/** Makes somebody known by name and email address, without any post. Undefined where the address is somebody's already. */
export async function addByEmail(
  services: Services,
  { name, email }: { name: string; email: string },
  { by, at }: Said,
): Promise<string | undefined> {
  const personId = uuid()
  const isAdded = await change(services, { by, at, event: 'person added', subject: personId }, async db => {
    const { id } = services.authority
    const isTaken = (await listPeople(db, id)).some(each => each.email?.toLowerCase() === email.toLowerCase())
    if (isTaken) return undefined
    await savePerson(db, id, { id: personId, name, email, origin: 'invited', at, by })
    return { after: { name, email } }
  })
  return isAdded ? personId : undefined
}

/** Sets somebody's name and email address. Answers 'taken' where the address is another's. */
export async function describePerson(
  services: Services,
  { personId, name, email }: { personId: string; name: string; email: string | undefined },
  { by, at }: Said,
): Promise<'changed' | 'same' | 'taken'> {
  notOneself(personId, by)
  let isTaken = false
  const isChanged = await change(services, { by, at, event: 'person described', subject: personId }, async db => {
    const { id } = services.authority
    const people = await listPeople(db, id)
    const person = people.find(each => each.person_id === personId)
    isTaken = people.some(
      each => each.person_id !== personId && email !== undefined && each.email?.toLowerCase() === email.toLowerCase(),
    )
    if (person === undefined || isTaken) return undefined
    if (person.name === name && (person.email ?? undefined) === email) return undefined
    const { worker_id: workerId, origin } = person
    await savePerson(db, id, { id: personId, name, email, workerId: workerId ?? undefined, origin, at, by })
    return { before: { name: person.name, email: person.email }, after: { name, email: email ?? null } }
  })
  return isTaken ? 'taken' : isChanged ? 'changed' : 'same'
}

/** Makes the link by which somebody chooses a password; earlier ones are worth nothing from then on. */
export async function invite(
  services: Pick<RoomServices, 'store' | 'authority' | 'accounts'>,
  personId: string,
  { by, at }: Said,
): Promise<{ readonly token: string; readonly expiresAt: Date; readonly kind: 'invitation' | 'reset' }> {
  notOneself(personId, by)
  const standing = await services.accounts?.standing(personId)
  const kind = standing?.passwordAt === undefined ? 'invitation' : 'reset'
  return services.store.transaction(async trx => {
    const { id } = services.authority
    const link = await makeLink(trx, id, { personId, kind, at, by })
    const after = { kind, expiresAt: link.expiresAt }
    await logChange(trx, id, { at, principal: by, event: 'sign-in link made', subject: personId, after })
    return { ...link, kind }
  })
}

async function change(
  services: Services,
  said: Parameters<typeof changePeople>[2],
  work: Parameters<typeof changePeople>[3],
): Promise<boolean> {
  const version = await changePeople(services.store, services.authority.id, said, work)
  if (version === undefined) return false
  await services.upTo(version)
  return true
}

/** Nobody changes their own posts or account, whatever they may do for others. */
function notOneself(personId: string, by: string): void {
  if (personId === by) throw new RangeError('Nobody changes their own posts or account')
}

async function give(db: Db, authority: string, given: GivenPost, { by, at }: Said) {
  const { place, from, until, ...post } = given
  const where = { placeKind: place.kind, placeId: placeId(place) }
  const postId = await givePost(db, authority, { ...post, ...where, from, until, at, by })
  return { postId, ...post, ...where, from, until: until ?? null }
}

/** The cover and delegations that others hold of a post, not yet ended. */
function coverOf(post: HeldPost, posts: readonly HeldPost[]): HeldPost[] {
  if (post.kind !== 'own') return []
  return posts.filter(
    each =>
      each.kind !== 'own' &&
      each.on_behalf_of === post.person_id &&
      each.role === post.role &&
      each.place_kind === post.place_kind &&
      each.place_id === post.place_id,
  )
}

/** Ends those of the posts that are in force or to come; answers which they were. */
async function endAll(
  db: Db,
  authority: string,
  posts: readonly HeldPost[],
  said: Said & { readonly because: string },
): Promise<HeldPost[]> {
  const ended: HeldPost[] = []
  for (const each of posts) {
    if (each.until_at !== null && each.until_at <= said.at) continue
    if (await endPost(db, authority, each.post_id, said)) ended.push(each)
  }
  return ended
}

function told(post: HeldPost) {
  const { post_id: postId, person_id: personId, role, place_kind: placeKind, place_id: place, kind } = post
  return { postId, personId, role, placeKind, placeId: place, kind, from: post.from_at, until: post.until_at }
}

import { v7 as uuid } from 'uuid'
import {
  type Claims,
  isOfDomain,
  keyOf,
  nameFromClaims,
  postsFromClaims,
  vouchedAddress,
} from '../../domain/access/claims.ts'
import { placeFrom, placeId } from '../../domain/access/giving-posts.ts'
import { changePeople } from '../../store/people/change.ts'
import { findByEmail, findIdentity, isLinked, linkIdentity } from '../../store/people/identities.ts'
import { readPerson, savePerson } from '../../store/people/people.ts'
import { endPost, givePost, isInForce, listPosts } from '../../store/people/posts.ts'
import type { Db, Store } from '../../store/store.ts'
import type { ProviderSettings } from './provider-settings.ts'

/** Who somebody that the provider vouches for is here, or why they are nobody. */
export type Known =
  | { readonly personId: string; readonly version: number | undefined }
  | { readonly personId: undefined; readonly because: string; readonly told?: string }

/** Who gave a post that the provider's groups stand for: only these end when a group is left. */
const by = 'directory'

/**
 * Takes what the provider says of somebody into the record: who they are, and the posts that their groups and roles
 * give. A subject known before is who they were then, whatever they are called now; one that is not is the person who
 * was invited, or is on the staff list, under an address the provider vouches for; else somebody new, if their groups
 * give them anything. Posts that an administrator gave are left as they are.
 */
export async function takeIn(
  store: Store,
  authority: string,
  claims: Claims,
  settings: ProviderSettings,
  at: Date,
): Promise<Known> {
  const { iss: issuer, sub: subject } = claims
  if (typeof issuer !== 'string' || typeof subject !== 'string')
    throw new TypeError('Claims without issuer and subject')
  if (settings.domain !== undefined && !isOfDomain(claims, settings.domain)) {
    return {
      personId: undefined,
      because: 'of another domain',
      told: `Only accounts of ${settings.domain} may sign in.`,
    }
  }
  const { posts, leftOut } = postsFromClaims(claims, settings.groupsClaims, settings.roles)
  const { db } = store
  const before =
    (await findIdentity(db, authority, { issuer, subject })) ?? (await invited(db, authority, claims, issuer))
  if (before === undefined && posts.length === 0) {
    return leftOut
      ? {
          personId: undefined,
          because: 'the provider left out the groups',
          told: 'Your account belongs to more groups than the directory sends. The administrators’ guide says how app roles are used instead.',
        }
      : { personId: undefined, because: 'neither mapped nor invited' }
  }
  const personId = before ?? uuid()
  const person = before === undefined ? undefined : await readPerson(db, authority, before)
  const workerId = workerOf(claims, settings) ?? person?.worker_id ?? undefined
  const wanted = new Map(posts.map(each => [keyOf(each), each]))
  // Groups that were left out have not been left: nothing ends for that.
  const mayEnd = !leftOut
  const said = { at, by, event: 'taken from the directory', subject: personId }
  const version = await changePeople(store, authority, said, async trx => {
    const held = (await listPosts(trx, authority, personId)).filter(each => each.made_by === by && isInForce(each, at))
    const keyOfHeld = (each: (typeof held)[number]) =>
      keyOf({ role: each.role, place: placeFrom(each.place_kind, each.place_id) })
    const over = mayEnd ? held.filter(each => !wanted.has(keyOfHeld(each))) : []
    const kept = new Set(held.map(keyOfHeld))
    // Newest first is how posts stand: the mapping's first is given last.
    const fresh = [...wanted]
      .filter(([key]) => !kept.has(key))
      .map(([, post]) => post)
      .reverse()
    const isNew = person === undefined
    const workerChanged = !isNew && workerId !== (person.worker_id ?? undefined)
    if (!isNew && !workerChanged && over.length === 0 && fresh.length === 0) return undefined
    if (isNew || workerChanged) {
      const email = isNew ? await freeAddress(trx, authority, claims) : (person.email ?? undefined)
      const name = isNew ? nameFromClaims(claims) : person.name
      await savePerson(trx, authority, {
        id: personId,
        name,
        email,
        workerId,
        origin: person?.origin ?? 'directory',
        at,
        by,
      })
    }
    for (const each of over) {
      await endPost(trx, authority, each.post_id, { at, by, because: 'No longer in the group that gave it.' })
    }
    for (const { role, place } of fresh) {
      await givePost(trx, authority, {
        ...{ personId, role, placeKind: place.kind, placeId: placeId(place), kind: 'own', from: at, at, by },
        because: 'Given by a group or role of the directory.',
      })
    }
    return {
      before: isNew ? undefined : { posts: [...kept].sort() },
      after: { posts: [...(mayEnd ? wanted.keys() : new Set([...kept, ...wanted.keys()]))].sort() },
    }
  })
  await linkIdentity(db, authority, { issuer, subject, personId, at })
  return { personId, version }
}

/** The person under an address that is vouched for, so long as no other subject of this issuer is them already. */
async function invited(db: Db, authority: string, claims: Claims, issuer: string): Promise<string | undefined> {
  const email = vouchedAddress(claims)
  const person = email === undefined ? undefined : await findByEmail(db, authority, email)
  if (person === undefined || (await isLinked(db, authority, person.person_id, issuer))) return undefined
  return person.person_id
}

/** The vouched address, unless somebody has it: addresses are handed on to others, people are not. */
async function freeAddress(db: Db, authority: string, claims: Claims): Promise<string | undefined> {
  const email = vouchedAddress(claims)
  return email === undefined || (await findByEmail(db, authority, email)) !== undefined ? undefined : email
}

function workerOf(claims: Claims, { workerClaim }: ProviderSettings): string | undefined {
  const value = workerClaim === undefined ? undefined : claims[workerClaim]
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

import { outsideRoles, type Place } from '../domain/access/principal.ts'
import type { demonstrationPeople } from '../server/demonstration-people.ts'
import { giveChildren } from '../store/people/given.ts'
import { savePerson } from '../store/people/people.ts'
import { endPost, givePost, isInForce, listPosts } from '../store/people/posts.ts'
import type { Store } from '../store/store.ts'

/** How long somebody from outside has an account, in milliseconds: 60 days. */
const outsideFor = 60 * 86_400_000

/**
 * Puts the people that the demonstration can sign in as into the record, each with the post they stand for: they are
 * then decided about like anybody else. Done again after each import, since whose caseload is largest changes.
 */
export async function settleDemonstration(
  store: Store,
  authority: string,
  people: ReturnType<typeof demonstrationPeople>,
  at: Date,
  /** Children for those who see only children named to them. */
  material: readonly string[] = [],
): Promise<void> {
  const until = new Date(at.getTime() + outsideFor)
  await store.transaction(async trx => {
    const posts = await listPosts(trx, authority)
    for (const { principal } of people) {
      const { id, name, role, place, workerId } = principal
      await savePerson(trx, authority, { id, name, workerId, origin: 'demonstration', at, by: 'demonstration' })
      const wanted = placeOf(place)
      const own = posts.filter(each => each.person_id === id && each.kind === 'own' && isInForce(each, at))
      if (
        own.some(each => each.role === role && each.place_kind === wanted.placeKind && each.place_id === wanted.placeId)
      )
        continue
      for (const each of own) {
        await endPost(trx, authority, each.post_id, { at, by: 'demonstration', because: 'Another post was given.' })
      }
      const because = 'Made with the demonstration.'
      await givePost(trx, authority, {
        personId: id,
        role,
        ...wanted,
        kind: 'own',
        from: at,
        until: outsideRoles.has(role) ? until : undefined,
        because,
        at,
        by: 'demonstration',
      })
      if (role !== 'inspector') continue
      const given = { personId: id, childIds: material, from: at, until, because, at, by: 'demonstration' }
      await giveChildren(trx, authority, given)
    }
  })
}

function placeOf(place: Place): { placeKind: Place['kind']; placeId: string } {
  switch (place.kind) {
    case 'directorate':
      return { placeKind: place.kind, placeId: '' }
    case 'service':
      return { placeKind: place.kind, placeId: place.service }
    case 'unit':
      return { placeKind: place.kind, placeId: place.unit }
    case 'worker':
      return { placeKind: place.kind, placeId: place.worker }
  }
}

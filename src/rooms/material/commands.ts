import { changePeople } from '../../store/people/change.ts'
import { giveChildren, listGiven, takeBackChildren } from '../../store/people/given.ts'
import type { Said } from '../../store/said.ts'
import type { RoomServices } from '../services.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'upTo'>

/**
 * Gives somebody children by name until an instant, those not given already. Answers how many were new. Throws
 * RangeError where somebody would give to themselves.
 */
export async function giveMaterial(
  services: Services,
  given: { personId: string; childIds: readonly string[]; until: Date; because: string },
  { by, at }: Said,
): Promise<number> {
  const { personId, until, because } = given
  if (personId === by) throw new RangeError('Nobody gives children to themselves')
  let added: string[] = []
  const said = { by, at, event: 'children given', subject: personId }
  const version = await changePeople(services.store, services.authority.id, said, async trx => {
    const held = new Set((await listGiven(trx, services.authority.id, at, personId)).map(each => each.child_id))
    added = given.childIds.filter(each => !held.has(each))
    if (added.length === 0) return undefined
    const children = { personId, childIds: added, from: at, until, at, by, because }
    await giveChildren(trx, services.authority.id, children)
    return { before: { children: [...held].sort() }, after: { children: [...held, ...added].sort(), until, because } }
  })
  if (version !== undefined) await services.upTo(version)
  return added.length
}

/** Takes children back from somebody. Answers how many were. */
export async function takeBackMaterial(
  services: Services,
  { personId, childIds }: { personId: string; childIds: readonly string[] },
  { by, at }: Said,
): Promise<number> {
  let taken: string[] = []
  const said = { by, at, event: 'children taken back', subject: personId }
  const version = await changePeople(services.store, services.authority.id, said, async trx => {
    const held = (await listGiven(trx, services.authority.id, at, personId)).map(each => each.child_id)
    taken = await takeBackChildren(trx, services.authority.id, { personId, childIds }, { by, at })
    if (taken.length === 0) return undefined
    return { before: { children: held }, after: { children: held.filter(each => !taken.includes(each)) } }
  })
  if (version !== undefined) await services.upTo(version)
  return taken.length
}

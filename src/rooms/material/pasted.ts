import { maySeeChild } from '../../domain/access/scope.ts'
import type { RoomRequest } from '../../server/route.ts'
import type { RoomServices } from '../services.ts'

/** Children named in one form. */
export const mostPasted = 500

/** Ids as pasted: one a line, or with commas or tabs between; each once, in the order given. */
export function idsPasted(text: string): string[] {
  const ids = text
    .split(/[\n\r,;\t]+/)
    .map(each => each.trim())
    .filter(each => each !== '')
  return [...new Set(ids)]
}

/**
 * Of these ids those of children that the reader may see, and the others. One that the reader may not see is unknown like
 * one that there is not: nothing tells that there is such a child. Both layers are asked.
 */
export async function knownOf(
  { services, scope, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'scope' | 'principal'>,
  ids: readonly string[],
): Promise<{ readonly known: readonly string[]; readonly unknown: readonly string[] }> {
  const known: string[] = []
  const unknown: string[] = []
  for (const id of ids) {
    const facts = await services.childFacts(id)
    const isSeen = facts !== undefined && maySeeChild(scope, facts, principal).allowed
    ;(isSeen ? known : unknown).push(id)
  }
  if (known.length === 0) return { known, unknown }
  const rows = await services.readAs(principal, db =>
    db
      .selectFrom('case_record')
      .select('child_id')
      .distinct()
      .where('authority_id', '=', services.authority.id)
      .where('child_id', 'in', known)
      .where('to_batch', 'is', null)
      .execute(),
  )
  const held = new Set(rows.map(each => each.child_id))
  const both = known.filter(each => held.has(each))
  return { known: both, unknown: ids.filter(each => !both.includes(each)) }
}

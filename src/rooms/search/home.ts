import { type Permission, permissionsOf } from '../../domain/access/permissions.ts'
import type { Principal } from '../../domain/access/principal.ts'

/** First pages, in the order in which they are thought of: the first that somebody may see is theirs. */
const firstPages: readonly (readonly [Permission, string])[] = [
  ['see-numbers', '/home'],
  ['see-material', '/material'],
  ['manage-people', '/people'],
  ['see-packs', '/packs'],
  ['see-published', '/reports'],
]

/** Where somebody's pages begin; undefined for somebody without any post, who may see nothing. */
export function homeOf(principal: Pick<Principal, 'role' | 'also'>): string | undefined {
  const held = permissionsOf(principal)
  return firstPages.find(([permission]) => held.has(permission))?.[1]
}

import type { Organisation } from '../../domain/access/organisation.ts'
import { positionOf } from '../../domain/access/position.ts'
import { isKnownRole, type KnownRole, type Post, type Principal, postsOf } from '../../domain/access/principal.ts'

/** What somebody's own page is made for. */
export type HomeKind = 'own children' | 'given children' | 'unit' | 'service' | 'scorecard' | 'data'

const kinds: Readonly<Partial<Record<KnownRole, HomeKind>>> = {
  practitioner: 'own children',
  'independent-chair': 'given children',
  'unit-lead': 'unit',
  'service-manager': 'service',
  'head-of-service': 'service',
  director: 'scorecard',
  auditor: 'scorecard',
  'quality-lead': 'scorecard',
  'project-manager': 'scorecard',
  analyst: 'data',
}

/** The home that belongs to one of a person's posts. */
export interface Home {
  readonly kind: HomeKind
  /** The post in words: "Unit lead, Unit Kite". */
  readonly position: string
  /** The part of the service it is about, as addresses say it. */
  readonly query: Readonly<{ service?: string; unit?: string; worker?: string }>
}

/** Somebody's homes, that of their own post first; posts without a home of numbers, such as an administrator's, have none. */
export function homesOf(principal: Principal, organisation: Organisation): Home[] {
  const homes = new Map<string, Home>()
  for (const post of postsOf(principal)) {
    const kind = isKnownRole(post.role) ? kinds[post.role] : undefined
    if (kind === undefined) continue
    const query = placeOf(post, principal)
    const key = JSON.stringify([kind, query])
    if (!homes.has(key)) homes.set(key, { kind, query, position: positionOf({ ...principal, ...post }, organisation) })
  }
  return [...homes.values()]
}

function placeOf({ place }: Post, { workerId }: Principal): Home['query'] {
  switch (place.kind) {
    case 'worker':
      return { worker: place.worker || (workerId ?? '') }
    case 'unit':
      return { unit: place.unit }
    case 'service':
      return { service: place.service }
    case 'directorate':
      return {}
  }
}

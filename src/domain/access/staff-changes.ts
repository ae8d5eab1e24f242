import type { Organisation, Worker } from './organisation.ts'
import type { Post } from './principal.ts'

/** Somebody Sightline knows, with the posts of their own that are in force. */
export interface KnownPerson {
  readonly personId: string
  readonly name: string
  /** The worker of the case system this person is, where known. */
  readonly workerId?: string | undefined
  readonly disabled: boolean
  readonly posts: readonly (Post & { readonly postId: string })[]
}

/**
 * Where the case system's staff list and the people Sightline knows differ: a worker nobody is; somebody whose post is
 * in another unit than the one the list has them in; somebody the list has no more. Nothing follows by itself.
 */
export type StaffChange =
  | { readonly kind: 'joined'; readonly worker: Worker }
  | {
      readonly kind: 'moved'
      readonly person: KnownPerson
      readonly postId: string
      /** Ids of units. */
      readonly from: string
      readonly to: string
    }
  | { readonly kind: 'left'; readonly person: KnownPerson }

/**
 * What the staff list says otherwise, leavers first, then movers, then joiners. A list with nobody on it says nothing:
 * it was not supplied. Workers whose unit is not known are not told of as having joined: they may be of other agencies.
 */
export function staffChanges(organisation: Organisation, people: readonly KnownPerson[]): StaffChange[] {
  if (organisation.workers.length === 0) return []
  const workers = new Map(organisation.workers.map(each => [each.id, each]))
  const units = new Set(organisation.units.map(each => each.id))
  const known = new Set(people.flatMap(each => each.workerId ?? []))
  const left: StaffChange[] = []
  const moved: StaffChange[] = []
  for (const person of people) {
    if (person.workerId === undefined || person.disabled) continue
    const worker = workers.get(person.workerId)
    if (worker === undefined) {
      left.push({ kind: 'left', person })
      continue
    }
    const to = worker.unitId
    if (to === undefined || !units.has(to)) continue
    for (const { place, postId } of person.posts)
      if (place.kind === 'unit' && place.unit !== to)
        moved.push({ kind: 'moved', person, postId, from: place.unit, to })
  }
  const joined = organisation.workers.flatMap((worker): StaffChange[] =>
    known.has(worker.id) || worker.unitId === undefined || !units.has(worker.unitId)
      ? []
      : [{ kind: 'joined', worker }],
  )
  return [...left, ...moved, ...joined]
}

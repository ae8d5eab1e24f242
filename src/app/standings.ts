import type { ReadModel } from '../analysis/index.ts'
import { chairedOn } from '../analysis/index.ts'
import type { Organisation } from '../domain/access/organisation.ts'
import type { Place, Post, Principal } from '../domain/access/principal.ts'
import { iso } from '../domain/calendar/day.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import { noteSeen } from '../store/people/people.ts'
import { childrenChairedBy, readStanding, rowScopeOf, type Standing } from '../store/people/standing.ts'
import { noRows, type RowScope } from '../store/row-scope.ts'
import type { Store } from '../store/store.ts'

/** Somebody as both layers know them. */
interface Known {
  /** Undefined for somebody unknown, or whose account is closed. */
  readonly principal: Principal | undefined
  readonly rows: RowScope
  readonly until: number
}

/** What a change made by another process may take to be noticed, in milliseconds; one made here is noticed at once. */
const remembered = 10_000

/** That somebody was here is written down once in so many milliseconds: enough to tell accounts that nobody uses. */
const seenEvery = 3_600_000

/** How the people of an authority stand, by both layers, remembered for a moment. */
export class Standings {
  readonly #known = new Map<string, Known>()
  readonly #store: Store
  readonly #authority: string
  readonly #model: ReadModel
  readonly #organisation: () => Organisation
  readonly #chairRoles: () => readonly string[]
  #timesForgotten = 0

  constructor(given: {
    store: Store
    authority: string
    model: ReadModel
    organisation: () => Organisation
    /** Words that the case system uses for reviewing officers and conference chairs, in capitals. */
    chairRoles: () => readonly string[]
  }) {
    this.#store = given.store
    this.#authority = given.authority
    this.#model = given.model
    this.#organisation = given.organisation
    this.#chairRoles = given.chairRoles
  }

  /** Forgets what was known, after something has been decided or published. */
  forget(): void {
    this.#known.clear()
    this.#timesForgotten++
  }

  async principal(personId: string, at: Date): Promise<Principal | undefined> {
    return (await this.#of(personId, at)).principal
  }

  /** As for somebody who is there, asked on their behalf: that does not make their account one that is used. */
  async principalAway(personId: string, at: Date): Promise<Principal | undefined> {
    return (await this.#of(personId, at, false)).principal
  }

  async rows(personId: string, at: Date): Promise<RowScope> {
    return (await this.#of(personId, at)).rows
  }

  async #of(personId: string, at: Date, isThere = true): Promise<Known> {
    const before = this.#known.get(personId)
    if (before !== undefined && at.getTime() < before.until) return before
    const forgotten = this.#timesForgotten
    const standing = await readStanding(this.#store.db, this.#authority, personId, at)
    const known = standing === undefined ? this.#nobody(at) : await this.#somebody(standing, at, isThere)
    // What was read before something was decided serves whoever asked before it, and nobody after.
    if (forgotten !== this.#timesForgotten) return known
    if (this.#known.size > 5000) this.#known.clear()
    this.#known.set(personId, known)
    return known
  }

  #nobody(at: Date): Known {
    return { principal: undefined, rows: noRows(this.#authority), until: at.getTime() + remembered }
  }

  async #somebody(standing: Standing, at: Date, isThere: boolean): Promise<Known> {
    const { person, posts } = standing
    if (isThere && (person.seen_at?.getTime() ?? 0) < at.getTime() - seenEvery)
      await noteSeen(this.#store.db, this.#authority, person.person_id, at)
    const [own, ...also] = posts.map(asPost)
    const worker = person.worker_id ?? undefined
    const today = englandDay(at)
    const isChair = posts.some(each => each.role === 'independent-chair') && worker !== undefined
    const chaired = isChair ? chairedOn(this.#model, worker, today) : []
    const material = new Set([...(posts.some(each => each.role === 'inspector') ? standing.given : []), ...chaired])
    const principal: Principal = {
      id: person.person_id,
      authorityId: this.#authority,
      name: person.name,
      role: own?.role ?? '',
      place: own?.place ?? { kind: 'worker', worker: '' },
      ...(also.length > 0 ? { also } : {}),
      ...(worker === undefined ? {} : { workerId: worker }),
      ...(material.size > 0 ? { material } : {}),
    }
    const chairedByRows = isChair
      ? await childrenChairedBy(this.#store.db, this.#authority, worker, this.#chairRoles(), iso(today))
      : []
    const departments = [...this.#organisation().departments.values()]
    return {
      principal,
      rows: rowScopeOf(standing, departments, chairedByRows),
      until: at.getTime() + remembered,
    }
  }
}

function asPost({ role, place_kind: kind, place_id: id }: Standing['posts'][number]): Post {
  const place: Place =
    kind === 'service'
      ? { kind, service: id }
      : kind === 'unit'
        ? { kind, unit: id }
        : kind === 'worker'
          ? { kind, worker: id }
          : { kind: 'directorate' }
  return { role, place }
}

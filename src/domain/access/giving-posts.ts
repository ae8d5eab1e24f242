import { englandDay } from '../calendar/england-day.ts'
import { addMonths } from '../calendar/months.ts'
import { longDate } from '../calendar/wording.ts'
import type { Organisation } from './organisation.ts'
import { departmentName, wholeName } from './organisation.ts'
import { isKnownRole, type KnownRole, outsideRoles, type Place, type Post, roleTitle } from './principal.ts'

/** Held for oneself; for somebody who is away; or handed on by somebody who is not. */
export type PostKind = 'own' | 'cover' | 'delegated'

/** The kinds of place in which each role stands: anywhere else it would open nothing (scope.ts). */
export const placesOfRole: Readonly<Record<KnownRole, readonly Place['kind'][]>> = {
  practitioner: ['worker'],
  'unit-lead': ['unit'],
  'service-manager': ['service'],
  'head-of-service': ['service', 'directorate'],
  director: ['directorate'],
  'independent-chair': ['directorate'],
  auditor: ['directorate'],
  'quality-lead': ['directorate'],
  'project-manager': ['directorate'],
  analyst: ['directorate'],
  administrator: ['directorate'],
  'scrutiny-member': ['directorate'],
  inspector: ['directorate'],
  'partner-auditor': ['directorate'],
}

/** Posts of people from outside, and posts held for somebody else, end within so many months of their beginning. */
const mostMonths = 6

export interface WantedPost extends Post {
  readonly kind: PostKind
  /** Whose post it is, of cover and delegations. */
  readonly onBehalfOf?: { readonly name: string; readonly posts: readonly Post[] } | undefined
  readonly from: Date
  readonly until?: Date | undefined
}

export interface PostProblem {
  readonly field: 'role' | 'place' | 'kind' | 'behalf' | 'from' | 'until'
  readonly message: string
}

/** What stands against giving somebody a post, each with what a good answer looks like; nothing where nothing does. */
export function postProblems(wanted: WantedPost, organisation: Organisation, at: Date): PostProblem[] {
  const { role, place, kind, onBehalfOf, from, until } = wanted
  if (!isKnownRole(role)) return [{ field: 'role', message: 'Choose a role' }]
  const problems: PostProblem[] = []
  const say = (field: PostProblem['field'], message: string) => problems.push({ field, message })
  const title = roleTitle(role)
  if (!placesOfRole[role].includes(place.kind)) say('place', `Choose ${placeWords(placesOfRole[role])}: ${title}`)
  else if (!isHeld(place, organisation)) say('place', 'Choose a place that the organisation has')
  const isOutside = outsideRoles.has(role)
  if (isOutside && kind !== 'own') say('kind', `${title}: people from outside cover for nobody`)
  if (kind !== 'own') {
    if (onBehalfOf === undefined) say('behalf', 'Choose whose post it is')
    else if (!onBehalfOf.posts.some(each => each.role === role && samePlace(each.place, place)))
      say('behalf', `${onBehalfOf.name} does not hold that post now`)
  }
  if (until === undefined) {
    if (isOutside) say('until', `Enter an end date within ${mostMonths} months: people from outside leave again`)
    else if (kind !== 'own') say('until', `Enter an end date within ${mostMonths} months: cover and delegations end`)
  } else if (until <= from) say('until', 'The end must be after the beginning')
  else if (until <= at) say('until', 'The end must be in the future')
  else if (isOutside || kind !== 'own') {
    const latest = addMonths(englandDay(from), mostMonths)
    if (englandDay(new Date(until.getTime() - 1)) > latest)
      say('until', `The end must be ${longDate(latest)} or earlier: within ${mostMonths} months of the beginning`)
  }
  return problems
}

/** Whether two places are the same. */
export function samePlace(a: Place, b: Place): boolean {
  return a.kind === b.kind && placeId(a) === placeId(b)
}

/** The id of a place, as it is stored; '' for the directorate. */
export function placeId(place: Place): string {
  switch (place.kind) {
    case 'directorate':
      return ''
    case 'service':
      return place.service
    case 'unit':
      return place.unit
    case 'worker':
      return place.worker
  }
}

/** A place from how it is stored. */
export function placeFrom(kind: Place['kind'], id: string): Place {
  switch (kind) {
    case 'directorate':
      return { kind }
    case 'service':
      return { kind, service: id }
    case 'unit':
      return { kind, unit: id }
    case 'worker':
      return { kind, worker: id }
  }
}

/** A place in words: "Unit Kite", "Children and Families", "Cases of Kit Example". */
export function placeTitle(place: Place, organisation: Organisation): string {
  switch (place.kind) {
    case 'directorate':
      return wholeName(organisation)
    case 'service':
      return departmentName(organisation, place.service)
    case 'unit':
      return departmentName(organisation, place.unit)
    case 'worker': {
      const worker = organisation.workers.find(each => each.id === place.worker)
      return `Cases of ${worker?.name ?? `worker ${place.worker}`}`
    }
  }
}

function isHeld(place: Place, organisation: Organisation): boolean {
  switch (place.kind) {
    case 'directorate':
      return true
    case 'service':
      return organisation.services.some(each => each.id === place.service)
    case 'unit':
      return organisation.units.some(each => each.id === place.unit)
    case 'worker':
      return organisation.workers.some(each => each.id === place.worker)
  }
}

const kindWords: Readonly<Record<Place['kind'], string>> = {
  directorate: 'the whole authority',
  service: 'a service area',
  unit: 'a unit',
  worker: "a worker's cases",
}

function placeWords(kinds: readonly Place['kind'][]): string {
  return kinds.map(each => kindWords[each]).join(' or ')
}

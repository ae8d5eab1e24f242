import { z } from 'zod'
import { placeFrom, placeId, placeTitle, postProblems, samePlace } from '../../domain/access/giving-posts.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import type { Place } from '../../domain/access/principal.ts'
import type { SelectItem } from '../../ui/index.ts'
import type { GivenPost } from './commands.ts'
import { emptyPeriod, periodFields, periodOf } from './period.ts'
import { asPost, type PersonStanding, postTitle } from './standing.ts'

const text = (length: number) => z.string().max(length).default('')

/** What the form for a post of somebody's own sends. */
export const ownPostFields = z.object({ role: text(50), place: text(200), because: text(500), ...periodFields })
export type OwnPostTyped = z.infer<typeof ownPostFields>
export const emptyOwnPost: OwnPostTyped = { role: '', place: '', because: '', ...emptyPeriod }

/** What the form for cover or a delegation sends: `post` is the id of the post that is covered. */
export const coverFields = z.object({ kind: text(20), post: text(50), because: text(500), ...periodFields })
export type CoverTyped = z.infer<typeof coverFields>
export const emptyCover: CoverTyped = { kind: 'cover', post: '', because: '', ...emptyPeriod }

export interface FormProblem {
  readonly field: string
  readonly message: string
}

type Read =
  | { readonly given: GivenPost; readonly problems: readonly [] }
  | { readonly problems: readonly FormProblem[] }

/** A post of somebody's own as the form says it, or what is wrong. */
export function readOwnPost(
  typed: OwnPostTyped,
  { person, now }: PersonStanding,
  { organisation, at }: { organisation: Organisation; at: Date },
): Read {
  const period = periodOf(typed, at)
  const problems: FormProblem[] = [...period.problems]
  const place = placeTyped(typed.place)
  if (typed.role === '') problems.push({ field: 'role', message: 'Choose a role' })
  if (typed.role === 'practitioner' && person.worker_id === null)
    problems.push({ field: 'role', message: 'Say first which worker of the case system this person is' })
  else if (place === undefined) problems.push({ field: 'place', message: 'Choose a place' })
  if (typed.because.trim() === '') problems.push({ field: 'because', message: 'Enter why, such as "New in post"' })
  const { from, until } = period
  if (typed.role !== '' && place !== undefined) {
    const wanted = { role: typed.role, place, kind: 'own', from, until } as const
    problems.push(...newTo(problems, postProblems(wanted, organisation, at)))
    const isHeld = now.some(
      each => each.role === typed.role && each.kind === 'own' && samePlace(asPost(each).place, place),
    )
    if (isHeld) problems.push({ field: 'role', message: 'This person holds that post already' })
  }
  if (problems.length > 0 || place === undefined) return { problems }
  const because = typed.because.trim()
  const given = { personId: person.person_id, role: typed.role, place, kind: 'own', from, until, because } as const
  return { given, problems: [] }
}

/** Cover or a delegation as the form says it, or what is wrong. `others` are those whose posts may be covered. */
export function readCover(
  typed: CoverTyped,
  personId: string,
  others: readonly PersonStanding[],
  { organisation, at }: { organisation: Organisation; at: Date },
): Read {
  const period = periodOf(typed, at)
  const problems: FormProblem[] = [...period.problems]
  const kind = typed.kind === 'cover' || typed.kind === 'delegated' ? typed.kind : undefined
  if (kind === undefined) problems.push({ field: 'kind', message: 'Choose cover or a delegation' })
  const behalf = others.find(each => each.person.person_id !== personId && each.now.some(isCovered(typed.post)))
  const post = behalf?.now.find(isCovered(typed.post))
  if (behalf === undefined || post === undefined) problems.push({ field: 'post', message: 'Choose whose post it is' })
  if (typed.because.trim() === '') problems.push({ field: 'because', message: 'Enter why, such as "Annual leave"' })
  const { from, until } = period
  if (behalf === undefined || post === undefined || kind === undefined) return { problems }
  const { role, place } = asPost(post)
  const onBehalfOf = { name: behalf.person.name, posts: behalf.now.map(asPost) }
  const found = postProblems({ role, place, kind, onBehalfOf, from, until }, organisation, at)
  problems.push(
    ...newTo(
      problems,
      found.map(each => (each.field === 'until' ? each : { ...each, field: 'post' })),
    ),
  )
  if (problems.length > 0) return { problems }
  const because = typed.because.trim()
  const given: GivenPost = { personId, role, place, kind, onBehalfOf: behalf.person.person_id, from, until, because }
  return { given, problems: [] }
}

/** Posts that may be covered: of the people given, their own, in force, of those inside. */
export function coverable(others: readonly PersonStanding[], organisation: Organisation): SelectItem[] {
  return others
    .filter(each => !each.isOutside && each.person.disabled_at === null)
    .flatMap(each =>
      each.now
        .filter(post => post.kind === 'own')
        .map(post => ({ value: post.post_id, text: `${each.person.name}: ${postTitle(post, organisation)}` })),
    )
}

const isCovered = (id: string) => (post: PersonStanding['now'][number]) => post.post_id === id && post.kind === 'own'

/** A place as the form's choice gives it: "unit:T101". */
export function placeValue(place: Place): string {
  return `${place.kind}:${placeId(place)}`
}

function placeTyped(value: string): Place | undefined {
  const [, kind, id = ''] = /^(directorate|service|unit|worker):(.*)$/s.exec(value) ?? []
  return kind === undefined ? undefined : placeFrom(kind as Place['kind'], id)
}

/** Every place of the organisation, and the person's own cases where it is known which worker they are. */
export function placeItems(organisation: Organisation, workerId: string | null): SelectItem[] {
  const item = (place: Place, before = '') => ({
    value: placeValue(place),
    text: before + placeTitle(place, organisation),
  })
  return [
    { value: '', text: 'Choose a place' },
    ...(workerId === null ? [] : [item({ kind: 'worker', worker: workerId })]),
    item({ kind: 'directorate' }),
    ...organisation.services.flatMap(service => [
      item({ kind: 'service', service: service.id }),
      ...organisation.units
        .filter(each => each.serviceId === service.id)
        .map(each => item({ kind: 'unit', unit: each.id }, '\u2003')),
    ]),
  ]
}

/** Of these problems those about fields that none is told of yet: one problem a field. */
function newTo(told: readonly FormProblem[], found: readonly FormProblem[]): FormProblem[] {
  return found.filter(each => !told.some(other => other.field === each.field))
}

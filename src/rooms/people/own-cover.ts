import { z } from 'zod'
import { postProblems } from '../../domain/access/giving-posts.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { may } from '../../domain/access/permissions.ts'
import type { HeldPost } from '../../store/people/posts.ts'
import type { GivenPost } from './commands.ts'
import { emptyPeriod, periodFields, periodOf } from './period.ts'
import type { FormProblem } from './post-form.ts'
import { asPost, type PersonStanding } from './standing.ts'

const text = (length: number) => z.string().max(length).default('')

/** What the form "cover for me" sends: which of one's own posts, who covers, from when until when, and why. */
export const coverFormFields = z.object({
  post: text(50),
  person: text(200),
  kind: text(20),
  because: text(500),
  ...periodFields,
})
export type CoverFormTyped = z.infer<typeof coverFormFields>
export const emptyCoverForm: CoverFormTyped = { post: '', person: '', kind: 'cover', because: '', ...emptyPeriod }

/** The posts of one's own for which one may say who covers: in force, and of those that may give cover. */
export function ownCovered(personId: string, standings: readonly PersonStanding[]): HeldPost[] {
  const own = standings.find(each => each.person.person_id === personId)?.now ?? []
  return own.filter(each => each.kind === 'own' && may({ role: each.role }, 'give-cover'))
}

/** Whether somebody may cover for another: one of the service, with a post and an account of their own. */
export function mayCover({ person, now, isOutside }: PersonStanding, personId: string): boolean {
  return person.person_id !== personId && person.disabled_at === null && now.length > 0 && !isOutside
}

/** The cover as the form says it, or what is wrong. Of one's own posts only, never of cover that one holds. */
export function readOwnCover(
  typed: CoverFormTyped,
  personId: string,
  standings: readonly PersonStanding[],
  { organisation, at }: { organisation: Organisation; at: Date },
): { readonly given: GivenPost } | { readonly problems: readonly FormProblem[] } {
  const period = periodOf(typed, at)
  const problems: FormProblem[] = []
  const own = ownCovered(personId, standings)
  const post = own.length === 1 ? own[0] : own.find(each => each.post_id === typed.post)
  const other = standings.find(each => each.person.person_id === typed.person && mayCover(each, personId))
  const kind = typed.kind === 'delegated' ? 'delegated' : 'cover'
  if (post === undefined) problems.push({ field: 'post', message: 'Choose which of your posts' })
  if (other === undefined) problems.push({ field: 'person', message: 'Choose who covers for you' })
  // In the order of the page.
  problems.push(...period.problems)
  const because = typed.because.trim()
  if (because === '') problems.push({ field: 'because', message: 'Enter why, such as "Annual leave"' })
  if (post !== undefined) {
    const { role, place } = asPost(post)
    const onBehalfOf = { name: 'You', posts: own.map(asPost) }
    const { from, until } = period
    for (const { field, message } of postProblems({ role, place, kind, onBehalfOf, from, until }, organisation, at)) {
      const name = field === 'until' || field === 'from' ? field : 'post'
      if (!problems.some(each => each.field === name)) problems.push({ field: name, message })
    }
    if (problems.length === 0 && other !== undefined) {
      const to = other.person.person_id
      return { given: { personId: to, role, place, kind, onBehalfOf: personId, from, until, because } }
    }
  }
  return { problems }
}

import type { VNode } from 'preact'
import { placeFrom, placeTitle } from '../../domain/access/giving-posts.ts'
import { departmentName, type Organisation } from '../../domain/access/organisation.ts'
import { roleTitle } from '../../domain/access/principal.ts'
import { notFound, page, type Reply } from '../../server/index.ts'
import { ConfirmPage, type ConfirmProps } from './pages/confirm.tsx'
import { CoverForm, OwnPostForm } from './pages/post-forms.tsx'
import { WorkerForm } from './pages/worker-form.tsx'
import * as forms from './post-form.ts'
import { isOfDirectory, type PersonStanding, postTitle } from './standing.ts'

// The pages on which somebody's posts and account are changed, each as it is opened and as it comes back with problems.

function shown(standing: PersonStanding, title: string, body: VNode, isWrong: boolean): Reply {
  const { person_id: id, name } = standing.person
  const breadcrumbs = [
    { text: 'People', href: '/people' },
    { text: name, href: `/people/${encodeURIComponent(id)}` },
    { text: title },
  ]
  return page({ title, current: 'people', live: false, error: isWrong, breadcrumbs, body })
}

/** What a form needs of a request. */
export interface Form {
  readonly organisation: Organisation
  readonly csrf: string
}

export function ownPost(
  { organisation, csrf }: Form,
  standing: PersonStanding,
  typed: forms.OwnPostTyped,
  problems: readonly forms.FormProblem[],
): Reply {
  const body = <OwnPostForm {...{ standing, typed, problems, organisation, csrf }} />
  return shown(standing, 'Give a post', body, problems.length > 0)
}

export function cover(
  { organisation, csrf }: Form,
  standing: PersonStanding,
  all: readonly PersonStanding[],
  typed: forms.CoverTyped,
  problems: readonly forms.FormProblem[],
): Reply {
  const others = all.filter(each => each !== standing)
  const posts = forms.coverable(others, organisation)
  const body = <CoverForm {...{ standing, typed, problems, posts, csrf }} />
  return shown(standing, 'Cover for somebody', body, problems.length > 0)
}

type Confirm = Omit<ConfirmProps, 'personId' | 'caption' | 'csrf' | 'because' | 'problems'>

function confirm(
  { csrf }: Form,
  standing: PersonStanding,
  given: Confirm,
  problems: readonly forms.FormProblem[] = [],
): Reply {
  const { person_id: personId, name } = standing.person
  const body = <ConfirmPage {...given} {...{ personId, problems, csrf }} caption={name} because="" />
  return shown(standing, given.title, body, problems.length > 0)
}

const comesBack =
  'It was given by a group of the council’s directory, and comes back at their next sign-in for as long as they are in that group: have them taken out of it there, or disable the account.'

const address = (standing: PersonStanding, more: string) =>
  `/people/${encodeURIComponent(standing.person.person_id)}${more}`

export function ending(
  form: Form,
  standing: PersonStanding,
  postId: string,
  problems?: readonly forms.FormProblem[],
): Reply {
  const held = standing.posts.find(each => each.post_id === postId && each.ended_at === null)
  if (held === undefined) return notFound()
  const consequences = [
    `${standing.person.name} stops being ${postTitle(held, form.organisation)} at once.`,
    ...(held.kind === 'own' ? ['Cover that others hold for this post ends with it.'] : []),
    ...(isOfDirectory(held) ? [comesBack] : []),
  ]
  const action = address(standing, `/posts/${postId}/end`)
  const hint = 'It is kept with the post.'
  return confirm(form, standing, { title: 'End a post', button: 'End the post', action, consequences, hint }, problems)
}

export function moving(
  form: Form,
  standing: PersonStanding,
  postId: string,
  unit: string,
  problems?: readonly forms.FormProblem[],
): Reply {
  const held = standing.now.find(each => each.post_id === postId)
  if (held === undefined || !form.organisation.units.some(each => each.id === unit)) return notFound()
  const title = `Move to ${departmentName(form.organisation, unit)}`
  const from = placeTitle(placeFrom(held.place_kind, held.place_id), form.organisation)
  const consequences = [
    `${roleTitle(held.role)}, ${from} ends at once, and ${roleTitle(held.role)}, ${departmentName(form.organisation, unit)} begins.`,
    'Cover that others hold for the post that ends, ends with it.',
    ...(isOfDirectory(held) ? [comesBack] : []),
  ]
  const action = address(standing, `/posts/${postId}/move`)
  const given = { title, button: 'Move', action, consequences, hint: 'It is kept with both posts.', hidden: { unit } }
  return confirm(form, standing, given, problems)
}

export function leaving(form: Form, standing: PersonStanding, problems?: readonly forms.FormProblem[]): Reply {
  const consequences = [
    `Every post of ${standing.person.name} ends at once, and the account is disabled.`,
    'Their sessions end, and so does cover that others hold for them.',
  ]
  const given = { title: 'They have left', button: 'End posts and disable', action: address(standing, '/left') }
  return confirm(form, standing, { ...given, consequences, hint: 'It is kept with the posts.' }, problems)
}

export function account(form: Form, standing: PersonStanding, problems?: readonly forms.FormProblem[]): Reply {
  const isOpen = standing.person.disabled_at === null
  const { name } = standing.person
  const action = address(standing, '/account')
  const hint = 'It is kept in the record of changes.'
  const given = isOpen
    ? {
        title: 'Disable the account',
        button: 'Disable',
        consequences: [`${name} can do nothing in Sightline from now on.`],
      }
    : {
        title: 'Enable the account',
        button: 'Enable',
        consequences: [`${name} may sign in again, with the posts in force.`],
      }
  return confirm(form, standing, { ...given, action, hint, hidden: { to: isOpen ? 'disabled' : 'enabled' } }, problems)
}

export function worker(form: Form, standing: PersonStanding, problem?: string): Reply {
  const { organisation, csrf } = form
  const body = <WorkerForm {...{ standing, organisation, csrf, problem }} />
  return shown(standing, 'Worker of the case system', body, problem !== undefined)
}

export function joining(
  { organisation, csrf }: Form,
  workerId: string,
  problems: readonly forms.FormProblem[] = [],
): Reply {
  const found = organisation.workers.find(each => each.id === workerId)
  if (found === undefined) return notFound()
  const name = found.name ?? found.id
  const body = (
    <ConfirmPage
      personId=""
      caption="Staff list"
      title={`Add ${name}`}
      action="/people/joined"
      button="Add"
      consequences={[
        `${name} becomes known here as worker ${found.id}, in ${departmentName(organisation, found.unitId)}, without any post.`,
        'They can do nothing until a post is given to them and they have a way to sign in.',
      ]}
      hidden={{ worker: found.id }}
      because=""
      hint="It is kept in the record of changes."
      {...{ problems, csrf }}
    />
  )
  const breadcrumbs = [
    { text: 'People', href: '/people' },
    { text: 'Staff list says', href: '/people/staff-list' },
    { text: 'Add' },
  ]
  return page({
    title: 'Add from the staff list',
    current: 'people',
    live: false,
    error: problems.length > 0,
    breadcrumbs,
    body,
  })
}

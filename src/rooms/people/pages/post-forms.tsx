import { placesOfRole } from '../../../domain/access/giving-posts.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { knownRoles, roleTitle } from '../../../domain/access/principal.ts'
import {
  Button,
  ButtonGroup,
  Details,
  Input,
  PageHeading,
  ProblemSummary,
  Radios,
  Select,
  type SelectItem,
} from '../../../ui/index.ts'
import { type CoverTyped, type FormProblem, type OwnPostTyped, placeItems } from '../post-form.ts'
import type { PersonStanding } from '../standing.ts'
import { personAddress } from './people-list.tsx'
import { fieldHref, PeriodFields } from './period-fields.tsx'

interface FormProps {
  readonly standing: PersonStanding
  readonly problems: readonly FormProblem[]
  readonly csrf: string
}

/** A post of somebody's own. */
export function OwnPostForm(props: FormProps & { readonly typed: OwnPostTyped; readonly organisation: Organisation }) {
  const { standing, problems, typed, organisation } = props
  const { person } = standing
  const error = errorOf(problems)
  return (
    <>
      <Problems problems={problems} />
      <PageHeading caption={person.name}>Give a post</PageHeading>
      <form action={personAddress(person.person_id, '/post')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        <Select
          name="role"
          label="Role"
          labelClass="govuk-label--s"
          value={typed.role}
          error={error('role')}
          items={[
            { value: '', text: 'Choose a role' },
            ...knownRoles.map(each => ({ value: each, text: roleTitle(each) })),
          ]}
        />
        <Select
          name="place"
          label="Place"
          labelClass="govuk-label--s"
          hint={
            person.worker_id === null
              ? 'A social worker stands with their own cases: say first which worker of the case system this person is.'
              : undefined
          }
          value={typed.place}
          error={error('place')}
          items={placeItems(organisation, person.worker_id)}
        />
        <Details summary="Which place fits which role">
          <ul class="govuk-list govuk-list--bullet">
            {knownRoles.map(each => (
              <li>
                {roleTitle(each)}: {placesOfRole[each].map(kind => kindTitles[kind]).join(' or ')}
              </li>
            ))}
          </ul>
        </Details>
        <PeriodFields
          typed={typed}
          problems={problems}
          untilHint="Empty for an open post. People from outside need a last day within six months."
        />
        <Because
          value={typed.because}
          error={error('because')}
          hint="Such as “New in post”. It is kept with the post."
        />
        <Buttons text="Give the post" personId={person.person_id} />
      </form>
    </>
  )
}

const kindTitles = {
  directorate: 'the whole authority',
  service: 'a service area',
  unit: 'a unit',
  worker: 'their own cases',
} as const

/** Somebody else's post, held for a time. */
export function CoverForm(props: FormProps & { readonly typed: CoverTyped; readonly posts: readonly SelectItem[] }) {
  const { standing, problems, typed } = props
  const { person } = standing
  const error = errorOf(problems)
  return (
    <>
      <Problems problems={problems} />
      <PageHeading
        caption={person.name}
        lead="For the time of the cover they may see and do what the post allows, besides their own."
      >
        Cover for somebody
      </PageHeading>
      <form action={personAddress(person.person_id, '/cover')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        <Radios
          name="kind"
          legend="What is it?"
          legendClass="govuk-fieldset__legend--s"
          value={typed.kind}
          error={error('kind')}
          items={[
            { value: 'cover', text: 'Cover', hint: 'The other is away.' },
            { value: 'delegated', text: 'A delegation', hint: 'The other stays and hands something on.' },
          ]}
        />
        <Select
          name="post"
          label="Whose post"
          labelClass="govuk-label--s"
          value={typed.post}
          error={error('post')}
          items={[{ value: '', text: 'Choose a post' }, ...props.posts]}
        />
        <PeriodFields typed={typed} problems={problems} untilHint="Within six months." />
        <Because value={typed.because} error={error('because')} hint="Such as “Annual leave”." />
        <Buttons text="Give the cover" personId={person.person_id} />
      </form>
    </>
  )
}

/** A form's problems, above everything. */
export function Problems({ problems }: { readonly problems: readonly FormProblem[] }) {
  return <ProblemSummary problems={problems} hrefOf={fieldHref} />
}

/** Why something is done. */
export function Because(props: { readonly value: string; readonly error: string | undefined; readonly hint: string }) {
  return (
    <Input
      name="because"
      label="Why"
      labelClass="govuk-label--s"
      hint={props.hint}
      value={props.value}
      error={props.error}
      class="govuk-!-width-two-thirds"
      autocomplete="off"
    />
  )
}

export function Buttons(props: { readonly text: string; readonly personId: string; readonly warning?: boolean }) {
  return (
    <ButtonGroup>
      <Button variant={props.warning ? 'warning' : undefined} preventDoubleClick>
        {props.text}
      </Button>
      <a class="govuk-link" href={props.personId === '' ? '/people/staff-list' : personAddress(props.personId)}>
        Cancel
      </a>
    </ButtonGroup>
  )
}

/** The problem of a field; undefined where it has none. */
export function errorOf(problems: readonly FormProblem[]): (field: string) => string | undefined {
  return field => problems.find(each => each.field === field)?.message
}

import { Button, ButtonGroup, Input, InsetText, PageHeading } from '../../../ui/index.ts'
import type { FormProblem } from '../post-form.ts'
import { errorOf, Problems } from './post-forms.tsx'

export interface NameTyped {
  readonly name: string
  readonly email: string
}

/** Somebody's name and email address: of a new person, or of one who is known. */
export function NameForm(props: {
  readonly title: string
  readonly action: string
  readonly button: string
  readonly back: string
  readonly typed: NameTyped
  readonly problems: readonly FormProblem[]
  readonly csrf: string
}) {
  const error = errorOf(props.problems)
  return (
    <>
      <Problems problems={props.problems} />
      <PageHeading>{props.title}</PageHeading>
      <form action={props.action} method="post" novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        <Input
          name="name"
          label="Name"
          labelClass="govuk-label--s"
          value={props.typed.name}
          error={error('name')}
          class="govuk-!-width-one-half"
          autocomplete="off"
          spellcheck={false}
        />
        <Input
          name="email"
          label="Email address"
          labelClass="govuk-label--s"
          hint="They sign in by it: the one that the council's sign-in knows them by, where there is one."
          value={props.typed.email}
          error={error('email')}
          type="email"
          class="govuk-!-width-one-half"
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button preventDoubleClick>{props.button}</Button>
          <a class="govuk-link" href={props.back}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  )
}

/** The link by which somebody chooses a password, shown once. */
export function LinkPage(props: {
  readonly name: string
  readonly link: string
  readonly until: string
  readonly back: string
}) {
  return (
    <>
      <PageHeading lead="Send it to them yourself, by a way that only they read. It is shown here once and kept nowhere.">
        A link for {props.name}
      </PageHeading>
      <InsetText>
        <span class="sl-breaks">{props.link}</span>
      </InsetText>
      <p class="govuk-body">
        By it they choose a password and set up one-time codes. It is good once, until {props.until}. Links made for
        them before are worth nothing now.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={props.back}>
          Back to {props.name}
        </a>
      </p>
    </>
  )
}

import { shortestPassword } from '../../../domain/access/passwords.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/inputs.tsx'
import { ErrorSummary } from '../../../ui/govuk/messages.tsx'

export interface PasswordProblems {
  readonly password?: string | undefined
  readonly again?: string | undefined
}

/** Chooses a password by a link: the first one, or a new one. */
export function ChoosePasswordPage(props: {
  readonly csrf: string
  readonly token: string
  readonly kind: 'invitation' | 'reset'
  readonly name: string
  readonly email: string
  readonly problems?: PasswordProblems | undefined
}) {
  const { csrf, token, kind, name, email, problems = {} } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PasswordErrors problems={problems} />
        <h1 class="govuk-heading-l">{kind === 'invitation' ? 'Choose a password' : 'Choose a new password'}</h1>
        <p class="govuk-body">
          {kind === 'invitation'
            ? `${name}, you have been invited to Sightline. You will sign in as ${email}. `
            : `${name}, you sign in as ${email}. Everywhere you are signed in now, you will be signed out. `}
          {kind === 'invitation' && 'After this, you set up an authenticator app on your phone.'}
        </p>
        <form action={`/sign-in/link/${token}`} method="post" novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          {/* For password managers, which keep a password under a name. */}
          <input type="hidden" name="email" value={email} autocomplete="username" />
          <NewPasswordFields problems={problems} />
          <Button preventDoubleClick>Continue</Button>
        </form>
      </div>
    </div>
  )
}

/** What is wrong with a password chosen, at the top of its form. */
export function PasswordErrors({ problems }: { readonly problems: PasswordProblems }) {
  const errors = [
    { text: problems.password, href: '#password' },
    { text: problems.again, href: '#again' },
  ].filter(each => each.text !== undefined)
  return errors.length === 0 ? null : <ErrorSummary errors={errors} />
}

/** A new password, twice. */
export function NewPasswordFields({ problems }: { readonly problems: PasswordProblems }) {
  return (
    <>
      <Input
        name="password"
        label="New password"
        hint={`${shortestPassword} characters or more. Three or four words that do not belong together are safe and easy to remember.`}
        type="password"
        autocomplete="new-password"
        error={problems.password}
        class="govuk-!-width-two-thirds"
      />
      <Input
        name="again"
        label="The same password again"
        type="password"
        autocomplete="new-password"
        error={problems.again}
        class="govuk-!-width-two-thirds"
      />
    </>
  )
}

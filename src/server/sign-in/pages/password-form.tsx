import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/inputs.tsx'

/** Signing in with an account of Sightline's own. What was typed as an address stays; a password never does. */
export function PasswordForm(props: {
  readonly csrf: string
  readonly next: string
  readonly email: string
  readonly problems: { readonly email?: string | undefined; readonly password?: string | undefined }
}) {
  return (
    <form action="/sign-in/password" method="post" novalidate>
      <input type="hidden" name="_csrf" value={props.csrf} />
      <input type="hidden" name="next" value={props.next} />
      <Input
        name="email"
        label="Email address"
        type="email"
        autocomplete="username"
        spellcheck={false}
        value={props.email}
        error={props.problems.email}
        class="govuk-!-width-two-thirds"
      />
      <Input
        name="password"
        label="Password"
        type="password"
        autocomplete="current-password"
        error={props.problems.password}
        class="govuk-!-width-two-thirds"
      />
      <Button preventDoubleClick>Sign in</Button>
      <p class="govuk-body">
        If you have forgotten your password, or have no account yet, ask an administrator of Sightline in your authority
        for a link.
      </p>
    </form>
  )
}

import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/inputs.tsx'
import { ErrorSummary } from '../../../ui/govuk/messages.tsx'

/** Asks for the second factor. */
export function CodePage({ csrf, problem }: { readonly csrf: string; readonly problem?: string | undefined }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#code' }]} />}
        <form action="/sign-in/code" method="post" novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          <Input
            name="code"
            label="Enter the code from your authenticator app"
            labelClass="govuk-label--l"
            pageHeading
            hint="Six figures, new every half minute. Without your phone, enter one of your recovery codes instead; each is good once."
            autocomplete="one-time-code"
            spellcheck={false}
            error={problem}
            width={20}
          />
          <Button preventDoubleClick>Continue</Button>
        </form>
        <p class="govuk-body">
          If you have lost both your phone and your recovery codes, ask an administrator of Sightline in your authority
          for a new invitation.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="/sign-in">
            Sign in as somebody else
          </a>
        </p>
      </div>
    </div>
  )
}

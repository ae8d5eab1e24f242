import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/inputs.tsx'
import { ErrorSummary } from '../../../ui/govuk/messages.tsx'
import { codeAddress } from '../codes.ts'
import { CodePicture } from './code-picture.tsx'

/** Sets up one-time codes: the picture, the same as text, and the first code as proof. */
export function SetUpCodesPage(props: {
  readonly csrf: string
  readonly secret: string
  readonly email: string
  readonly problem?: string | undefined
}) {
  const { csrf, secret, email, problem } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#code' }]} />}
        <h1 class="govuk-heading-l">Set up your authenticator app</h1>
        <p class="govuk-body">
          Signing in takes a password and a code from an app on your phone, so that a password that somebody learns is
          not enough. Any authenticator app will do: Microsoft Authenticator, Google Authenticator, or the one your
          council uses.
        </p>
        <ol class="govuk-list govuk-list--number">
          <li>Open the app and choose to add an account.</li>
          <li>Point the phone at this picture, or type the key below it into the app.</li>
          <li>Enter the six figures the app then shows.</li>
        </ol>
        <CodePicture text={codeAddress(secret, email)} label="QR code of the key below" />
        <p class="govuk-body">
          Key: <code class="sl-breaks">{secret.match(/.{1,4}/g)!.join(' ')}</code>
        </p>
        <form action="/sign-in/set-up-code" method="post" novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          <Input
            name="code"
            label="Code from the app"
            hint="Six figures, new every half minute"
            inputmode="numeric"
            autocomplete="one-time-code"
            spellcheck={false}
            error={problem}
            width={10}
          />
          <Button preventDoubleClick>Continue</Button>
        </form>
      </div>
    </div>
  )
}

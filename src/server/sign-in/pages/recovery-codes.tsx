import { Button } from '../../../ui/govuk/button.tsx'
import { WarningText } from '../../../ui/govuk/messages.tsx'

/** Recovery codes, the one time they can be read. */
export function RecoveryCodesPage({ codes, next }: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Keep your recovery codes</h1>
        <p class="govuk-body">
          With one of these you can sign in when your phone is lost. Each is good once. Print them, or copy them into a
          password manager; do not keep them beside your password.
        </p>
        <ul class="govuk-list sl-recovery-codes">
          {codes.map(each => (
            <li>
              <code>{each}</code>
            </li>
          ))}
        </ul>
        <WarningText>This is the only time they are shown.</WarningText>
        <Button href={next}>I have kept them: continue</Button>
      </div>
    </div>
  )
}

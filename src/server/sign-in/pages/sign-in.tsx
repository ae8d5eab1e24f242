import { Button } from '../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../ui/govuk/messages.tsx'
import type { DemonstrationPerson } from '../../demonstration-people.ts'
import { DemonstrationSignIn, NoSignIn } from '../../sign-in-page.tsx'
import { PasswordForm } from './password-form.tsx'

export interface SignInPageProps {
  readonly csrf: string
  readonly next: string
  readonly synthetic: boolean
  /** What the council's provider is called; undefined where there is none. */
  readonly provider: string | undefined
  readonly localAccounts: boolean
  /** Undefined where the demonstration may not be offered. */
  readonly people: readonly DemonstrationPerson[] | undefined
  readonly email?: string | undefined
  readonly problem?: { readonly text: string; readonly field?: 'email' | 'password' } | undefined
}

/** The ways in that are set up here, and no other. */
export function SignInPage(props: SignInPageProps) {
  const { csrf, next, provider, localAccounts, people, problem } = props
  if (provider === undefined && !localAccounts) {
    return people === undefined ? (
      <NoSignIn synthetic={props.synthetic} />
    ) : (
      <DemonstrationSignIn people={people} csrf={csrf} next={next} />
    )
  }
  return (
    <>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {problem !== undefined && (
            <ErrorSummary
              errors={[{ text: problem.text, href: localAccounts ? `#${problem.field ?? 'email'}` : undefined }]}
            />
          )}
          <h1 class="govuk-heading-l">Sign in to Sightline</h1>
          {provider !== undefined && (
            <Button href={`/sign-in/provider?next=${encodeURIComponent(next)}`}>Sign in with your {provider}</Button>
          )}
          {localAccounts && (
            <>
              {provider !== undefined && (
                <h2 class="govuk-heading-m">Or with an email address and password of Sightline</h2>
              )}
              <PasswordForm
                csrf={csrf}
                next={next}
                email={props.email ?? ''}
                problems={problem?.field === undefined ? {} : { [problem.field]: problem.text }}
              />
            </>
          )}
        </div>
      </div>
      {people !== undefined && (
        <>
          <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible" />
          <DemonstrationSignIn people={people} csrf={csrf} next={next} beside />
        </>
      )}
    </>
  )
}

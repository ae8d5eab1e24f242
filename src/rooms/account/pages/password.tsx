import { NewPasswordFields, PasswordErrors } from '../../../server/sign-in/index.ts'
import { Button, ErrorSummary, Input, PageHeading } from '../../../ui/index.ts'

export interface PasswordProblems {
  readonly current?: string | undefined
  readonly password?: string | undefined
  readonly again?: string | undefined
}

/** Changes one's own password. */
export function PasswordPage({ csrf, problems }: { readonly csrf: string; readonly problems: PasswordProblems }) {
  return (
    <>
      {problems.current !== undefined ? (
        <ErrorSummary errors={[{ text: problems.current, href: '#current' }]} />
      ) : (
        <PasswordErrors problems={problems} />
      )}
      <PageHeading lead="You will be signed out everywhere else.">Change your password</PageHeading>
      <form action="/account/password" method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Input
          name="current"
          label="Current password"
          type="password"
          autocomplete="current-password"
          error={problems.current}
          class="govuk-!-width-two-thirds"
        />
        <NewPasswordFields problems={problems} />
        <Button preventDoubleClick>Change password</Button>
      </form>
    </>
  )
}

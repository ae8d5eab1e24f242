import { Button, ErrorSummary, Input, PageHeading } from '../../../ui/index.ts'

/** Asks for a code before new recovery codes are made: whoever sits down at an open screen gets none. */
export function NewCodesPage({ csrf, problem }: { readonly csrf: string; readonly problem?: string | undefined }) {
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#code' }]} />}
      <PageHeading lead="The recovery codes you have now will be worth nothing from then on.">
        Make new recovery codes
      </PageHeading>
      <form action="/account/recovery-codes" method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Input
          name="code"
          label="Code from your authenticator app"
          hint="Six figures, new every half minute; or a recovery code you have left"
          autocomplete="one-time-code"
          spellcheck={false}
          error={problem}
          width={20}
        />
        <Button preventDoubleClick>Make new codes</Button>
      </form>
    </>
  )
}

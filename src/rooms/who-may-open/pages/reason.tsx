import { Button, ButtonGroup, ErrorSummary, InsetText, Link, PageHeading, Textarea } from '../../../ui/index.ts'

export interface ReasonPageProps {
  readonly childId: string
  readonly hours: number
  readonly csrf: string
  readonly reason: string
  readonly problem: string | undefined
}

/** Opening a child whom others hold: says what it means, and asks why. */
export function ReasonPage({ childId, hours, csrf, reason, problem }: ReasonPageProps) {
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#reason' }]} />}
      <PageHeading lead="This child is held by another part of the service.">Open a child with a reason</PageHeading>
      <InsetText>
        {`The child opens to you for ${hours} hours. Who opened it, when and why is kept, and somebody responsible for records of access reviews it.`}
      </InsetText>
      <form method="post" action={`/open-with-a-reason/${encodeURIComponent(childId)}`} novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Textarea
          name="reason"
          label="Why you need to see this child's record now"
          labelClass="govuk-label--s"
          hint="For example: out-of-hours duty, the child was found at 21:40 and the emergency team asks who their worker is."
          rows={4}
          value={reason}
          error={problem}
        />
        <ButtonGroup>
          <Button preventDoubleClick>Open this child</Button>
          <Link href="/">Do not open it</Link>
        </ButtonGroup>
      </form>
    </>
  )
}

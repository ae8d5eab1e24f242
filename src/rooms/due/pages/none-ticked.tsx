import { ErrorSummary, PageHeading } from '../../../ui/index.ts'

/** Nothing was ticked, or nothing of it is still due: says so, with the way back to the list it was asked from. */
export function NoneTickedPage({ back }: { readonly back: string }) {
  return (
    <>
      <a class="govuk-back-link" href={back}>
        Back to the list
      </a>
      <ErrorSummary
        errors={[
          { text: 'Tick at least one row that is still due, then choose again what to do with it.', href: back },
        ]}
      />
      <PageHeading>Nothing is chosen</PageHeading>
    </>
  )
}

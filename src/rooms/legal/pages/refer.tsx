import { Button, InsetText } from '../../../ui/index.ts'
import { legalHref } from '../addresses.ts'
import { DayField, type FormState, HiddenFields, WordsField } from './form-parts.tsx'

/** The form that refers a child to legal. */
export function ReferForm(props: {
  readonly childId: string
  readonly state: FormState
  readonly formId: string
  readonly csrf: string
  /** A process is under way already. */
  readonly isUnderWay: boolean
}) {
  const { childId, state, formId, csrf } = props
  return (
    <section aria-labelledby="refer">
      <h2 class="govuk-heading-m" id="refer">
        Refer to legal
      </h2>
      {props.isUnderWay && (
        <InsetText>A process is under way. Refer again only where it is about something else.</InsetText>
      )}
      <form action={legalHref(childId, '/refer')} method="post" novalidate>
        <HiddenFields csrf={csrf} id={formId} />
        <DayField state={state} name="referred_on" label="Day of the referral" />
        <WordsField
          state={state}
          name="reason"
          label="Why a court might be needed"
          hint="What the child’s life is like, what was tried, and what did not change. Advice is then due in five working days, the gateway’s decision in ten."
        />
        <Button preventDoubleClick>Refer to legal</Button>
      </form>
    </section>
  )
}

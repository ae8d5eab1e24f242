import { PageHeading, WarningText } from '../../../ui/index.ts'
import type { FormProblem } from '../post-form.ts'
import { Because, Buttons, errorOf, Problems } from './post-forms.tsx'

export interface ConfirmProps {
  readonly personId: string
  readonly caption: string
  readonly title: string
  readonly action: string
  readonly button: string
  /** What will be so afterwards, in sentences. */
  readonly consequences: readonly string[]
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly because: string
  readonly hint: string
  readonly problems: readonly FormProblem[]
  readonly csrf: string
}

/** One thing to be done to a person, with what follows from it and why it is done. */
export function ConfirmPage(props: ConfirmProps) {
  const [first, ...others] = props.consequences
  return (
    <>
      <Problems problems={props.problems} />
      <PageHeading caption={props.caption}>{props.title}</PageHeading>
      {first !== undefined && <WarningText>{first}</WarningText>}
      {others.map(each => (
        <p class="govuk-body">{each}</p>
      ))}
      <form action={props.action} method="post" novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Because value={props.because} error={errorOf(props.problems)('because')} hint={props.hint} />
        <Buttons text={props.button} personId={props.personId} warning />
      </form>
    </>
  )
}

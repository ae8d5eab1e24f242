import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import {
  dayOf,
  fieldOf,
  isDay,
  lastDayOf,
  type StepName,
  type StepPart,
  type Steps,
  stepParts,
} from '../../../domain/legal/index.ts'
import { capital } from '../../../domain/words/capital.ts'
import type { HeldProcess } from '../../../store/legal/index.ts'
import {
  Button,
  ButtonGroup,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  Radios,
  SummaryList,
} from '../../../ui/index.ts'
import { processHref, stepsHref } from '../addresses.ts'
import { stepValue } from '../words.ts'
import { Amiss, DayField, errorAt, type FormState, HiddenFields, LineField, WordsField } from './form-parts.tsx'

/** One part of a process's steps, to be entered. */
export function StepsFormPage(props: {
  readonly name: string
  readonly process: HeldProcess
  readonly part: StepPart
  readonly state: FormState
  /** What was typed and what is held now, where somebody else changed it meanwhile. */
  readonly overtaken: Partial<Steps> | undefined
  readonly csrf: string
}) {
  const { name, process, part, state, overtaken, csrf } = props
  const { title, fields } = stepParts[part]
  const names: readonly StepName[] = fields
  const from = dayOf(process, 'pre_proceedings_on')
  return (
    <>
      <Amiss state={state} days={names.filter(each => isDay(fieldOf(each)))} />
      {overtaken !== undefined && <Overtaken process={process} typed={overtaken} />}
      <PageHeading caption={<bdi>{name}</bdi>}>{title}</PageHeading>
      {from !== undefined && (part === 'review' || part === 'end') && (
        <InsetText>
          Decided on {longDate(from)}; the sixteen weeks last until {longDate(lastDayOf(from))}. Past that day a reason
          is needed, and who agreed to it.
        </InsetText>
      )}
      <form action={stepsHref(process, part)} method="post" novalidate>
        <HiddenFields csrf={csrf} revision={process.revision} />
        {names.map(each => (
          <StepField state={state} name={each} />
        ))}
        <ButtonGroup>
          <Button preventDoubleClick>Save</Button>
          <Link href={processHref(process)}>Cancel</Link>
        </ButtonGroup>
      </form>
    </>
  )
}

function StepField({ state, name }: { readonly state: FormState; readonly name: StepName }) {
  const field = fieldOf(name)
  const common = { state, name, label: field.label, hint: field.hint }
  if (isDay(field)) return <DayField {...common} />
  if (field.kind === 'words') return <WordsField {...common} />
  if (field.kind === 'name') return <LineField {...common} />
  return (
    <Radios
      name={name}
      legend={field.label}
      legendClass="govuk-fieldset__legend--s"
      error={errorAt(state, name)}
      value={state.typed[name]}
      items={(field.choices ?? []).map(each => ({
        value: each,
        text: capital(each),
      }))}
    />
  )
}

/** Somebody else changed the process while this was typed: both are shown, and nothing is lost. */
function Overtaken({ process, typed }: { readonly process: HeldProcess; readonly typed: Partial<Steps> }) {
  const differ = (Object.keys(typed) as StepName[]).filter(each => typed[each] !== process[each])
  return (
    <NotificationBanner>
      <p class="govuk-notification-banner__heading">
        {process.changed_by_name} changed this on {englandInstant(process.changed_at)}, after you opened it. Nothing of
        yours is saved yet. What you typed is still in the form: look at both, and save what is right.
      </p>
      {differ.length > 0 && (
        <SummaryList
          rows={differ.map(each => ({
            key: fieldOf(each).label,
            value: (
              <>
                <div class="sl-breaks">Now: {stepValue(process, each) ?? 'nothing'}</div>
                <div class="sl-breaks">
                  You typed: {stepValue({ ...process, [each]: typed[each] ?? null }, each) ?? 'nothing'}
                </div>
              </>
            ),
          }))}
        />
      )}
    </NotificationBanner>
  )
}

import { longDate } from '../../../domain/calendar/wording.ts'
import { dayOf, decisionWords, lastDayOf, possibleDecisions } from '../../../domain/legal/index.ts'
import {
  Button,
  ButtonGroup,
  Details,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  Radios,
} from '../../../ui/index.ts'
import type { Owner } from '../../oversight/index.ts'
import { actionDays, actionRows } from '../actions.ts'
import { processHref } from '../addresses.ts'
import type { ProcessReading } from '../process-reading.ts'
import { weeksFrom, weekWords } from '../words.ts'
import { DirectionFields } from './direction-fields.tsx'
import { Amiss, DayField, errorAt, type FormState, HiddenFields, LineField, WordsField } from './form-parts.tsx'
import { ToDoList } from './to-do-list.tsx'

/** The gateway's decision: whether the threshold is met, what happens, why, who thought otherwise, and who does what by when. */
export function DecisionFormPage(props: {
  readonly name: string
  readonly reading: ProcessReading
  readonly state: FormState
  readonly formId: string
  readonly owners: readonly Owner[]
  /** Somebody else changed the process since the form was drawn. */
  readonly isOvertaken: boolean
  readonly today: number
  readonly csrf: string
}) {
  const { name, reading, state, formId, owners, today, csrf } = props
  const { process, decisions } = reading.whole
  const from = dayOf(process, 'pre_proceedings_on')
  const possible = possibleDecisions(process)
  const week = weekWords(reading.stage, weeksFrom(process), today)
  return (
    <>
      <Amiss state={state} days={['held_on', 'back_on', 'extended_until', ...actionDays]} />
      {props.isOvertaken && (
        <NotificationBanner text="Somebody else changed this process after you opened the form. Nothing of yours is saved yet, and what you typed is still here: look at how it stands now, and save again." />
      )}
      <PageHeading caption={<bdi>{name}</bdi>}>Gateway decision</PageHeading>
      <InsetText>
        <p class="govuk-body">
          Referred {longDate(dayOf(process, 'referred_on')!)}
          {week === undefined ? '' : `. ${week}`}
          {from !== undefined && `. The sixteen weeks last until ${longDate(lastDayOf(from))}`}.
        </p>
        <p class="govuk-body sl-breaks">{process.reason}</p>
        {process.advice !== null && <p class="govuk-body sl-breaks">Legal advice: {process.advice}</p>}
        {process.advice === null && process.advice_on === null && !process.is_taken_up && (
          <p class="govuk-body">
            <strong>No legal advice is entered.</strong>
          </p>
        )}
      </InsetText>
      {reading.todos.length > 0 && (
        <Details summary={`What waits in this process: ${reading.todos.length}`}>
          <ToDoList reading={reading} mayAsk={false} organisation={undefined} />
        </Details>
      )}
      {decisions.length > 0 && (
        <p class="govuk-body">
          Decided before: {decisions.map(each => `${longDate(dayIn(each.held_on))}, ${each.decision}`).join('; ')}.
        </p>
      )}
      {possible.length === 0 ? (
        <p class="govuk-body">Nothing is left to be decided here.</p>
      ) : (
        <form action={processHref(process, '/decision')} method="post" novalidate>
          <HiddenFields csrf={csrf} id={formId} revision={process.revision} />
          <DayField state={state} name="held_on" label="Day of the meeting" />
          <LineField state={state} name="present" label="Who was there" hint="Names and posts." />
          <Radios
            name="threshold_met"
            legend="Is the threshold for proceedings met?"
            legendClass="govuk-fieldset__legend--s"
            value={state.typed.threshold_met}
            error={errorAt(state, 'threshold_met')}
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
              { value: 'not yet', text: 'Not yet' },
            ]}
          />
          <Radios
            name="decision"
            legend="What is decided?"
            legendClass="govuk-fieldset__legend--s"
            value={state.typed.decision}
            error={errorAt(state, 'decision')}
            items={possible.map(each => ({ value: each, text: decisionWords[each] }))}
          />
          <WordsField
            state={state}
            name="reasons"
            label="Reasons"
            hint="Why the threshold is or is not met for this child, and why this and not something else."
            rows={5}
          />
          {possible.includes('come back') && (
            <DayField
              state={state}
              name="back_on"
              label="Where it is not decided: the day it comes back"
              hint="Only where the decision is put off."
            />
          )}
          {possible.includes('continue pre-proceedings') && (
            <DayField
              state={state}
              name="extended_until"
              label="Where they continue past sixteen weeks: until when"
              hint="The reasons above are then kept as the reasons for the extension, and you as who agreed to it."
            />
          )}
          <WordsField
            state={state}
            name="dissent"
            label="Who thought otherwise, and why"
            hint="Leave it empty where everybody agreed."
          />
          <h2 class="govuk-heading-m">What is to happen, by whom and by when</h2>
          {Array.from({ length: actionRows }, (_, index) => (
            <DirectionFields state={state} index={index} owners={owners} legend={`Action ${index + 1}`} />
          ))}
          <ButtonGroup>
            <Button preventDoubleClick>Save the decision</Button>
            <Link href={processHref(process)}>Cancel</Link>
          </ButtonGroup>
        </form>
      )}
    </>
  )
}

const dayIn = (text: string) => Date.parse(text) / 86_400_000

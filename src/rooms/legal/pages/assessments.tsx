import type { Day } from '../../../domain/calendar/day.ts'
import { parseDay } from '../../../domain/calendar/day.ts'
import type { HeldAssessment, HeldProcess } from '../../../store/legal/index.ts'
import { Button, Details, Radios, ShortDate, StateTag, Table } from '../../../ui/index.ts'
import { processHref } from '../addresses.ts'
import { Amiss, DayField, errorAt, type FormState, HiddenFields, LineField, WordsField } from './form-parts.tsx'

interface AssessmentsProps {
  readonly process: HeldProcess
  readonly assessments: readonly HeldAssessment[]
  readonly today: Day
  readonly mayRecord: boolean
  readonly formId: string
  readonly csrf: string
  /** What was typed into one of the forms and not taken: '' is that of a new one. */
  readonly failed: { readonly id: string; readonly state: FormState } | undefined
}

const empty: FormState = { typed: {}, problems: [] }

/** Assessments commissioned for a process: each with its day, and what became of it. */
export function AssessmentsSection(props: AssessmentsProps) {
  const { process, assessments, today, mayRecord, formId, csrf, failed } = props
  const fresh: FormState = { ...(failed?.id === '' ? failed.state : empty), prefix: 'new-assessment-' }
  return (
    <section aria-labelledby="assessments">
      <h2 class="govuk-heading-m" id="assessments">
        Assessments commissioned
      </h2>
      <Table<HeldAssessment>
        caption="Assessments commissioned"
        captionHidden
        rows={assessments}
        empty={<p class="govuk-body">None is entered.</p>}
        columns={[
          {
            key: 'what',
            heading: 'Assessment',
            cell: each => (
              <div class="sl-breaks">
                {each.what}
                <div class="sl-quiet">{each.from_whom}</div>
              </div>
            ),
          },
          { key: 'from', heading: 'Commissioned', cell: each => <ShortDate day={parseDay(each.commissioned_on)} /> },
          {
            key: 'due',
            heading: 'Due',
            cell: each => (
              <div>
                <ShortDate day={parseDay(each.due_on)} />
                {each.first_due_on !== each.due_on && (
                  <div class="sl-quiet sl-breaks">
                    moved from <ShortDate day={parseDay(each.first_due_on)} />: {each.moved_because}
                  </div>
                )}
              </div>
            ),
          },
          { key: 'state', heading: 'How it stands', cell: each => <Standing each={each} today={today} /> },
          ...(mayRecord && assessments.some(isOpen)
            ? [
                {
                  key: 'settle',
                  heading: 'Bring up to date',
                  cell: (each: HeldAssessment) => <Settle {...props} each={each} />,
                },
              ]
            : []),
        ]}
      />
      {mayRecord && (
        <Details summary="Enter an assessment" open={fresh.problems.length > 0} id="new-assessment">
          <Amiss state={fresh} days={['commissioned_on', 'due_on']} />
          <form action={processHref(process, '/assessments')} method="post" novalidate>
            <HiddenFields csrf={csrf} id={formId} />
            <LineField state={fresh} name="what" label="Which assessment, and of whom" />
            <LineField state={fresh} name="from_whom" label="Who makes it" />
            <DayField state={fresh} name="commissioned_on" label="Commissioned on" />
            <DayField state={fresh} name="due_on" label="Due on" />
            <Button preventDoubleClick>Enter the assessment</Button>
          </form>
        </Details>
      )}
    </section>
  )
}

const isOpen = (each: HeldAssessment) => each.received_on === null && each.cancelled_on === null

function Standing({ each, today }: { readonly each: HeldAssessment; readonly today: Day }) {
  const due = parseDay(each.due_on)!
  if (each.cancelled_on !== null) return <StateTag state="ended" detail={`cancelled: ${each.cancelled_because}`} />
  const received = each.received_on === null ? undefined : parseDay(each.received_on)
  if (received !== undefined)
    return (
      <div>
        <StateTag state={received <= due ? 'met-in-time' : 'met-late'} /> <ShortDate day={received} />
      </div>
    )
  return <StateTag state={today > due ? 'overdue' : 'due-later'} />
}

function Settle(props: AssessmentsProps & { readonly each: HeldAssessment }) {
  const { each, process, csrf, failed } = props
  if (!isOpen(each)) return null
  const state: FormState = {
    ...(failed?.id === each.assessment_id ? failed.state : empty),
    prefix: `${each.assessment_id}-`,
  }
  return (
    <Details
      summary="Received, moved or cancelled"
      open={state.problems.length > 0}
      id={`settle-${each.assessment_id}`}
    >
      <form action={processHref(process, `/assessments/${each.assessment_id}`)} method="post" novalidate>
        <HiddenFields csrf={csrf} revision={each.revision} />
        <Radios
          name="do"
          idPrefix={`${state.prefix}do`}
          small
          legend="What became of it?"
          legendClass="govuk-fieldset__legend--s"
          value={state.typed.do ?? 'received'}
          error={errorAt(state, 'do')}
          items={[
            { value: 'received', text: 'It was received' },
            { value: 'moved', text: 'Its day was moved' },
            { value: 'cancelled', text: 'It was cancelled' },
          ]}
        />
        <DayField state={state} name="on" label="On which day" hint="Where it was moved: to which day." />
        <WordsField state={state} name="because" label="Why" hint="Where it was moved or cancelled." rows={2} />
        <Button variant="secondary" preventDoubleClick>
          Save
        </Button>
      </form>
    </Details>
  )
}

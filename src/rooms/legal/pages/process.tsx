import type { Organisation } from '../../../domain/access/organisation.ts'
import { type Day, parseDay } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import { dayOf, fieldOf, partsOf, type StepName, stepParts } from '../../../domain/legal/index.ts'
import {
  Badge,
  Button,
  IdentityBar,
  Link,
  NotificationBanner,
  PrintButton,
  ShortDate,
  StateTag,
  SummaryList,
  Table,
} from '../../../ui/index.ts'
import { childHref } from '../../child/index.ts'
import { holderNamer, unitName } from '../../live/index.ts'
import { type DirectionOfCase, standingOf } from '../../oversight/index.ts'
import { legalHref, processHref, stepsHref } from '../addresses.ts'
import { eventsOf } from '../events.ts'
import type { ProcessReading } from '../process-reading.ts'
import { type Done, doneWords, stageWords, stepValue, weeksFrom, weekWords } from '../words.ts'
import { AgreementSection } from './agreement.tsx'
import { AssessmentsSection } from './assessments.tsx'
import { DecisionsSection } from './decisions.tsx'
import { DifferencesSection } from './differences.tsx'
import type { FormState } from './form-parts.tsx'
import { LogSection } from './log.tsx'
import { Timeline } from './timeline.tsx'
import { ToDoList } from './to-do-list.tsx'

/** A form of the page that was not taken: which, of which row, and what was typed. */
export interface FailedForm {
  readonly form: 'assessment' | 'agreement' | 'log'
  /** '' is the form of a new one. */
  readonly id: string
  readonly state: FormState
}

export interface ProcessPageProps {
  readonly name: string
  readonly reading: ProcessReading
  readonly organisation: Organisation
  readonly ownerName: (id: string) => string
  readonly today: Day
  readonly isRestricted: boolean
  readonly mayRecord: boolean
  readonly mayDecide: boolean
  readonly done: Done | undefined
  readonly failed: FailedForm | undefined
  /** Ids for what may be added: one for each form. */
  readonly formIds: readonly [assessment: string, item: string, entry: string]
  readonly csrf: string
}

/** One process: what waits and who can move it, its line, its steps, assessments, agreement, log and actions. */
export function ProcessPage(props: ProcessPageProps) {
  const { name, reading, organisation, today, mayRecord, mayDecide, failed, formIds, csrf, done } = props
  const { process, assessments, agreement, log } = reading.whole
  const week = weekWords(reading.stage, weeksFrom(process), today)
  const failedIn = (form: FailedForm['form']) => (failed?.form === form ? failed : undefined)
  return (
    <>
      {done !== undefined && (
        <NotificationBanner type={done === 'overtaken' ? undefined : 'success'} text={doneWords[done]} />
      )}
      <IdentityBar
        title={
          <>
            <bdi>{name}</bdi>: before and in court
          </>
        }
        badges={props.isRestricted && <Badge colour="purple">Restricted</Badge>}
        facts={[
          { name: 'Stage', value: stageWords[reading.stage] },
          ...(week === undefined ? [] : [{ name: 'Week', value: week }]),
          {
            name: process.is_taken_up ? 'Taken up from the extract' : 'Referred',
            value: shortDate(dayOf(process, 'referred_on')!),
          },
          {
            name: 'Case held by',
            value: <bdi>{holderNamer(organisation)(reading.worker)}</bdi>,
          },
          { name: 'Unit', value: unitName(organisation, reading.unit) },
        ]}
        actions={
          <>
            <Link href={childHref({ childId: process.child_id, on: undefined })} plain>
              The child’s page
            </Link>
            <Link href={legalHref(process.child_id)} plain>
              All of this child’s processes
            </Link>
            <PrintButton />
          </>
        }
      />
      <section aria-labelledby="next">
        <h2 class="govuk-heading-m" id="next">
          What happens next
        </h2>
        <ToDoList reading={reading} organisation={organisation} mayAsk={mayRecord} />
        {mayDecide && reading.stage !== 'ended' && reading.stage !== 'in proceedings' && (
          <Button href={processHref(process, '/decision')}>Enter a gateway decision</Button>
        )}
      </section>
      <ActionsSection {...props} />
      <DifferencesSection reading={reading} mayRecord={mayRecord} csrf={csrf} />
      <section aria-labelledby="line">
        <h2 class="govuk-heading-m" id="line">
          How it went
        </h2>
        <Timeline
          events={eventsOf(reading.whole)}
          todos={reading.todos}
          from={dayOf(process, 'pre_proceedings_on')}
          today={today}
        />
      </section>
      <DecisionsSection decisions={reading.whole.decisions} />
      <StepsSection {...props} />
      <AssessmentsSection
        {...{ process, assessments, today, mayRecord, csrf }}
        formId={formIds[0]}
        failed={failedIn('assessment')}
      />
      <AgreementSection
        {...{ process, agreement, today, mayRecord, csrf }}
        formId={formIds[1]}
        failed={failedIn('agreement')}
      />
      <LogSection {...{ process, log, mayRecord, csrf }} formId={formIds[2]} failed={failedIn('log')?.state} />
    </>
  )
}

/** What is entered, part by part, each with the way to enter more. */
function StepsSection({ reading, mayRecord }: ProcessPageProps) {
  const { process } = reading.whole
  return (
    <section aria-labelledby="steps">
      <h2 class="govuk-heading-m" id="steps">
        Steps
      </h2>
      {partsOf(process).map(part => {
        const { title, fields } = stepParts[part]
        const names: readonly StepName[] = fields
        return (
          <SummaryList
            card={{
              title,
              headingLevel: 3,
              ...(mayRecord
                ? {
                    actions: [{ href: stepsHref(process, part), text: 'Enter or change', hidden: title.toLowerCase() }],
                  }
                : {}),
            }}
            rows={names.map(name => ({
              key: fieldOf(name).label,
              value: (
                <span class="sl-breaks">{stepValue(process, name) ?? <span class="sl-quiet">not entered</span>}</span>
              ),
            }))}
          />
        )
      })}
    </section>
  )
}

/** What was asked of whom in this process. */
function ActionsSection({ reading, ownerName, today, mayRecord }: ProcessPageProps) {
  const { process } = reading.whole
  return (
    <section aria-labelledby="actions">
      <h2 class="govuk-heading-m" id="actions">
        Actions
      </h2>
      <Table<DirectionOfCase>
        caption="Actions"
        captionHidden
        rows={reading.directions}
        empty={<p class="govuk-body">Nobody was asked for anything yet.</p>}
        columns={[
          {
            key: 'what',
            heading: 'What',
            cell: each => (
              <a
                class="govuk-link sl-breaks"
                href={`/children/${encodeURIComponent(each.child_id)}/directions/${each.direction_id}`}
              >
                {each.what}
              </a>
            ),
          },
          { key: 'who', heading: 'Who', cell: each => <bdi>{ownerName(each.owner_id)}</bdi> },
          { key: 'by', heading: 'By', cell: each => <ShortDate day={parseDay(each.due_on)} /> },
          { key: 'state', heading: 'How it stands', cell: each => <ActionState each={each} today={today} /> },
        ]}
      />
      {mayRecord && (
        <p class="govuk-body">
          <Link href={processHref(process, '/action')}>Ask for an action</Link>
        </p>
      )}
    </section>
  )
}

function ActionState({ each, today }: { readonly each: DirectionOfCase; readonly today: Day }) {
  if (each.withdrawn_on !== null) return <StateTag state="ended" detail="withdrawn" />
  const due = parseDay(each.due_on)!
  if (each.confirmed_on !== null) {
    const isInTime = parseDay(each.done_on ?? each.confirmed_on)! <= due
    return <StateTag state={isInTime ? 'met-in-time' : 'met-late'} detail="confirmed" />
  }
  if (each.closedOn !== undefined) return <StateTag state="ended" detail={standingOf(each, today).words} />
  return (
    <StateTag
      state={due < today ? 'overdue' : 'due-soon'}
      detail={each.done_on === null ? '' : 'said to be done, not confirmed'}
    />
  )
}

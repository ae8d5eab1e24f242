import { type Day, day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { findDecision } from '../../../domain/tracking/decisions.ts'
import type { TrackingDecision } from '../../../store/tracking/index.ts'
import {
  Button,
  DateInput,
  Details,
  ErrorSummary,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  StateTag,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { childHref, explanationHref } from '../../child/index.ts'
import { decisionHref, historyHref, inMeetingHref, meetingHref } from '../addresses.ts'
import type { Followed } from '../followed.ts'
import { decisionTitle, withdrawnWords } from '../words.ts'
import { decisionRows } from './decision-rows.tsx'

/** What may be done with a decision after it was recorded. */
const stepKeys = ['check', 'carried-out', 'withdraw'] as const
export type StepKey = (typeof stepKeys)[number]

export interface StepProblem {
  readonly step: StepKey
  readonly field: string
  readonly message: string
}

interface DecisionPageProps {
  readonly decision: TrackingDecision
  readonly name: string
  readonly followed: Followed
  readonly ownerName: (ownerId: string) => string
  readonly today: Day
  readonly mayCheck: boolean
  /** May decide, and so change or withdraw. */
  readonly mayHold: boolean
  /** Carries it out: somebody else has to say that it was. */
  readonly isOwner: boolean
  readonly problem: StepProblem | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly said: string | undefined
  readonly csrf: string
}

/** One decision: what was decided, how it stands, what shows it, and the four-week check. */
export function DecisionPage(props: DecisionPageProps) {
  const { decision, name, followed, ownerName, today, problem, said } = props
  const known = findDecision(decision.decision)
  return (
    <>
      {problem !== undefined && (
        <ErrorSummary errors={[{ text: problem.message, href: `#${problem.step}-${problem.field}` }]} />
      )}
      {said !== undefined && <NotificationBanner type="success" text={said} />}
      <PageHeading caption={<bdi>{name}</bdi>}>
        {decisionTitle(decision.decision)}, decided {longDate(day(decision.decided_on))}
      </PageHeading>
      {decision.withdrawn_at !== null && (
        <InsetText>
          Withdrawn by <bdi>{withdrawnWords(decision)}</bdi>
        </InsetText>
      )}
      <Standing {...{ decision, followed, today }} carriedOutBy={known?.carriedOutBy ?? ''} />
      <SummaryList rows={decisionRows(decision, ownerName)} />
      <p class="govuk-body">
        <Link href={historyHref(decision.child_id)}>Every review of this child’s progress</Link>
        {' · '}
        <Link href={childHref({ childId: decision.child_id, on: undefined })}>The child’s page</Link>
        {' · '}
        <Link href={meetingHref(decision.meeting_id)}>The meeting</Link>
      </p>
      {decision.withdrawn_at === null && <Steps {...props} />}
    </>
  )
}

function Standing({
  decision,
  followed,
  carriedOutBy,
}: {
  readonly decision: TrackingDecision
  readonly followed: Followed
  readonly today: Day
  readonly carriedOutBy: string
}) {
  const { carriedOut, checked } = followed
  const asked = { childId: decision.child_id, on: undefined }
  return (
    <SummaryList
      card={{ title: 'How it stands', headingLevel: 2 }}
      rows={[
        {
          key: 'Carried out',
          value:
            carriedOut === undefined ? (
              'not followed'
            ) : (
              <>
                <StateTag state={carriedOut.state} detail={carriedOut.words} />
                <br />
                {carriedOut.evidence ?? `Looked for in every import: ${carriedOutBy}.`}{' '}
                <Link href={explanationHref(asked, carriedOut.deadline)}>Why (OV-15)</Link>
              </>
            ),
        },
        {
          key: 'Four-week check',
          value:
            checked === undefined ? (
              'not followed'
            ) : (
              <>
                <StateTag state={checked.state} detail={checked.words} />{' '}
                {decision.check_found !== null && (
                  <>
                    <br />
                    <bdi>
                      {decision.check_found} ({decision.checked_by_name})
                    </bdi>
                  </>
                )}{' '}
                <Link href={explanationHref(asked, checked.deadline)}>Why (OV-16)</Link>
              </>
            ),
        },
      ]}
    />
  )
}

function Steps(props: DecisionPageProps) {
  const { decision, followed, mayCheck, mayHold, isOwner, problem } = props
  const isDone = followed.carriedOut?.deadline.metOn !== undefined
  return (
    <>
      {mayCheck && decision.checked_on === null && (
        <StepForm
          {...props}
          step="check"
          title="Record the four-week check"
          label="What was found: what has changed for the child, and what happens now"
          button="Record the check"
        />
      )}
      {mayCheck && !isDone && !isOwner && (
        <StepForm
          {...props}
          step="carried-out"
          title="It was carried out, and no event of the record shows it"
          label="How we know"
          button="Record that it was carried out"
          dated
        />
      )}
      {mayCheck && !isDone && isOwner && (
        <p class="govuk-body">
          You are to carry it out: say on your direction that it is done. The record, or somebody else, confirms it.
        </p>
      )}
      {mayHold && (
        <>
          <p class="govuk-body">
            <Link href={inMeetingHref(decision.meeting_id, decision.child_id, { change: decision.decision_id })}>
              Change the decision
            </Link>
          </p>
          <Details summary="Withdraw the decision" open={problem?.step === 'withdraw'}>
            <StepForm {...props} step="withdraw" label="Why it no longer stands" button="Withdraw it" />
          </Details>
        </>
      )}
    </>
  )
}

interface StepFormProps extends DecisionPageProps {
  readonly step: StepKey
  readonly title?: string
  readonly label: string
  readonly button: string
  readonly dated?: boolean
}

function StepForm({ decision, step, title, label, button, dated, problem, typed, csrf }: StepFormProps) {
  const own = problem?.step === step ? problem : undefined
  const of = (part: string) => (own === undefined ? '' : (typed[part] ?? ''))
  return (
    <form action={`${decisionHref(decision)}/${step}`} method="post" novalidate>
      {title !== undefined && <h2 class="govuk-heading-m">{title}</h2>}
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="revision" value={decision.revision} />
      {dated && (
        <DateInput
          id={`${step}-on`}
          namePrefix="on"
          legend="The day"
          legendClass="govuk-fieldset__legend--s"
          values={{ day: of('on-day'), month: of('on-month'), year: of('on-year') }}
          error={own?.field === 'on-day' ? own.message : undefined}
        />
      )}
      <Textarea
        id={`${step}-words`}
        name="words"
        label={label}
        labelClass="govuk-label--s"
        rows={3}
        value={of('words')}
        error={own?.field === 'words' ? own.message : undefined}
      />
      <Button variant={step === 'withdraw' ? 'warning' : 'secondary'} preventDoubleClick>
        {button}
      </Button>
    </form>
  )
}

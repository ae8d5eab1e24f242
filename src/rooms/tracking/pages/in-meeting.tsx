import { type Day, day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { TrackingDecision, TrackingMeeting } from '../../../store/tracking/index.ts'
import {
  Button,
  ButtonGroup,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  SummaryList,
} from '../../../ui/index.ts'
import { childHref } from '../../child/index.ts'
import { agendaHref, decisionHref, inMeetingHref, meetingHref } from '../addresses.ts'
import { type AgendaRow, isDecided } from '../agenda.ts'
import type { Card } from '../card.ts'
import { decisionTitle, type PartKey, partTitles } from '../words.ts'
import { CardView } from './card.tsx'
import { DecisionErrors, DecisionForm, type DecisionFormProps } from './decision-form.tsx'
import { decisionRows } from './decision-rows.tsx'

interface InMeetingProps {
  readonly meeting: TrackingMeeting
  readonly part: PartKey
  /** Those of the part, in order, whom the reader may open. */
  readonly rows: readonly AgendaRow[]
  readonly card: Card
  readonly decided: TrackingDecision | undefined
  /** A meeting on the same agenda whose minutes are not settled. */
  readonly stillOpen: TrackingMeeting | undefined
  readonly form: DecisionFormProps | undefined
  /** What somebody else recorded meanwhile; what the reader typed is in the form. */
  readonly theirs: TrackingDecision | undefined
  readonly said: string | undefined
  readonly ownerName: (ownerId: string) => string
  readonly today: Day
}

/** One child on the screen in the room: the card, what is decided, the way to the next, and how many are left. */
export function InMeetingPage(props: InMeetingProps) {
  const { meeting, card, decided, stillOpen, form, theirs, said, ownerName, today } = props
  return (
    <div class="sl-in-meeting">
      {form !== undefined && <DecisionErrors problems={form.problems} />}
      {said !== undefined && <NotificationBanner type="success" text={said} />}
      {theirs !== undefined && (
        <NotificationBanner title="Somebody else changed it">
          <p class="govuk-body">
            What stands now is below. What you typed is still in the form: take over what is right and record it again.
          </p>
          <SummaryList rows={decisionRows(theirs, ownerName)} />
        </NotificationBanner>
      )}
      <PageHeading caption={<Counter {...props} />} actions={<Ways {...props} />}>
        <bdi>{card.name}</bdi>
      </PageHeading>
      <p class="govuk-body">
        <Link href={childHref({ childId: card.childId, on: undefined })}>The child’s page</Link>
        {' · '}
        <Link href={meetingHref(meeting.meeting_id)}>The meeting</Link>
        {' · '}
        <Link href={agendaHref(meeting.month)}>The agenda</Link>
      </p>
      <CardView {...{ card, today, ownerName }} />
      {decided !== undefined && form === undefined && (
        <section aria-labelledby="decided">
          <h2 class="govuk-heading-m" id="decided">
            Decided {longDate(day(decided.decided_on))}
          </h2>
          <SummaryList rows={decisionRows(decided, ownerName)} />
          <ButtonGroup>
            <Button
              href={inMeetingHref(meeting.meeting_id, card.childId, { change: decided.decision_id })}
              variant="secondary"
            >
              Change it
            </Button>
            <Link href={decisionHref(decided)}>What becomes of it</Link>
          </ButtonGroup>
        </section>
      )}
      {form !== undefined && <DecisionForm {...form} />}
      {form === undefined && decided === undefined && (
        <InsetText>
          The minutes of this meeting are settled, and nothing was decided for this child in it.{' '}
          {stillOpen === undefined ? (
            <>
              To decide, <Link href={`${agendaHref(meeting.month)}#meetings`}>begin another meeting</Link>.
            </>
          ) : (
            <Link href={inMeetingHref(stillOpen.meeting_id, card.childId)}>
              Decide in the meeting of {longDate(day(stillOpen.held_on))}
            </Link>
          )}
        </InsetText>
      )}
    </div>
  )
}

function Counter({ rows, card, part, decided }: InMeetingProps) {
  const at = rows.findIndex(each => each.childId === card.childId)
  const done = rows.filter(isDecided).length
  return (
    <span role="status">
      {at === -1 ? 'Not on the agenda' : `${partTitles[part]}: ${at + 1} of ${rows.length}`}. {done} decided,{' '}
      {rows.length - done} left{decided === undefined ? '' : `. ${decisionTitle(decided.decision)}`}
    </span>
  )
}

function Ways({ rows, card, meeting, part }: InMeetingProps) {
  const at = rows.findIndex(each => each.childId === card.childId)
  const query = { part: part === 'this-month' ? undefined : part }
  const to = (row: AgendaRow | undefined, text: string, key: string) =>
    row === undefined ? null : (
      <Button
        href={inMeetingHref(meeting.meeting_id, row.childId, query)}
        variant="secondary"
        attributes={{ rel: key, 'aria-label': `${text} child` }}
      >
        {text}
      </Button>
    )
  return (
    <ButtonGroup>
      {to(rows[at - 1], 'Previous', 'prev')}
      {to(rows[at + 1], 'Next', 'next')}
    </ButtonGroup>
  )
}

import { day } from '../../../domain/calendar/day.ts'
import { monthFrom } from '../../../domain/calendar/months.ts'
import { longDate, monthName, shortDate } from '../../../domain/calendar/wording.ts'
import type { Attending, TrackingDecision, TrackingMeeting } from '../../../store/tracking/index.ts'
import {
  Button,
  Checkboxes,
  Details,
  Downloads,
  EmptyState,
  ErrorSummary,
  hrefWith,
  Input,
  KeyFigure,
  KeyFigures,
  Link,
  NoFiles,
  NotificationBanner,
  PageHeading,
  PrintButton,
  Radios,
  SummaryList,
  type SummaryRow,
} from '../../../ui/index.ts'
import { agendaHref, inMeetingHref, meetingHref } from '../addresses.ts'
import { decisionTitle, withdrawnWords } from '../words.ts'
import { decisionRows } from './decision-rows.tsx'

/** How many people the form has room for beyond those already named. */
export const emptyPlaces = 3

interface MeetingPageProps {
  readonly meeting: TrackingMeeting
  /** In the order they were decided, with names. */
  readonly decided: readonly { readonly decision: TrackingDecision; readonly name: string }[]
  /** The first child of the agenda still to be decided on. */
  readonly next: string | undefined
  readonly left: number
  readonly ownerName: (ownerId: string) => string
  readonly mayHold: boolean
  readonly mayExport: boolean
  readonly said: string | undefined
  readonly problem: string | undefined
  /** What was typed, where it was not taken. */
  readonly typed: readonly Attending[] | undefined
  readonly csrf: string
}

/** A meeting: who was there, and its minutes, to print and to save. */
export function MeetingPage(props: MeetingPageProps) {
  const { meeting, decided, next, left, ownerName, mayHold, mayExport, said, problem } = props
  const month = monthName(monthFrom(meeting.month)!)
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#attendance' }]} />}
      {said !== undefined && <NotificationBanner type="success" text={said} />}
      <PageHeading
        caption="Progress meetings"
        lead={`The meeting on the agenda of ${month}, chaired by ${meeting.chair_name}.`}
        actions={<PrintButton>Print the minutes</PrintButton>}
      >
        Meeting of {longDate(day(meeting.held_on))}
      </PageHeading>
      <KeyFigures>
        <KeyFigure title="Decided">{decided.filter(each => each.decision.withdrawn_at === null).length}</KeyFigure>
        <KeyFigure title="Left on the agenda">{left}</KeyFigure>
      </KeyFigures>
      <p class="govuk-body">
        {mayHold && !meeting.minuted && next !== undefined && (
          <>
            <Link href={inMeetingHref(meeting.meeting_id, next)}>Go on with the next child</Link>
            {' · '}
          </>
        )}
        <Link href={agendaHref(meeting.month)}>The agenda of {month}</Link>
      </p>
      <Attendance {...props} />
      <section aria-labelledby="minutes">
        <h2 class="govuk-heading-m" id="minutes">
          Minutes
        </h2>
        {decided.length > 0 && !mayExport && <NoFiles />}
        {decided.length > 0 && mayExport && (
          <Downloads
            what="the minutes"
            csv={hrefWith(`${meetingHref(meeting.meeting_id)}/export`, { format: 'csv' })}
            xlsx={hrefWith(`${meetingHref(meeting.meeting_id)}/export`, { format: 'xlsx' })}
          />
        )}
        {decided.length === 0 && (
          <EmptyState title="Nothing decided yet">
            Each decision stands here as soon as it is recorded, as far as you may open the children.
          </EmptyState>
        )}
        {decided.map(({ decision, name }) => (
          <SummaryList
            card={{
              title: `${name}: ${titleOf(decision)}`,
              headingLevel: 3,
            }}
            rows={[...withdrawnRow(decision), ...decisionRows(decision, ownerName)]}
          />
        ))}
      </section>
    </>
  )
}

/** "Close, by 5 Dec 2026"; of one withdrawn since, that it is. */
function titleOf({ decision, carry_out_by, withdrawn_at }: TrackingDecision): string {
  const title = decisionTitle(decision)
  return withdrawn_at === null ? `${title}, by ${shortDate(day(carry_out_by))}` : `withdrawn (${title})`
}

function withdrawnRow(decision: TrackingDecision): SummaryRow[] {
  const words = withdrawnWords(decision)
  return words === undefined ? [] : [{ key: 'Withdrawn', value: <bdi class="sl-breaks">{words}</bdi> }]
}

function Attendance({ meeting, decided, mayHold, typed, csrf }: MeetingPageProps) {
  const people = typed ?? meeting.attendance
  if (!mayHold || meeting.minuted) {
    return (
      <section aria-labelledby="attendance">
        <h2 class="govuk-heading-m" id="attendance">
          Who was there
        </h2>
        <People people={people} />
      </section>
    )
  }
  const rows = [...people, ...Array.from({ length: emptyPlaces }, () => ({ name: '', post: '', present: true }))]
  return (
    <section aria-labelledby="attendance">
      <h2 class="govuk-heading-m" id="attendance">
        Who is there
      </h2>
      <People people={meeting.attendance} />
      <Details summary="Change who is there, or settle the minutes" open={decided.length === 0 || typed !== undefined}>
        <p class="govuk-body">
          Besides head of service and service manager the unit, and somebody independent: reviewing officer, quality
          assurance or legal adviser. A row whose name is empty is left out.
        </p>
        <form action={`${meetingHref(meeting.meeting_id)}/attendance`} method="post" novalidate class="sl-no-print">
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={meeting.revision} />
          {rows.map((each, index) => (
            <div class="sl-side-by-side">
              <Input
                name={`name-${index}`}
                label={`Person ${index + 1}`}
                value={each.name}
                autocomplete="off"
                spellcheck={false}
              />
              <Input
                name={`post-${index}`}
                label={`Role of person ${index + 1}`}
                value={each.post}
                autocomplete="off"
              />
              <Radios
                name={`there-${index}`}
                small
                legend={<span class="govuk-visually-hidden">Person {index + 1}</span>}
                value={each.present === undefined ? undefined : each.present ? 'yes' : 'no'}
                items={[
                  { value: 'yes', text: 'There' },
                  { value: 'no', text: 'Sent apologies' },
                ]}
              />
            </div>
          ))}
          <Checkboxes
            name="minuted"
            legend="The minutes"
            legendClass="govuk-fieldset__legend--s"
            small
            values={[]}
            items={[
              {
                value: 'yes',
                text: 'The minutes are settled',
                hint: 'Nothing more is decided in this meeting then. What was decided can still be changed or withdrawn, and says so.',
              },
            ]}
          />
          <Button variant="secondary" preventDoubleClick>
            Keep who is there
          </Button>
        </form>
      </Details>
    </section>
  )
}

function People({ people }: { readonly people: readonly Attending[] }) {
  if (people.length === 0) return <p class="govuk-body">Nobody is named.</p>
  return (
    <ul class="govuk-list">
      {people.map(each => (
        <li>
          <bdi>{each.name}</bdi>
          {each.post === '' ? '' : `, ${each.post}`}
          {each.present === undefined ? ' (not said whether they were there)' : each.present ? '' : ' (apologies)'}
        </li>
      ))}
    </ul>
  )
}

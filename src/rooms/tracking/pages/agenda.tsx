import type { Organisation } from '../../../domain/access/organisation.ts'
import { day } from '../../../domain/calendar/day.ts'
import { monthOf, monthText } from '../../../domain/calendar/months.ts'
import { longDate, monthName } from '../../../domain/calendar/wording.ts'
import type { TrackingMeeting } from '../../../store/tracking/index.ts'
import {
  Button,
  type Column,
  Count,
  Downloads,
  EmptyState,
  hrefWith,
  KeyFigure,
  KeyFigures,
  Link,
  NoFiles,
  numberText,
  PageHeading,
  Pagination,
  type PaginationProps,
  PrintButton,
  ShortDate,
  SubNavigation,
  Table,
} from '../../../ui/index.ts'
import { openTitle } from '../../child/index.ts'
import { heldColumn } from '../../live/index.ts'
import { agendaHref, decisionHref, historyHref, inMeetingHref, meetingHref } from '../addresses.ts'
import { type Agenda, type AgendaRow, isDecided, type NamedRow, rowsOfPart } from '../agenda.ts'
import { decisionTitle, type PartKey, partKeys, partSays, partTitles, reasonWords, reviewWords } from '../words.ts'

export interface AgendaPageProps {
  readonly agenda: Agenda
  readonly part: PartKey
  /** Those of the part that stand on this page of it. */
  readonly rows: readonly NamedRow[]
  readonly paging: PaginationProps | undefined
  readonly meetings: readonly TrackingMeeting[]
  readonly organisation: Organisation
  /** A new meeting's id, made as the page is drawn. */
  readonly newMeetingId: string
  readonly today: number
  readonly mayHold: boolean
  readonly mayExport: boolean
  readonly csrf: string
}

/** Who is to be talked about in a month: the agenda that builds itself, by its parts. */
export function AgendaPage(props: AgendaPageProps) {
  const { agenda, part, rows, paging, meetings, mayExport, mayHold, today } = props
  const { month, monthText: text } = agenda
  const count = (of: PartKey) => rowsOfPart(agenda, of).length
  const now = rowsOfPart(agenda, 'this-month')
  const decided = now.filter(isDecided).length
  const families = new Set(now.flatMap(each => each.family ?? [])).size
  const step = (by: number) => agendaHref(monthText(month + by))
  return (
    <>
      <PageHeading
        caption="Progress meetings"
        lead={`Children in need, on child protection plans and in pre-proceedings whose progress is to be looked at, as known on ${longDate(agenda.day)}.`}
        actions={<PrintButton />}
      >
        Agenda of {monthName(month)}
      </PageHeading>
      <SubNavigation
        label="Month"
        items={[
          { text: monthName(month - 1), href: step(-1) },
          { text: monthName(month), href: agendaHref(text), current: true },
          { text: monthName(month + 1), href: step(1) },
          { text: 'Measures', href: '/tracking/measures' },
          { text: 'Twelve-week watch', href: '/tracking/watch' },
        ]}
      />
      <KeyFigures>
        <KeyFigure title="To talk about this month">{now.length}</KeyFigure>
        <KeyFigure title="Decided">
          <Count count={decided} of={now.length} />
        </KeyFigure>
        <KeyFigure title="Families with more than one child">{families}</KeyFigure>
        <KeyFigure title="Waiting from earlier months">{count('waiting')}</KeyFigure>
      </KeyFigures>
      {mayHold && <Meetings {...{ agenda, meetings }} {...props} isNow={monthOf(today) === month} />}
      {!mayHold && meetings.length > 0 && <MeetingList meetings={meetings} />}
      <SubNavigation
        label="Parts of the agenda"
        items={partKeys
          .filter(each => each === part || each === 'this-month' || count(each) > 0)
          .map(each => ({
            text: `${partTitles[each]} (${count(each)})`,
            href: agendaHref(text, each === 'this-month' ? undefined : each),
            current: each === part,
          }))}
      />
      <p class="govuk-body">{partSays[part]}</p>
      {agenda.outside > 0 && (
        <p class="govuk-body-s">
          {numberText(agenda.outside)} more on the agenda are held outside your scope and not listed.
        </p>
      )}
      {rows.length > 0 && !mayExport && <NoFiles />}
      {rows.length > 0 && mayExport && (
        <Downloads
          what="this part of the agenda"
          csv={hrefWith('/tracking/export', { month: text, part, format: 'csv' })}
          xlsx={hrefWith('/tracking/export', { month: text, part, format: 'xlsx' })}
        />
      )}
      <AgendaTable {...props} rows={rows} meeting={inHand(meetings)} />
      {paging && <Pagination {...paging} />}
    </>
  )
}

/** The meeting to go on with: the latest whose minutes are not settled; where all are, the latest. */
function inHand(meetings: readonly TrackingMeeting[]): TrackingMeeting | undefined {
  return meetings.find(each => !each.minuted) ?? meetings[0]
}

function Meetings(props: AgendaPageProps & { readonly isNow: boolean }) {
  const { agenda, meetings, newMeetingId, isNow, csrf } = props
  const first = rowsOfPart(agenda, 'this-month').find(each => !isDecided(each))
  const current = inHand(meetings)
  return (
    <section aria-labelledby="meetings">
      <h2 class="govuk-heading-m" id="meetings">
        Meetings of this month
      </h2>
      <MeetingList meetings={meetings} />
      {current !== undefined && !current.minuted && first !== undefined && (
        <Button href={inMeetingHref(current.meeting_id, first.childId)}>Go on with the meeting</Button>
      )}
      {current === undefined && !isNow && (
        <p class="govuk-body">None was held. A meeting is begun in the month whose agenda it goes through.</p>
      )}
      {isNow && (
        <form action="/tracking/meetings" method="post">
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="meeting-id" value={newMeetingId} />
          <input type="hidden" name="month" value={agenda.monthText} />
          <Button variant={current === undefined ? undefined : 'secondary'} preventDoubleClick>
            {current === undefined ? 'Begin the meeting' : 'Begin another meeting'}
          </Button>
        </form>
      )}
    </section>
  )
}

function MeetingList({ meetings }: { readonly meetings: readonly TrackingMeeting[] }) {
  if (meetings.length === 0) return null
  return (
    <ul class="govuk-list">
      {meetings.map(each => (
        <li>
          <Link href={meetingHref(each.meeting_id)}>{longDate(day(each.held_on))}</Link>, chaired by{' '}
          <bdi>{each.chair_name}</bdi>
          {each.minuted ? ', minutes settled' : ''}
        </li>
      ))}
    </ul>
  )
}

interface AgendaTableProps {
  readonly agenda: Agenda
  readonly part: PartKey
  readonly rows: readonly NamedRow[]
  readonly organisation: Organisation
  readonly meeting: TrackingMeeting | undefined
  readonly mayHold: boolean
}

function AgendaTable({ agenda, part, rows, organisation, meeting, mayHold }: AgendaTableProps) {
  const months = (value: number | undefined) => (value === undefined ? '–' : value)
  const columns: Column<NamedRow>[] = [
    {
      key: 'child',
      heading: 'Child',
      class: 'sl-breaks',
      cell: each => (
        <>
          <Link
            href={
              meeting !== undefined && mayHold
                ? inMeetingHref(meeting.meeting_id, each.childId, { part: part === 'this-month' ? undefined : part })
                : historyHref(each.childId)
            }
          >
            <bdi>{each.name}</bdi>
          </Link>
          <br />
          <span class="sl-quiet">
            {openTitle(each.status)}
            {each.family !== undefined && isSecondOfFamily(rows, each) && ', sibling of the one above'}
          </span>
        </>
      ),
    },
    {
      key: 'why',
      heading: 'Why',
      class: 'sl-breaks sl-card-across',
      cell: each => <Why row={each} />,
    },
    {
      key: 'plan',
      heading: 'Months on plan',
      label: 'Months on the present plan',
      numeric: true,
      cell: each => months(each.clocks.plan),
    },
    {
      key: 'involvement',
      heading: 'Months open',
      label: 'Months of the present involvement',
      numeric: true,
      cell: each => months(each.clocks.involvement),
    },
    {
      key: 'cumulative',
      heading: 'Of last 36',
      label: 'Months open of the last 36',
      numeric: true,
      cell: each => each.clocks.cumulative,
    },
    {
      key: 'reviewed',
      heading: 'Last review',
      cell: each => <ShortDate day={each.lastReviewedOn} missing="none" />,
    },
    { ...heldColumn(organisation), class: 'sl-breaks' },
    {
      key: 'decided',
      heading: 'Decided',
      class: 'sl-breaks',
      cell: each =>
        each.decision !== undefined ? (
          <Link href={decisionHref(each.decision)}>{decisionTitle(each.decision.decision)}</Link>
        ) : each.review !== undefined ? (
          <Link href={historyHref(each.childId)}>{reviewWords(each.review)}</Link>
        ) : (
          'not yet'
        ),
    },
  ]
  return (
    <Table<NamedRow>
      caption={`${partTitles[part]}, ${monthName(agenda.month)}`}
      captionHidden
      rows={rows}
      columns={columns}
      empty={
        <EmptyState title="Nobody to talk about">
          {part === 'this-month'
            ? 'No child you may open reaches a mark this month, and nobody put one on. A child is put on from its own page, under Progress.'
            : 'There is nobody in this part of the agenda.'}
        </EmptyState>
      }
    />
  )
}

function Why({ row }: { readonly row: AgendaRow }) {
  const words = row.reasons.map(reasonWords)
  if (row.change !== undefined) words.push(`${row.change.is_on ? 'Put on' : 'Taken off'}: ${row.change.reason}`)
  if (words.length === 0) words.push('Decided this month')
  return (
    <div>
      {words.map((each, index) => (
        <>
          {index > 0 && <br />}
          <bdi>{each}</bdi>
        </>
      ))}
    </div>
  )
}

function isSecondOfFamily(rows: readonly AgendaRow[], row: AgendaRow): boolean {
  const before = rows[rows.indexOf(row) - 1]
  return before !== undefined && before.family === row.family
}

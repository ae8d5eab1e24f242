import type { ProgressDecision } from '../../../analysis/index.ts'
import { type Day, day } from '../../../domain/calendar/day.ts'
import { monthOf, monthText } from '../../../domain/calendar/months.ts'
import { monthName } from '../../../domain/calendar/wording.ts'
import type { TrackingDecision } from '../../../store/tracking/index.ts'
import {
  Button,
  EmptyState,
  Link,
  NotificationBanner,
  PageHeading,
  Radios,
  ShortDate,
  Table,
  Textarea,
} from '../../../ui/index.ts'
import { childHref } from '../../child/index.ts'
import { agendaHref, decisionHref, historyHref } from '../addresses.ts'
import type { Card } from '../card.ts'
import { decisionTitle, reasonWords, withdrawnWords } from '../words.ts'

interface ProgressHistoryProps {
  readonly decisions: readonly ProgressDecision[]
  readonly recorded: ReadonlyMap<string, TrackingDecision>
}

/** Every review of a child's progress, the latest first, and what came of each: for the child's own pages too. */
function ProgressHistory({ decisions, recorded }: ProgressHistoryProps) {
  return (
    <Table<Reviewed>
      caption="Reviews of progress"
      captionSize="m"
      rows={withWithdrawn(decisions, recorded)}
      empty={
        <EmptyState title="None yet">
          No senior review of this child’s progress is recorded, here or in what was imported.
        </EmptyState>
      }
      columns={[
        { key: 'on', heading: 'Reviewed', cell: each => <ShortDate day={each.on} /> },
        {
          key: 'decision',
          heading: 'Decision',
          cell: each => {
            const own = recorded.get(each.key)
            const title = decisionTitle(each.decision)
            if (own === undefined) return title
            const words = withdrawnWords(own)
            return (
              <div class="sl-breaks">
                <Link href={decisionHref(own)}>{title}</Link>
                {words !== undefined && (
                  <div class="sl-quiet">
                    Withdrawn by <bdi>{words}</bdi>
                  </div>
                )}
              </div>
            )
          },
        },
        { key: 'by', heading: 'By', cell: each => <ShortDate day={each.carryOutBy} missing="no day" /> },
        {
          key: 'event',
          heading: 'What carried it out',
          class: 'sl-breaks',
          cell: each =>
            isWithdrawn(each, recorded) ? (
              'asked for no more'
            ) : each.carriedOutOn === undefined ? (
              'nothing recorded'
            ) : (
              <>
                {each.carriedOutAs}, <ShortDate day={each.carriedOutOn} />
              </>
            ),
        },
        { key: 'checked', heading: 'Checked', cell: each => <ShortDate day={each.checkedOn} missing="no" /> },
        { key: 'from', heading: 'From', cell: each => (recorded.has(each.key) ? 'Sightline' : 'the case system') },
      ]}
    />
  )
}

type Reviewed = Pick<
  ProgressDecision,
  'key' | 'on' | 'decision' | 'carryOutBy' | 'carriedOutOn' | 'carriedOutAs' | 'checkedOn'
>

/** With the decisions withdrawn since, which the record tells of no more, the latest first. */
function withWithdrawn(
  decisions: readonly ProgressDecision[],
  recorded: ReadonlyMap<string, TrackingDecision>,
): Reviewed[] {
  const standing = decisions.filter(each => !isWithdrawn(each, recorded))
  const withdrawn = [...recorded.values()]
    .filter(each => each.withdrawn_at !== null)
    .map(
      (each): Reviewed => ({
        key: each.decision_id,
        on: day(each.decided_on),
        decision: each.decision,
        carryOutBy: day(each.carry_out_by),
        carriedOutOn: undefined,
        carriedOutAs: undefined,
        checkedOn: each.checked_on === null ? undefined : day(each.checked_on),
      }),
    )
  return [...standing, ...withdrawn].sort((a, b) => b.on - a.on)
}

function isWithdrawn({ key }: Reviewed, recorded: ReadonlyMap<string, TrackingDecision>): boolean {
  return (recorded.get(key)?.withdrawn_at ?? null) !== null
}

interface HistoryPageProps {
  readonly card: Card
  readonly today: Day
  readonly mayHold: boolean
  /** An id for a change of the agenda, made as the page is drawn. */
  readonly changeId: string
  readonly problem: string | undefined
  readonly typed: { readonly put: string; readonly reason: string }
  readonly said: string | undefined
  readonly csrf: string
}

/** A child's way through progress meetings, and the form that puts the child on the month's agenda or takes it off. */
export function HistoryPage(props: HistoryPageProps) {
  const { card, today, mayHold, said } = props
  const { reasons } = card.agenda
  const month = monthOf(today)
  return (
    <>
      {said !== undefined && <NotificationBanner type="success" text={said} />}
      <PageHeading
        caption={<bdi>{card.name}</bdi>}
        lead={
          reasons.length === 0
            ? `Nothing in the record puts this child on the agenda of ${monthName(month)}.`
            : `On the agenda of ${monthName(month)}: ${reasons.map(reasonWords).join('; ')}.`
        }
      >
        Progress meetings
      </PageHeading>
      <p class="govuk-body">
        <Link href={childHref({ childId: card.childId, on: undefined })}>The child’s page</Link>
        {' · '}
        <Link href={agendaHref(monthText(month))}>The agenda of {monthName(month)}</Link>
      </p>
      <ProgressHistory decisions={card.decisions} recorded={card.recorded} />
      {mayHold && <AgendaForm {...props} month={month} />}
    </>
  )
}

function AgendaForm({ card, month, changeId, problem, typed, csrf }: HistoryPageProps & { readonly month: number }) {
  return (
    <form action={`${historyHref(card.childId)}/agenda`} method="post" novalidate>
      <h2 class="govuk-heading-m" id="agenda">
        Change the agenda of {monthName(month)}
      </h2>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="change-id" value={changeId} />
      <Radios
        name="put"
        legend="This child is"
        legendClass="govuk-fieldset__legend--s"
        small
        value={typed.put}
        items={[
          { value: 'on', text: 'To be talked about' },
          { value: 'off', text: 'Not to be talked about this month' },
        ]}
      />
      <Textarea
        name="reason"
        label="Why"
        labelClass="govuk-label--s"
        hint="Everybody who reads the agenda sees it."
        rows={2}
        value={typed.reason}
        error={problem}
      />
      <Button variant="secondary" preventDoubleClick>
        Change the agenda
      </Button>
    </form>
  )
}

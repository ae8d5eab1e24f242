import type { DueItem } from '../../../analysis/index.ts'
import { type Day, iso } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { englandAndWales } from '../../../domain/calendar/working-calendar.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { describeBriefly } from '../../../domain/standards/describe.ts'
import type { SetStandards } from '../../../domain/standards/local/set-standards.ts'
import { childName } from '../../../domain/words/child-name.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  type Children,
  Count,
  CountLink,
  EmptyState,
  KeyFigure,
  KeyFigures,
  ShortDate,
  Table,
} from '../../../ui/index.ts'
import { AskedFor, childHref, explanationHref, openTitle } from '../../child/index.ts'
import { DueWhen, doItBy, howLongAgo, neverSeenWords } from '../../due/index.ts'
import { dueHref, type View } from '../../live/index.ts'
import type { DayAhead, NextForChild, OwnChildren } from '../own-children.ts'
import { AskedJump, AskedOfYou } from './asked-of-you.tsx'

interface OwnChildrenProps {
  readonly view: View
  readonly own: OwnChildren
  readonly names: ReadonlyMap<string, string>
  readonly wordsAsked: WordsAsked
  /** Children given one by one: there is no part of the service whose lists would be the same. */
  readonly isGiven: boolean
  /** What somebody asks of the reader: after the children, of whom one may not have been seen. */
  readonly asked: Children | undefined
}

/** My children and what is next for each, then what falls due this week and next. */
export function OwnChildrenHome({ view, own, names, wordsAsked, isGiven, asked }: OwnChildrenProps) {
  const { standards } = view
  const { day } = view.asAt
  const nameOf = (childId: string) => childName(names, childId)
  const due = (days: readonly DayAhead[]) => days.reduce((sum, each) => sum + each.items.length, 0)
  return (
    <>
      <KeyFigures>
        <KeyFigure title={isGiven ? 'Children you work with' : 'Your children'}>
          <CountLink count={own.children.length} href="#children" what="children, the most pressing first" />
        </KeyFigure>
        <KeyFigure title="Deadlines overdue now">
          {isGiven ? (
            <Count count={own.overdue} />
          ) : (
            <CountLink count={own.overdue} href={dueHref(view, { band: 'overdue' })} what="overdue" />
          )}
        </KeyFigure>
        <KeyFigure title="Deadlines due this week">
          <CountLink count={due(own.thisWeek)} href="#this-week" what="due this week, day by day" />
        </KeyFigure>
        <KeyFigure title="Deadlines due next week">
          <CountLink count={due(own.nextWeek)} href="#next-week" what="due next week, day by day" />
        </KeyFigure>
      </KeyFigures>
      <AskedJump asked={asked} after="your children" />
      <div id="children">
        <NextTable rows={own.children} {...{ standards, wordsAsked, day, nameOf }} />
      </div>
      <AskedOfYou asked={asked} />
      <Weeks own={own} {...{ standards, wordsAsked, day, nameOf }} />
      <p class="govuk-body">
        <a class="govuk-link" href={isGiven ? '/due' : dueHref(view, {})}>
          Everything that is due, to filter, print or save
        </a>
        {' or '}
        <a class="govuk-link" href="/account/calendar">
          have it in your calendar
        </a>
      </p>
    </>
  )
}

type NameOf = (childId: string) => string

interface Shown {
  readonly standards: SetStandards
  readonly wordsAsked: WordsAsked
  readonly day: Day
  readonly nameOf: NameOf
}

function NextTable({ rows, standards, wordsAsked, day, nameOf }: Shown & { readonly rows: readonly NextForChild[] }) {
  return (
    <Table<NextForChild>
      caption="What is next for each child, the most pressing first"
      captionSize="m"
      rows={rows}
      empty={
        <EmptyState title="No children are yours at the moment">
          As soon as the case system says that you hold a child, or one is given to you here, the child stands on this
          page after the next import.
        </EmptyState>
      }
      columns={[
        {
          key: 'child',
          heading: 'Child',
          cell: each => (
            <div>
              <a class="govuk-link" href={childHref({ childId: each.childId, on: undefined })}>
                {nameOf(each.childId)}
              </a>
              {each.status !== undefined && (
                <>
                  <br />
                  <span class="sl-quiet">
                    {openTitle(each.status)} since <ShortDate day={each.since} />
                  </span>
                </>
              )}
            </div>
          ),
        },
        {
          key: 'next',
          heading: 'What is next, and why',
          class: 'sl-due__what',
          cell: ({ next }) =>
            next === undefined ? (
              <span class="sl-quiet">Nothing is outstanding</span>
            ) : (
              <div>
                <AskedFor title={standards.judging(next).title} words={wordsAsked(next)} />
                <br />
                <span class="sl-quiet">{describeBriefly(next, standards.judging(next))}</span>
              </div>
            ),
        },
        {
          key: 'due',
          heading: 'Due',
          class: 'sl-due__when',
          cell: ({ next }) =>
            next === undefined ? '–' : <DueWhen item={next} {...{ standards, day }} on={undefined} />,
        },
        {
          key: 'others',
          heading: 'Other things due',
          numeric: true,
          cell: each =>
            each.others === 0 ? (
              '0'
            ) : (
              <a
                class="govuk-link govuk-link--no-visited-state"
                href={childHref({ childId: each.childId, on: undefined }, 'deadlines')}
              >
                {each.others}
                <span class="govuk-visually-hidden"> more for {nameOf(each.childId)}</span>
              </a>
            ),
        },
        {
          key: 'seen',
          heading: 'Last seen',
          cell: each => (
            <div>
              <ShortDate day={each.lastSeenOn} missing={neverSeenWords(each)} />
              {each.lastSeenOn !== undefined && (
                <span class="sl-quiet">
                  <br />
                  {howLongAgo(each.lastSeenOn, day)}
                </span>
              )}
            </div>
          ),
        },
      ]}
    />
  )
}

function Weeks({ own, ...shown }: Shown & { readonly own: OwnChildren }) {
  if (own.thisWeek.length + own.nextWeek.length === 0)
    return (
      <EmptyState title="Nothing falls due this week or next">
        {own.overdue === 0
          ? 'Nothing is overdue either.'
          : `${counted(own.overdue, 'thing')} overdue: see the table above.`}
      </EmptyState>
    )
  return (
    <>
      <div id="this-week">
        <Week week="this week" other="What falls due next week stands below." days={own.thisWeek} {...shown} />
      </div>
      <div id="next-week">
        <Week week="next week" other="What falls due this week stands above." days={own.nextWeek} {...shown} />
      </div>
    </>
  )
}

interface WeekProps extends Shown {
  readonly week: 'this week' | 'next week'
  readonly days: readonly DayAhead[]
  /** Said where nothing falls due in it. */
  readonly other: string
}

function Week({ week, days, other, standards, wordsAsked, day, nameOf }: WeekProps) {
  return (
    <Table<DueItem>
      caption={`Due ${week}, day by day`}
      captionSize="m"
      groups={days.map(each => ({ heading: dayHeading(each, day), rows: each.items }))}
      empty={<EmptyState title={`Nothing falls due ${week}`}>{other}</EmptyState>}
      columns={[
        {
          key: 'child',
          heading: 'Child',
          cell: each => (
            <a class="govuk-link" href={childHref({ childId: each.childId, on: undefined })}>
              {nameOf(each.childId)}
            </a>
          ),
        },
        {
          key: 'what',
          heading: 'What falls due',
          cell: each => (
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={explanationHref({ childId: each.childId, on: undefined }, each)}
            >
              {wordsAsked(each) ?? standards.judging(each).title}
            </a>
          ),
        },
      ]}
    />
  )
}

/** "Today, Thu 1 Oct 2026", "Sat 3 Oct 2026, not a working day: do it by Fri 2 Oct 2026". */
function dayHeading({ day: dueOn }: DayAhead, today: Day) {
  const words = dueOn === today ? `Today, ${longDate(dueOn)}` : longDate(dueOn)
  const practical = englandAndWales.isWorking(dueOn) ? undefined : englandAndWales.lastWorkingDayOnOrBefore(dueOn)
  return (
    <time dateTime={iso(dueOn)}>
      {practical === undefined ? words : `${words}, not a working day: ${doItBy(dueOn, practical, today)}`}
    </time>
  )
}

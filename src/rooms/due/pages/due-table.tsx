import type { DueItem } from '../../../analysis/index.ts'
import { dueBands } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { type Day, iso } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import { englandAndWales } from '../../../domain/calendar/working-calendar.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { describeBriefly } from '../../../domain/standards/describe.ts'
import { howFar } from '../../../domain/standards/how-far.ts'
import type { SetStandards } from '../../../domain/standards/local/set-standards.ts'
import { childName } from '../../../domain/words/child-name.ts'
import {
  type Children,
  CountedFrom,
  numberText,
  type RowGroup,
  ShortDate,
  StateTag,
  Table,
  type TableProps,
} from '../../../ui/index.ts'
import { AskedFor, childHref, explanationHref } from '../../child/index.ts'
import { heldColumn } from '../../live/index.ts'
import { keyOf } from '../selected.ts'
import { bandTitles, howLongAgo, neverSeenWords } from '../words.ts'

interface DueTableProps {
  readonly items: readonly DueItem[]
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly standards: SetStandards
  /** What was asked for, where somebody asked for it in words of their own. */
  readonly wordsAsked: WordsAsked
  readonly day: Day
  readonly today: Day
  /** How many there are of each band on all pages together; those shown where it is left out. */
  readonly totals?: ReadonlyMap<DueItem['band'], number>
  /** What a group is called here; groups called the same are one. */
  readonly titles?: Readonly<Partial<Record<DueItem['band'], string>>>
  readonly sort?: TableProps<DueItem>['sort']
  /** The page's own heading says what the rows are, where they are of one group. */
  readonly headed?: boolean
  /** Rows can be ticked, under this name. */
  readonly tick?: string
  readonly empty?: Children
}

/** What is due, in groups from what is overdue to what can wait. */
export function DueTable(props: DueTableProps) {
  const { names, organisation, standards, wordsAsked, day, today, sort, tick, empty } = props
  const on = day === today ? undefined : iso(day)
  const nameOf = (childId: string) => childName(names, childId)
  return (
    <Table<DueItem>
      caption="What is due"
      captionHidden
      groups={groupsOf(props)}
      empty={empty}
      sort={sort}
      choice={
        tick === undefined
          ? undefined
          : {
              name: tick,
              value: keyOf,
              label: each => `${nameOf(each.childId)}: ${standards.judging(each).title}, due ${shortDate(each.dueOn)}`,
            }
      }
      columns={[
        {
          key: 'child',
          heading: 'Child',
          isRowHeading: true,
          sort: each => nameOf(each.childId),
          cell: each => (
            <a class="govuk-link" href={childHref({ childId: each.childId, on })}>
              {nameOf(each.childId)}
            </a>
          ),
        },
        {
          key: 'what',
          heading: 'What and why',
          sort: each => standards.judging(each).title,
          class: 'sl-due__what',
          cell: each => (
            <div>
              <AskedFor title={standards.judging(each).title} words={wordsAsked(each)} />
              <br />
              <span class="sl-quiet">{describeBriefly(each, standards.judging(each))}</span>
            </div>
          ),
        },
        {
          key: 'due',
          heading: 'Due',
          sort: each => each.workOn,
          class: 'sl-due__when',
          cell: each => <DueWhen item={each} {...{ standards, day, on }} />,
        },
        { ...heldColumn(organisation), sort: each => each.worker },
        {
          key: 'seen',
          heading: 'Last seen',
          sort: each => each.lastSeenOn,
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

function groupsOf({ items, totals, titles = {}, headed }: DueTableProps): RowGroup<DueItem>[] {
  const named = Map.groupBy(dueBands, band => titles[band] ?? bandTitles[band])
  const groups = [...named].flatMap(([title, bands]) => {
    const rows = items.filter(each => bands.includes(each.band))
    const all = bands.reduce((sum, band) => sum + (totals?.get(band) ?? 0), 0)
    return rows.length === 0 ? [] : [{ heading: `${title}: ${numberText(all || rows.length)}`, rows }]
  })
  return headed && groups.length === 1 ? [{ heading: undefined, rows: groups[0]!.rows }] : groups
}

/** When it is due, with the way to why, and how far off or how late that is. */
export function DueWhen({
  item,
  standards,
  day,
  on,
}: Pick<DueTableProps, 'standards' | 'day'> & { readonly item: DueItem; readonly on: string | undefined }) {
  const detail = howFar(standards.judging(item), item, item.state, day, englandAndWales)
  return (
    <div>
      <StateTag state={item.state} /> <br />
      <a class="govuk-link govuk-link--no-visited-state" href={explanationHref({ childId: item.childId, on }, item)}>
        <ShortDate day={item.dueOn} />
        <span class="govuk-visually-hidden"> {item.standardId} explained</span>
      </a>
      {detail !== undefined && (
        <>
          {' '}
          <br />
          <span class={item.state === 'overdue' ? 'sl-late' : undefined}>{detail}</span>
        </>
      )}
      <CountedFrom lateAfter={item.lateAfter} />
      {item.workOn !== item.dueOn && (
        <span class="sl-quiet">
          <br />
          by custom <ShortDate day={item.workOn} />
        </span>
      )}
    </div>
  )
}

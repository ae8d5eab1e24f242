import type { Day } from '../../../domain/calendar/day.ts'
import { day } from '../../../domain/calendar/day.ts'
import { type Children, type Column, EmptyState, Link, ShortDate, StateTag, Table } from '../../../ui/index.ts'
import { directionHref } from '../addresses.ts'
import type { DirectionOfCase } from '../cases.ts'
import { standingOf } from '../words.ts'

interface DirectionTableProps {
  readonly caption: string
  readonly rows: readonly DirectionOfCase[]
  readonly today: Day
  readonly ownerName: (ownerId: string) => string
  /** Of a child by its id, where the table is of more than one child. */
  readonly childName?: ((childId: string) => Children) | undefined
  readonly empty: Children
  /** Those said to be done are the reader’s to confirm. */
  readonly forReader?: boolean
}

/** Directions: what, for whom, who is to do it, by when, and how far up an overdue one stands. */
export function DirectionTable({ caption, rows, today, ownerName, childName, empty, forReader }: DirectionTableProps) {
  const child: Column<DirectionOfCase>[] =
    childName === undefined ? [] : [{ key: 'child', heading: 'Child', cell: each => childName(each.child_id) }]
  return (
    <Table<DirectionOfCase>
      caption={caption}
      captionSize="m"
      rows={rows}
      empty={<EmptyState title="None">{empty}</EmptyState>}
      columns={[
        ...child,
        {
          key: 'what',
          heading: 'What was asked',
          class: 'sl-breaks sl-card-across',
          cell: each => (
            <Link href={directionHref(each)}>
              <bdi>{each.what}</bdi>
            </Link>
          ),
        },
        { key: 'owner', heading: 'Who', class: 'sl-breaks', cell: each => <bdi>{ownerName(each.owner_id)}</bdi> },
        { key: 'due', heading: 'By', cell: each => <ShortDate day={day(each.due_on)} />, sort: each => each.due_on },
        {
          key: 'state',
          heading: 'How it stands',
          class: 'sl-due__when',
          cell: each => <DirectionState of={each} {...{ today, forReader }} />,
        },
        { key: 'stage', heading: 'Now with', cell: each => standingOf(each, today).stage ?? '' },
      ]}
    />
  )
}

const tags = {
  overdue: 'overdue',
  'to confirm': 'due-soon',
  'to do': 'due-later',
  done: 'met-in-time',
  withdrawn: 'ended',
  'case closed': 'ended',
} as const

interface DirectionStateProps {
  readonly of: DirectionOfCase
  readonly today: Day
  readonly forReader?: boolean | undefined
}

/** How a direction stands, in a tag and words. */
export function DirectionState({ of, today, forReader = false }: DirectionStateProps) {
  const { state, words, saidDone } = standingOf(of, today)
  return (
    <div>
      <StateTag state={tags[state]} detail={words} />
      {state === 'case closed' && (
        <div class="sl-quiet">
          Closed <ShortDate day={of.closedOn} />
        </div>
      )}
      {(saidDone || state === 'to confirm') && (
        <div class="sl-quiet">{forReader ? 'For you to confirm' : 'To be confirmed by somebody else'}</div>
      )}
    </div>
  )
}

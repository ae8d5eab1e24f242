import type { Day } from '../../../domain/calendar/day.ts'
import { PageHeading, SubNavigation } from '../../../ui/index.ts'
import type { DirectionOfCase } from '../cases.ts'
import { ChildLink } from './child-link.tsx'
import { DirectionTable } from './direction-table.tsx'

/** The lists there are, in the order they matter to a reader. */
export const directionLists = ['mine', 'to-confirm', 'escalated', 'overdue', 'open', 'closed'] as const
type DirectionList = (typeof directionLists)[number]

const titles: Readonly<Record<DirectionList, string>> = {
  mine: 'Asked of you',
  'to-confirm': 'For you to confirm',
  escalated: 'Overdue, with you or gone past you',
  overdue: 'All overdue',
  open: 'All open',
  closed: 'Case closed, not done',
}

const empties: Readonly<Record<DirectionList, string>> = {
  mine: 'Nobody has asked you for anything that is not done and confirmed.',
  'to-confirm': 'Nothing that others say is done waits for you to confirm it.',
  escalated: 'Nothing overdue has come up to you.',
  overdue: 'Nothing that was asked for the children you may open is overdue.',
  open: 'Nothing is asked for at the moment for the children you may open.',
  closed: 'Nothing that was asked for was left undone when a case was closed, of the children you may open.',
}

interface DirectionsProps {
  readonly show: DirectionList
  readonly rows: readonly DirectionOfCase[]
  readonly counts: Readonly<Record<string, number>>
  readonly today: Day
  readonly names: ReadonlyMap<string, string>
  readonly ownerName: (ownerId: string) => string
}

/** What was asked of whom, for the children the reader may open, the longest overdue first. */
export function DirectionsPage({ show, rows, counts, today, names, ownerName }: DirectionsProps) {
  return (
    <>
      <PageHeading
        caption="Oversight"
        lead="A direction is open until it is done and somebody other than its owner has confirmed it. Overdue ones go up: unit lead, service manager, head of service, performance group. Once the case is closed nothing in it is overdue, and what was not done stays with its owner."
      >
        Directions
      </PageHeading>
      <SubNavigation
        label="Lists of directions"
        items={directionLists.map(each => ({
          href: `/directions?show=${each}`,
          text: `${titles[each]} (${counts[each] ?? 0})`,
          current: each === show,
        }))}
      />
      <DirectionTable
        caption={titles[show]}
        {...{ rows, today, ownerName }}
        childName={childId => <ChildLink childId={childId} name={names.get(childId)} />}
        empty={empties[show]}
        forReader={show === 'to-confirm'}
      />
    </>
  )
}

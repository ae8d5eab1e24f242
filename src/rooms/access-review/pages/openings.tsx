import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { Opening } from '../../../store/people/openings.ts'
import { EmptyState, numberText, Table } from '../../../ui/index.ts'
import { findingWords, isWaiting } from '../openings.ts'
import { AccessFrame, ChildLink } from './frame.tsx'

/** Children opened outside somebody's scope for a reason they gave: those to be reviewed first. */
export function OpeningsPage(props: {
  readonly openings: readonly Opening[]
  readonly names: ReadonlyMap<string, string>
  readonly openable: ReadonlySet<string>
  readonly waiting: number
  readonly reader: string
}) {
  const { openings, names, openable, waiting, reader } = props
  const state = (each: Opening) => (each.finding === null ? 'Waits for a review' : findingWords[each.finding])
  return (
    <AccessFrame
      current="openings"
      heading="Opened with a reason"
      lead={`Children opened outside somebody's scope for a reason they gave. ${
        waiting === 0 ? 'None waits' : waiting === 1 ? 'One waits' : `${numberText(waiting)} wait`
      } for a review. Nobody reviews their own.`}
      waiting={waiting}
    >
      <Table<Opening>
        caption="Openings, those that wait for a review first"
        captionHidden
        rows={openings}
        empty={
          <EmptyState title="Nobody has opened a child with a reason yet">
            Whoever may do so finds the way on the page that says a child is held by others.
          </EmptyState>
        }
        columns={[
          { key: 'when', heading: 'Opened', cell: each => englandInstant(each.opened_at) },
          { key: 'who', heading: 'By', cell: each => <bdi>{names.get(each.person_id) ?? each.person_id}</bdi> },
          {
            key: 'child',
            heading: 'Child',
            cell: ({ child_id: childId }) => <ChildLink {...{ childId, openable }} />,
          },
          { key: 'reason', heading: 'Reason given', cell: each => each.reason, class: 'sl-breaks' },
          { key: 'state', heading: 'Review', cell: state },
          {
            key: 'open',
            heading: <span class="govuk-visually-hidden">To do</span>,
            label: 'To do',
            cell: each => (
              <a class="govuk-link" href={`/access/openings/${each.opening_id}`}>
                {isWaiting(each) && each.person_id !== reader ? 'Review' : 'Look'}
                <span class="govuk-visually-hidden"> {`at what was opened ${englandInstant(each.opened_at)}`}</span>
              </a>
            ),
          },
        ]}
      />
    </AccessFrame>
  )
}

import { longDate } from '../../../domain/calendar/wording.ts'
import { type Column, EmptyState, ShortDate, StateTag, Table } from '../../../ui/index.ts'
import type { WorkedExample } from '../worked-examples.ts'

const columns: readonly Column<WorkedExample>[] = [
  { key: 'name', heading: 'Example', cell: each => each.name },
  {
    key: 'starts',
    heading: 'Starts',
    cell: ({ deadline }) => (deadline ? <ShortDate day={deadline.triggerOn} /> : 'no clock runs'),
  },
  { key: 'due', heading: 'Due', cell: ({ deadline }) => deadline && <ShortDate day={deadline.dueOn} /> },
  {
    key: 'customary',
    heading: 'Customary date, if different',
    cell: ({ deadline }) => deadline?.customaryDueOn !== undefined && <ShortDate day={deadline.customaryDueOn} />,
  },
  {
    key: 'closed',
    heading: 'Met or ended',
    cell: ({ deadline }) => deadline && <ShortDate day={deadline.metOn ?? deadline.endedOn} missing="neither" />,
  },
  {
    key: 'state',
    heading: 'State',
    cell: ({ state, on }) =>
      state === undefined ? (
        on !== undefined && `not begun on ${longDate(on)}`
      ) : (
        <StateTag state={state} detail={on === undefined ? undefined : `on ${longDate(on)}`} />
      ),
  },
]

/** The worked examples of a standard, one row to a deadline. */
export function Examples({ examples }: { readonly examples: readonly WorkedExample[] }) {
  return (
    <Table
      caption="Worked examples"
      captionSize="m"
      columns={columns}
      rows={examples}
      empty={<EmptyState title="No worked example">None has been written for this standard yet.</EmptyState>}
    />
  )
}

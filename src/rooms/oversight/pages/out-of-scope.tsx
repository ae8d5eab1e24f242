import { day } from '../../../domain/calendar/day.ts'
import type { DirectionOutOfScope } from '../../../store/directions.ts'
import { ShortDate, Table } from '../../../ui/index.ts'

/** What was asked of the reader for children they may not open: told without the child; nothing where nothing was. */
export function OutOfScope({ rows }: { readonly rows: readonly DirectionOutOfScope[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <Table<DirectionOutOfScope>
        caption={`Asked of you, for children you may not open: ${rows.length}`}
        captionSize="m"
        rows={rows}
        columns={[
          { key: 'by', heading: 'Asked by', class: 'sl-breaks', cell: each => <bdi>{each.given_by_name}</bdi> },
          { key: 'in', heading: 'Given in', cell: each => each.given_in },
          { key: 'on', heading: 'Given', cell: each => <ShortDate day={day(each.given_on)} /> },
          { key: 'due', heading: 'By', cell: each => <ShortDate day={day(each.due_on)} /> },
          {
            key: 'state',
            heading: 'How it stands',
            cell: each => (each.done_on === null ? 'Not done' : 'Said to be done, not confirmed'),
          },
        ]}
      />
      <p class="govuk-body">
        The child has left your scope, so neither their name nor what was asked is shown. Whoever asked can record what
        became of it.
      </p>
    </>
  )
}

import { counted, longDate } from '../../../domain/calendar/wording.ts'
import { describe } from '../../../domain/standards/describe.ts'
import { EmptyState, Link, Table } from '../../../ui/index.ts'
import { type Asked, childHref } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { outstanding } from '../standing.ts'
import { deadlineColumns } from './deadline-columns.tsx'

/** Every date ahead or missed, overdue first, each with its sentence. */
export function NextSection({ asked, file }: { readonly asked: Asked; readonly file: CaseFile }) {
  const { standings, on } = file
  const { state, standard, due } = deadlineColumns(asked, on)
  const unjudged = standings.filter(each => each.state === 'no-data').length
  return (
    <section>
      <h2 class="govuk-heading-m">What happens next</h2>
      <Table
        caption={`Deadlines outstanding on ${longDate(on)}, overdue first`}
        captionHidden
        columns={[
          state,
          standard,
          due,
          { key: 'told', heading: 'In words', cell: each => describe(each.deadline, each.standard, on) },
        ]}
        rows={outstanding(standings)}
        empty={
          <EmptyState
            title={`No deadline is outstanding on ${longDate(on)}`}
            action={{ href: childHref(asked, 'deadlines'), text: 'See all deadlines' }}
          >
            No clock of any standard is running for this child on that day.
          </EmptyState>
        }
      />
      {unjudged > 0 && (
        <p class="govuk-body">
          {counted(unjudged, 'date')} cannot be judged, because the authority has not supplied what would show whether
          it was met. <Link href={childHref(asked, 'deadlines')}>See all deadlines</Link>
        </p>
      )}
    </section>
  )
}

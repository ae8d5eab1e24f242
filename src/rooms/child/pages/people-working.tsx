import { longDate } from '../../../domain/calendar/wording.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { type Column, Details, EmptyState, ShortDate, Table } from '../../../ui/index.ts'
import type { CaseFile } from '../case-file.ts'
import type { PeopleWorking, Professional } from '../people.ts'

const who: readonly Column<Professional>[] = [
  { key: 'name', heading: 'Name', cell: each => <bdi>{each.name}</bdi>, class: 'sl-breaks' },
  { key: 'role', heading: 'Part they play', cell: each => <bdi>{each.role}</bdi>, class: 'sl-breaks' },
  { key: 'title', heading: 'Job', cell: each => <bdi>{each.jobTitle}</bdi>, class: 'sl-breaks' },
  { key: 'team', heading: 'Team', cell: each => <bdi>{each.team}</bdi>, class: 'sl-breaks' },
  { key: 'from', heading: 'Since', cell: each => <ShortDate day={each.from} /> },
]

const former: readonly Column<Professional>[] = [
  ...who.slice(0, -1),
  { key: 'from', heading: 'From', cell: each => <ShortDate day={each.from} /> },
  { key: 'until', heading: 'Until', cell: each => <ShortDate day={each.until} /> },
]

/** Who works with the child, and who did before. */
export function PeopleWorkingSection({ people, on }: { readonly people: PeopleWorking; readonly on: CaseFile['on'] }) {
  const { now, before, allocatedInYear } = people
  return (
    <section>
      <h2 class="govuk-heading-m">People working with the child</h2>
      <Table
        caption={`People working with the child on ${longDate(on)}`}
        captionHidden
        rows={now}
        columns={who}
        empty={
          <EmptyState title={`Nobody is recorded as working with the child on ${longDate(on)}`}>
            No involvement in the extract is open on that day, and no open work names a worker.
          </EmptyState>
        }
      />
      <p class="govuk-body">
        {allocatedInYear > 0 && `${counted(allocatedInYear, 'allocated worker')} in the twelve months to this day. `}
        The extract names the service's own staff. Teachers, health visitors, police officers and others who know the
        child are not in it.
      </p>
      {before.length > 0 && (
        <Details summary={`Who worked with the child before (${before.length})`} id="people-before">
          <Table caption="People who worked with the child before, latest first" rows={before} columns={former} />
        </Details>
      )}
    </section>
  )
}

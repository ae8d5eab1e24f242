import type { PackChild, PackDeadline, PackEvent, PackStatus } from '../../../domain/packs/pseudonymised.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { capital } from '../../../domain/words/capital.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { EmptyState, InsetText, Table } from '../../../ui/index.ts'
import { openTitle } from '../../child/index.ts'

/** What a pack holds, child by child. */
export function PackChildren({
  children,
  standards,
}: {
  readonly children: readonly PackChild[]
  readonly standards: readonly Standard[]
}) {
  const titles = new Map(standards.map(each => [each.id, each.title]))
  return (
    <>
      <InsetText>
        Days are counted from the pack's start and moved, for each child, by a number that nobody keeps: how far apart
        things were is true, when they were is not told. Each child is told of up to a day of its own in the last four
        weeks before the pack was made. No name, id, worker, unit or text from a record is in here.
      </InsetText>
      {children.map(each => (
        <section>
          <h2 class="govuk-heading-m" id={idOf(each)}>
            {each.label}
          </h2>
          <p class="govuk-body">
            {sexWords[each.sex]}, {ageWords(each.age)} at the pack's start.
          </p>
          <Table<PackStatus>
            caption={`${each.label}: open for`}
            captionSize="s"
            rows={each.statuses}
            keepOnPhone
            empty={<EmptyState title="Not open">The child was not open in the pack's time.</EmptyState>}
            columns={[
              { key: 'status', heading: 'Open for', cell: row => openTitle(row.status) },
              {
                key: 'from',
                heading: 'From',
                numeric: true,
                cell: row => (row.from === null ? 'before the start' : `day ${row.from}`),
              },
              {
                key: 'until',
                heading: 'Until',
                numeric: true,
                cell: row => (row.until === null ? 'the end' : `day ${row.until}`),
              },
            ]}
          />
          <Table<PackDeadline>
            caption={`${each.label}: what was due`}
            captionSize="s"
            rows={each.deadlines}
            empty={<EmptyState title="Nothing was due">No deadline fell in the pack's time.</EmptyState>}
            columns={[
              { key: 'what', heading: 'Standard', cell: row => `${titles.get(row.standardId)} (${row.standardId})` },
              { key: 'due', heading: 'Due', numeric: true, cell: row => `day ${row.due}` },
              {
                key: 'done',
                heading: 'Done',
                numeric: true,
                cell: row => (row.done === null ? 'not done' : `day ${row.done}`),
              },
              { key: 'state', heading: 'How', cell: row => capital(row.state) },
              { key: 'late', heading: 'Days late', numeric: true, cell: row => row.daysLate },
            ]}
          />
          <Table<PackEvent>
            caption={`${each.label}: what happened`}
            captionSize="s"
            rows={each.events}
            plain
            keepOnPhone
            empty={<EmptyState title="Nothing happened">No event fell in the pack's time.</EmptyState>}
            columns={[
              { key: 'day', heading: 'Day', numeric: true, cell: row => row.day },
              { key: 'what', heading: 'What', cell: row => row.what },
            ]}
          />
        </section>
      ))}
    </>
  )
}

function idOf({ label }: PackChild): string {
  return label.toLowerCase().replace(' ', '-')
}

const sexWords = { female: 'Female', male: 'Male', 'not known': 'Sex not known' } as const

function ageWords(age: PackChild['age']): string {
  if (age === 'not known') return 'age not known'
  if (age === 'not yet born') return age
  return age === 0 ? 'under 1 year old' : `${counted(age, 'year')} old`
}

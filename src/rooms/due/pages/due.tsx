import type { DueItem } from '../../../analysis/index.ts'
import { dueBands } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { byId, standards } from '../../../domain/standards/registry.ts'
import {
  Count,
  Downloads,
  EmptyState,
  Filter,
  hrefWith,
  PageHeading,
  PrintButton,
  Select,
  ShortDate,
  StateTag,
  Table,
} from '../../../ui/index.ts'
import type { ChosenPart } from '../../live/index.ts'
import type { DueList } from '../queries.ts'

export interface DuePageProps {
  readonly list: DueList
  readonly items: readonly DueItem[]
  readonly names: ReadonlyMap<string, string>
  readonly chosen: ChosenPart
  readonly organisation: Organisation
  readonly day: Day
  readonly today: Day
  readonly query: { standard?: string | undefined; state?: string | undefined; on?: string | undefined }
  readonly address: string
}

const bandTitles: Readonly<Record<DueItem['band'], string>> = {
  overdue: 'Overdue',
  today: 'Today',
  'this week': 'This week',
  'next two weeks': 'Next two weeks',
  later: 'Later',
}

/** What do I do first. */
export function DuePage(props: DuePageProps) {
  const { list, items, names, chosen, organisation, day, today, query } = props
  const units = new Map(organisation.units.map(each => [each.id, each.name]))
  const workers = new Map(organisation.workers.map(each => [each.id, each.name ?? each.id]))
  const outside = list.inAll - list.items.length
  return (
    <>
      <PageHeading
        caption={chosen.title}
        lead={`What is outstanding as at ${day === today ? 'today, ' : ''}${longDate(day)}, the most serious first.`}
        actions={<PrintButton />}
      >
        Due
      </PageHeading>
      <Filter action="/due" keep={{ ...chosen.query, on: query.on }}>
        <Select
          id="standard"
          name="standard"
          label="Standard"
          value={query.standard ?? ''}
          items={[
            { value: '', text: 'All standards' },
            ...standards.map(each => ({ value: each.id, text: `${each.id} ${each.title}` })),
          ]}
        />
        <Select
          id="state"
          name="state"
          label="State"
          value={query.state ?? ''}
          items={[
            { value: '', text: 'Overdue, and due in the next two weeks' },
            { value: 'overdue', text: 'Overdue' },
            { value: 'due-soon', text: 'Due soon' },
            { value: 'due-later', text: 'Due later' },
          ]}
        />
      </Filter>
      <p class="govuk-body">
        <Count count={list.items.length} /> {list.items.length === 1 ? 'deadline' : 'deadlines'} you may open
        {outside > 0 && `, and ${outside} more in ${chosen.title} outside your scope`}.
        {list.items.length > items.length && ` The first ${items.length} are shown; the download has all of them.`}
      </p>
      <Downloads what="what is due" csv={hrefWith(props.address, { format: 'csv' })} />
      <Table<DueItem>
        caption="What is due"
        captionHidden
        groups={dueBands.flatMap(band => {
          const rows = items.filter(each => each.band === band)
          return rows.length === 0 ? [] : [{ heading: bandTitles[band], rows }]
        })}
        empty={
          <EmptyState title="Nothing is outstanding here">
            No deadline in this part of the service is overdue or falls due in the next two weeks, or none that you may
            open.
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            cell: each => (
              <a class="govuk-link" href={`/children/${encodeURIComponent(each.childId)}`}>
                {names.get(each.childId) ?? `Child ${each.childId}`}
              </a>
            ),
          },
          { key: 'what', heading: 'What', cell: each => byId(each.standardId).title },
          { key: 'due', heading: 'Due', cell: each => <ShortDate day={each.dueOn} /> },
          {
            key: 'state',
            heading: 'State',
            cell: each => (
              <StateTag
                state={each.state}
                detail={each.workingDaysLate > 0 ? days(each.workingDaysLate, 'late') : undefined}
              />
            ),
          },
          {
            key: 'held',
            heading: 'Who holds the case',
            cell: each => (
              <>
                {each.worker === undefined ? <strong>Unallocated</strong> : (workers.get(each.worker) ?? each.worker)}
                <br />
                {each.unit === undefined ? 'Unit not known' : (units.get(each.unit) ?? each.unit)}
              </>
            ),
          },
          {
            key: 'seen',
            heading: 'Last seen',
            cell: each => <ShortDate day={each.lastSeenOn} missing="never recorded" />,
          },
        ]}
      />
    </>
  )
}

function days(count: number, word: string): string {
  return `${count} working ${count === 1 ? 'day' : 'days'} ${word}`
}

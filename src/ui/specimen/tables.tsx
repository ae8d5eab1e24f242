import { day } from '../../domain/calendar/day.ts'
import { Button } from '../govuk/button.tsx'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { ChosenFilters, Filter, FilterLayout } from '../govuk/filter.tsx'
import { Select } from '../govuk/inputs.tsx'
import { Link } from '../govuk/link.tsx'
import { EmptyState } from '../govuk/messages.tsx'
import { Pagination, pagesOf } from '../govuk/pagination.tsx'
import { type Column, Table } from '../govuk/table.tsx'
import { Downloads, PrintButton, SelectionBar } from '../layout/tools.tsx'
import { hrefWith } from '../query.ts'
import {
  AgeingBar,
  AgeingKey,
  CountLink,
  Interval,
  ShortDate,
  Sparkline,
  type StateName,
  StateTag,
  toldAsShare,
} from '../words/index.ts'

interface Due {
  readonly child: string
  readonly what: string
  readonly due: string
  readonly state: StateName
  readonly detail: string
  readonly holder: string
  readonly seen: string
}

const due: readonly Due[] = [
  {
    child: 'Ash Example',
    what: 'Visit under the child protection plan',
    due: '2026-11-13',
    state: 'overdue',
    detail: '133 working days late (6 months)',
    holder: 'Robin Teasel, Unit Kite',
    seen: '2026-10-30',
  },
  {
    child: 'Wren Example',
    what: 'First visit after placement',
    due: '2026-11-20',
    state: 'overdue',
    detail: '1 working day late',
    holder: 'Sam Yarrow, Unit Kite',
    seen: '2026-11-02',
  },
  {
    child: 'Rowan Sample',
    what: 'Assessment finished',
    due: '2026-11-26',
    state: 'due-soon',
    detail: 'in 3 days',
    holder: 'Robin Teasel, Unit Kite',
    seen: '2026-11-12',
  },
  {
    child: 'Hazel Sample',
    what: 'Looked-after review',
    due: '2026-12-14',
    state: 'due-later',
    detail: 'in 21 days',
    holder: 'Jo Bramble, Unit Heron',
    seen: '2026-11-19',
  },
]

const order = (key: string, direction: string) => hrefWith('/specimen', { sort: key, direction })

const columns: readonly Column<Due>[] = [
  {
    key: 'child',
    heading: 'Child',
    cell: row => (
      <Link href="/child/9f3c" plain>
        {row.child}
      </Link>
    ),
    sort: row => row.child,
  },
  { key: 'what', heading: 'What', cell: row => row.what, sort: row => row.what },
  { key: 'due', heading: 'Due', cell: row => <ShortDate day={day(row.due)} />, sort: row => row.due },
  { key: 'state', heading: 'State', cell: row => <StateTag state={row.state} detail={row.detail} /> },
  { key: 'holder', heading: 'Held by', cell: row => row.holder, sort: row => row.holder },
  { key: 'seen', heading: 'Last seen', cell: row => <ShortDate day={day(row.seen)} />, sort: row => row.seen },
]

/** A list of work with filters at the left, as on the Due page. */
export function ListSpecimen() {
  return (
    <section>
      <h2 class="govuk-heading-m">A list with filters</h2>
      <FilterLayout
        filter={
          <Filter action="/specimen" keep={{ sort: 'due' }}>
            <Checkboxes
              name="state"
              legend="State"
              small
              values={['overdue']}
              items={[
                { value: 'overdue', text: 'Overdue' },
                { value: 'due-soon', text: 'Due soon' },
                { value: 'due-later', text: 'Due later' },
              ]}
            />
            <Select
              name="unit"
              label="Unit"
              value="kite"
              items={[
                { value: '', text: 'All units' },
                { value: 'kite', text: 'Unit Kite' },
                { value: 'heron', text: 'Unit Heron' },
              ]}
            />
            <Radios
              name="clock"
              legend="Clock"
              small
              value="working"
              items={[
                { value: 'working', text: 'Working days' },
                { value: 'calendar', text: 'Calendar days' },
              ]}
            />
          </Filter>
        }
        count="4 deadlines"
        chosen={
          <ChosenFilters
            clearHref="/specimen"
            chosen={[
              { heading: 'State', items: [{ text: 'Overdue', href: '/specimen?unit=kite' }] },
              { heading: 'Unit', items: [{ text: 'Unit Kite', href: '/specimen?state=overdue' }] },
            ]}
          />
        }
      >
        <form action="/due/calendar" method="post">
          <SelectionBar name="deadline">
            <Button variant="secondary">Add to calendar</Button>
            <PrintButton />
            <Downloads what="deadlines shown" csv="/due.csv" xlsx="/due.xlsx" />
          </SelectionBar>
          <Table<Due>
            caption="What is due, most serious first"
            captionSize="s"
            rows={due}
            columns={columns}
            sort={{ key: 'due', direction: 'ascending', href: order, complete: true }}
            choice={{ name: 'deadline', value: row => row.what, label: row => `${row.what} for ${row.child}` }}
          />
        </form>
        <Pagination {...pagesOf(4, 12, page => hrefWith('/specimen', { page }))} />
        <Table<Due>
          caption="Reviews"
          rows={[]}
          columns={columns}
          empty={
            <EmptyState
              title="No review is overdue in Unit Kite"
              action={{ href: '/due', text: 'Reviews due in the next two weeks' }}
            >
              Every review that was due by today has been held. The next is due on 14 Dec 2026.
            </EmptyState>
          }
        />
      </FilterLayout>
    </section>
  )
}

interface Standard {
  readonly name: string
  readonly open: number
  readonly ages: readonly [number, number, number]
  readonly soon: number
  readonly inTime: readonly [number, number]
}

const assessment: readonly Standard[] = [
  { name: 'Decision on a referral within one working day', open: 34, ages: [2, 0, 0], soon: 9, inTime: [1210, 1264] },
  { name: 'Assessment within 45 working days', open: 175, ages: [5, 4, 3], soon: 21, inTime: [902, 1105] },
]
const protection: readonly Standard[] = [
  {
    name: 'Conference within 15 working days of the strategy discussion',
    open: 22,
    ages: [1, 0, 0],
    soon: 6,
    inTime: [171, 190],
  },
  { name: 'Visit under the plan every 10 working days', open: 131, ages: [7, 6, 2], soon: 38, inTime: [3010, 3320] },
  { name: 'Review of the plan', open: 131, ages: [0, 0, 0], soon: 4, inTime: [240, 246] },
]

const sum = (ages: Standard['ages']) => ages[0] + ages[1] + ages[2]

/** Standards by stage with small drawings in the cells, as on the Live board. */
export function BoardSpecimen() {
  return (
    <section>
      <h2 class="govuk-heading-m">A board</h2>
      <Table<Standard>
        caption="Standards by stage of the child's journey"
        captionHidden
        groups={[
          { heading: 'Assessment', rows: assessment },
          { heading: 'Protection', rows: protection },
        ]}
        columns={[
          {
            key: 'name',
            heading: 'Standard',
            cell: row => (
              <Link href="/standard" plain>
                {row.name}
              </Link>
            ),
          },
          {
            key: 'open',
            heading: 'Open',
            numeric: true,
            cell: row => <CountLink count={row.open} href="/due" what={`open: ${row.name}`} />,
          },
          {
            key: 'overdue',
            heading: 'Overdue',
            numeric: true,
            cell: row => <CountLink count={sum(row.ages)} href="/due" what={`overdue: ${row.name}`} />,
          },
          {
            key: 'age',
            heading: 'How late',
            cell: row => <AgeingBar upTo5={row.ages[0]} upTo20={row.ages[1]} over20={row.ages[2]} scale={15} />,
          },
          {
            key: 'soon',
            heading: 'Due soon',
            numeric: true,
            cell: row => <CountLink count={row.soon} href="/due" what={`due soon: ${row.name}`} />,
          },
          {
            key: 'time',
            heading: 'In time, 12 months',
            numeric: true,
            cell: row => (
              <CountLink count={row.inTime[0]} of={row.inTime[1]} href="/due" what={`in time: ${row.name}`} />
            ),
          },
          {
            key: 'interval',
            heading: 'Interval',
            cell: row => (
              <Interval
                low={row.inTime[0] / row.inTime[1] - 0.04}
                high={Math.min(row.inTime[0] / row.inTime[1] + 0.03, 1)}
                value={row.inTime[0] / row.inTime[1]}
              />
            ),
          },
          {
            key: 'line',
            heading: '24 months',
            cell: row => (
              <Sparkline
                from={0}
                to={1}
                values={Array.from({ length: 24 }, (_, at) => row.inTime[0] / row.inTime[1] + 0.1 * Math.sin(at))}
                told={toldAsShare}
                label={`In time over 24 months, ${row.name}`}
              />
            ),
          },
        ]}
      />
      <AgeingKey />
      <Table<string>
        wide
        keepOnPhone
        caption="Overdue by unit and standard"
        rows={['Front door', 'Unit Kite', 'Unit Heron', 'Unit Swift', 'Children with disabilities']}
        columns={[
          { key: 'unit', heading: 'Unit', cell: row => row },
          ...[
            'Referral decision',
            'Assessment',
            'Strategy discussion',
            'Conference',
            'Plan visit',
            'Plan review',
            'Placement visit',
            'Care review',
            'Health assessment',
            'Pathway plan',
          ].map((heading, at) => ({
            key: heading,
            heading,
            numeric: true,
            cell: (row: string) => (
              <CountLink count={(row.length * (at + 3)) % 7} href="/due" what={`overdue in ${row}: ${heading}`} />
            ),
          })),
        ]}
      />
    </section>
  )
}

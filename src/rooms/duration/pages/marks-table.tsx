import { marks, type OpenFor } from '../../../analysis/index.ts'
import { type Status, statuses } from '../../../domain/record/status.ts'
import { type Column, CountLink, Table } from '../../../ui/index.ts'
import { openTitle } from '../../child/index.ts'
import type { DurationReading } from '../reading.ts'

interface Row {
  readonly name: string
  readonly status: Status | undefined
  readonly children: readonly OpenFor[]
}

/** How many are past each mark by what they are open for, and how many reach it this month. */
export function MarksTable({ reading, month }: { readonly reading: DurationReading; readonly month: string }) {
  const { all, address } = reading
  const rows = [
    ...statuses.map(
      (status): Row => ({ name: openTitle(status), status, children: all.filter(each => each.status === status) }),
    ),
    { name: 'All', status: undefined, children: all },
  ].filter(each => each.children.length > 0)
  const link = (row: Row, mark: number, count: number, stand?: string) => (
    <CountLink
      count={count}
      of={stand === 'past' ? row.children.length : undefined}
      href={`${address({ mark, status: row.status, stand })}#list`}
      what={`${row.name}: ${mark === 0 ? 'open' : stand === 'past' ? `open ${mark} months or more` : `reaching ${mark} months in ${month}`}`}
    />
  )
  const past = (mark: number): Column<Row> => ({
    key: `past-${mark}`,
    heading: mark === 0 ? 'Children' : `${mark} months or more`,
    numeric: true,
    cell: row =>
      link(row, mark, row.children.filter(each => each.months >= mark).length, mark === 0 ? undefined : 'past'),
  })
  const reaching: Column<Row> = {
    key: 'reaching',
    heading: `Reaching a mark in ${month}`,
    numeric: true,
    cell: row => {
      const reached = marks.flatMap(mark => {
        const count = row.children.filter(each => each.crossed === mark).length
        return count === 0 ? [] : [{ mark, count }]
      })
      if (reached.length === 0) return '0'
      return (
        <div>
          {reached.map(({ mark, count }, index) => [
            index === 0 ? '' : ', ',
            <span class="sl-nowrap">
              {mark} months: {link(row, mark, count, 'reaching')}
            </span>,
          ])}
        </div>
      )
    },
  }
  return (
    <Table<Row>
      caption="Past each mark, by what children are open for"
      captionSize="m"
      rows={rows}
      columns={[
        { key: 'name', heading: 'Open for', cell: row => (row.status === undefined ? <strong>All</strong> : row.name) },
        past(0),
        ...marks.map(past),
        reaching,
      ]}
    />
  )
}

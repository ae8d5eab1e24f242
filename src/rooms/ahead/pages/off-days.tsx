import { iso } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { CountLink, EmptyState, Table } from '../../../ui/index.ts'
import { doItBy } from '../../due/index.ts'
import type { AheadReading, DayAhead } from '../reading.ts'

/** What falls due on a weekend or a bank holiday, and the working day before by which to do it. */
export function OffDays({ reading: { days, address, view } }: { readonly reading: AheadReading }) {
  const off = days.filter(each => each.practical !== undefined)
  return (
    <Table<DayAhead>
      caption={<span id="off">Due on weekends and holidays, and when to do it</span>}
      captionSize="m"
      rows={off}
      empty={
        <EmptyState title="None falls on a weekend or a bank holiday">Every due date here is a working day.</EmptyState>
      }
      columns={[
        { key: 'day', heading: 'Due on', cell: each => longDate(each.day) },
        { key: 'why', heading: 'Why', cell: each => each.holiday ?? 'Weekend' },
        {
          key: 'practical',
          heading: 'When to do it',
          cell: each => <strong>{doItBy(each.day, each.practical!, view.asAt.today)}</strong>,
        },
        {
          key: 'due',
          heading: 'How many',
          numeric: true,
          cell: each => (
            <CountLink
              count={each.due}
              href={`${address({ date: iso(each.day) })}#list`}
              what={`due on ${longDate(each.day)}`}
            />
          ),
        },
      ]}
    />
  )
}

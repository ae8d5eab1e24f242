import { iso } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { type Column, CountLink, EmptyState, Table } from '../../../ui/index.ts'
import { type AheadReading, type DayAhead, nobody } from '../reading.ts'

/** More holders than this do not stand side by side. */
const mostColumns = 12

/** How much falls due on each day, and on whom while they are few enough to stand side by side. */
export function ByDay({ reading }: { readonly reading: AheadReading }) {
  const { days, holders, holdersAre, address } = reading
  const shown = holders.filter(each => each.due > 0)
  const columns: Column<DayAhead>[] = [
    {
      key: 'day',
      heading: 'Day',
      cell: each => (
        <time class="sl-date" dateTime={iso(each.day)}>
          {longDate(each.day)}
        </time>
      ),
    },
    {
      key: 'due',
      heading: 'Due in all',
      numeric: true,
      cell: each => (
        <CountLink
          count={each.due}
          href={`${address({ date: iso(each.day) })}#list`}
          what={`due on ${longDate(each.day)}`}
        />
      ),
    },
    ...(shown.length > mostColumns || shown.length < 2
      ? []
      : shown.map(
          (holder): Column<DayAhead> => ({
            key: `h-${holder.id}`,
            heading: holder.name,
            numeric: true,
            cell: each => (
              <CountLink
                count={each.byHolder.get(holder.id) ?? 0}
                href={`${address({ date: iso(each.day), of: holder.id || nobody })}#list`}
                what={`due on ${longDate(each.day)}: ${holder.name}`}
              />
            ),
          }),
        )),
  ]
  return (
    <Table<DayAhead>
      caption={`By day${columns.length > 2 ? ` and ${holdersAre}` : ''}`}
      captionSize="m"
      wide={columns.length > 6}
      keepOnPhone
      rows={days}
      empty={
        <EmptyState title="Nothing falls due in these days">
          Nothing outstanding today is due then. Look further ahead, or at a wider part of the service.
        </EmptyState>
      }
      columns={columns}
    />
  )
}

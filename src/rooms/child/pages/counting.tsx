import { longDate } from '../../../domain/calendar/wording.ts'
import { Details, LongDate, Table } from '../../../ui/index.ts'
import type { Counting } from '../counting.ts'

/** How the due date was counted, day by day where working days were. */
export function CountingSection({ counting }: { readonly counting: Counting }) {
  const { sentence, projected, pauses, days, skips } = counting
  return (
    <section>
      <h2 class="govuk-heading-m">The counting</h2>
      <p class="govuk-body">{sentence}</p>
      {pauses.map(({ from, until, why }) => (
        <p class="govuk-body">
          It did not run from {longDate(from)} {until === undefined ? 'on' : `until ${longDate(until)}`}: {why}.
        </p>
      ))}
      {projected && (
        <p class="govuk-body">
          Some bank holidays in this time are not yet published: they are worked out by rule and may change.
        </p>
      )}
      {days.length > 0 &&
        (skips ? (
          <DayByDay days={days} />
        ) : (
          <Details summary="Day by day" id="day-by-day">
            <DayByDay days={days} />
          </Details>
        ))}
    </section>
  )
}

function DayByDay({ days }: Pick<Counting, 'days'>) {
  return (
    <Table
      caption="Day by day; Saturdays and Sundays do not count and are left out"
      columns={[
        { key: 'day', heading: 'Day', cell: each => <LongDate day={each.on} /> },
        {
          key: 'count',
          heading: 'Working day',
          numeric: true,
          cell: each => each.count ?? 'does not count',
        },
        { key: 'why', heading: 'Why', cell: each => each.why ?? '' },
      ]}
      rows={days}
      keepOnPhone
    />
  )
}

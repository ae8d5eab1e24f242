import { LongDate, Table } from '../../../ui/index.ts'
import type { Counting } from '../counting.ts'

/** How the due date was counted, day by day where working days were. */
export function CountingSection({ counting }: { readonly counting: Counting }) {
  return (
    <section>
      <h2 class="govuk-heading-m">The counting</h2>
      <p class="govuk-body">{counting.sentence}</p>
      {counting.projected && (
        <p class="govuk-body">
          Some bank holidays in this time are not yet published: they are worked out by rule and may change.
        </p>
      )}
      {counting.days.length > 0 && (
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
          rows={counting.days}
          keepOnPhone
        />
      )}
    </section>
  )
}

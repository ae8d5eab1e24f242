import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { Count, EmptyState, Table } from '../../../ui/index.ts'
import { AccessFrame, DaysChoice, Narrow, PersonLink } from './frame.tsx'

interface Active {
  readonly personId: string
  readonly entries: number
  readonly children: number
  readonly refused: number
  readonly last: Date
}

/** Who was active, and how much. */
export function PeoplePage(props: {
  readonly people: readonly Active[]
  readonly names: ReadonlyMap<string, string>
  readonly waiting: number
  readonly days: number
}) {
  const { people, names, waiting, days } = props
  return (
    <AccessFrame
      current="people"
      heading="Activity of people"
      lead="Who used Sightline, most children first. Each opens to what they did, when and why it was allowed."
      waiting={waiting}
    >
      <Narrow action="/access/people">
        <DaysChoice days={days} />
      </Narrow>
      <Table<Active>
        caption="People by the children they saw"
        captionHidden
        rows={people}
        empty={<EmptyState title="Nobody was here in these days">Choose more days to look further back.</EmptyState>}
        columns={[
          { key: 'person', heading: 'Person', cell: ({ personId }) => <PersonLink {...{ personId, names, days }} /> },
          { key: 'children', heading: 'Children seen', numeric: true, cell: each => <Count count={each.children} /> },
          {
            key: 'entries',
            heading: 'Entries in the log',
            numeric: true,
            cell: each => <Count count={each.entries} />,
          },
          { key: 'refused', heading: 'Refused', numeric: true, cell: each => <Count count={each.refused} /> },
          { key: 'last', heading: 'Last', cell: each => englandInstant(each.last) },
        ]}
      />
    </AccessFrame>
  )
}

import type { Day } from '../../../domain/calendar/day.ts'
import type { EvidenceFact } from '../../../domain/standards/standard.ts'
import type { ImportedRow } from '../../../store/index.ts'
import { EmptyState, Link, ShortDate, Table } from '../../../ui/index.ts'
import { type ChildOnDay, rowHref } from '../addresses.ts'
import { tableTitle } from '../tables.ts'

const partWords: Readonly<Record<EvidenceFact['part'], string>> = {
  starts: 'Starts the clock',
  meets: 'Meets it',
  ends: 'Ends it',
  considered: 'Considered, does not count',
}

/** The facts a deadline rests on, as known on a day, each with the imported row it came from. */
export function FactsTable(props: {
  readonly asked: ChildOnDay
  readonly facts: readonly EvidenceFact[]
  readonly rows: readonly ImportedRow[]
  readonly on: Day
}) {
  const { asked, facts, rows, on } = props
  const rowOf = ({ source }: EvidenceFact) => {
    if (source === undefined) return 'no row of its own'
    const held = rows.find(each => each.table === source.table && each.key === source.key)
    const name = (
      <span>
        {tableTitle(source.table)}: <bdi class="sl-breaks">{source.key}</bdi>
      </span>
    )
    if (held === undefined) return name
    return (
      <span>
        <Link href={rowHref(asked, source)}>{name}</Link>,{' '}
        {held.fromBatch === undefined ? 'recorded in Sightline' : `import ${held.fromBatch}`}
      </span>
    )
  }
  return (
    <Table
      caption="The facts used"
      captionSize="m"
      columns={[
        { key: 'part', heading: 'Part it plays', cell: each => partWords[each.part] },
        { key: 'on', heading: 'Date', cell: each => <ShortDate day={each.on} /> },
        { key: 'what', heading: 'Fact', cell: each => each.what },
        { key: 'row', heading: 'Imported row', cell: rowOf },
      ]}
      rows={facts.filter(each => each.on <= on)}
      empty={<EmptyState title="No fact is known yet">What it rests on is dated later than this day.</EmptyState>}
    />
  )
}

import { childName } from '../../../domain/words/child-name.ts'
import { type Children, Count, numberText, type RowGroup, ShortDate, Table } from '../../../ui/index.ts'
import { childHref, openTitle } from '../../child/index.ts'
import { heldColumn } from '../../live/index.ts'
import { reachedOn, standWords } from '../as-table.ts'
import { type Listed, stands } from '../reading.ts'
import type { DurationPageProps } from './duration.tsx'

interface DurationTableProps extends DurationPageProps {
  readonly month: string
  readonly empty: Children
}

/** The listed children: who reaches the mark this month first, then those past it nobody senior has looked at since. */
export function DurationTable({ reading, rows, names, organisation, month, empty }: DurationTableProps) {
  const { mark, view, counted, knowsReviews } = reading
  const groups = stands.flatMap((stand): RowGroup<Listed>[] => {
    const own = rows.filter(each => each.stand === stand)
    if (own.length === 0) return []
    if (stand === 'open') return [{ heading: undefined, rows: own }]
    const total = numberText(counted.filter(each => each.stand === stand && each.mayOpen).length)
    const words =
      stand === 'reaching'
        ? `Reaching ${mark} months in ${month}`
        : knowsReviews
          ? standWords[stand].replace('it', `${mark} months`)
          : `Past ${mark} months`
    return [{ heading: `${words}: ${total}`, rows: own }]
  })
  const hasReached = rows.some(each => reachedOn(each, mark) !== undefined)
  return (
    <Table<Listed>
      caption={`Children open ${mark} months or more`}
      captionHidden
      groups={groups}
      empty={empty}
      columns={[
        {
          key: 'child',
          heading: 'Child',
          cell: each => (
            <a class="govuk-link" href={childHref({ childId: each.childId, on: view.asAt.on })}>
              {childName(names, each.childId)}
            </a>
          ),
        },
        { key: 'status', heading: 'Open for', cell: each => openTitle(each.status) },
        { key: 'months', heading: 'Months', numeric: true, cell: each => <Count count={each.months} /> },
        {
          key: 'since',
          heading: 'Since',
          cell: each => (each.since === undefined ? '–' : <ShortDate day={each.since} />),
        },
        ...(hasReached
          ? [
              {
                key: 'reached',
                heading: `Reaches ${mark} months`,
                cell: (each: Listed) => {
                  const on = reachedOn(each, mark)
                  return on === undefined ? '' : <ShortDate day={on} />
                },
              },
            ]
          : []),
        {
          key: 'reviewed',
          heading: 'Last senior review',
          cell: each => <ShortDate day={each.reviewedOn} missing={knowsReviews ? 'none recorded' : 'not supplied'} />,
        },
        heldColumn(organisation),
      ]}
    />
  )
}

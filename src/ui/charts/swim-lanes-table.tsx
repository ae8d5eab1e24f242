import type { Day } from '../../domain/calendar/day.ts'
import { Table } from '../govuk/table.tsx'
import { ShortDate } from '../words/dates.tsx'
import type { Lane } from './lane-data.ts'
import { markerWords } from './lane-shapes.ts'

interface Line {
  readonly lane: string
  readonly what: string
  readonly from: Day
  readonly to: Day | undefined
  readonly isOneDay: boolean
}

function linesOf(lanes: readonly Lane[]): Line[] {
  const lines = lanes.flatMap(({ name: lane, bars = [], markers = [], late = [] }) => [
    ...bars.map(({ label: what, from, to }) => ({ lane, what, from, to, isOneDay: false })),
    ...markers.map(({ label, shape, day, late: isLate }) => ({
      lane,
      what: `${label || markerWords[shape]}${isLate ? ' (late)' : ''}`,
      from: day,
      to: day,
      isOneDay: true,
    })),
    ...late.map(({ label: what, from, to }) => ({ lane, what, from, to, isOneDay: false })),
  ])
  return lines.toSorted((a, b) => b.from - a.from)
}

/** Everything the swim-lanes show, newest first, whatever stretch of time the drawing has. */
export function SwimLanesTable({ lanes, caption }: { readonly lanes: readonly Lane[]; readonly caption: string }) {
  return (
    <Table<Line>
      caption={caption}
      rows={linesOf(lanes)}
      columns={[
        { key: 'what', heading: 'What', cell: row => <bdi>{row.what}</bdi>, class: 'sl-breaks' },
        { key: 'lane', heading: 'Part of the journey', cell: row => row.lane },
        { key: 'from', heading: 'From', cell: row => <ShortDate day={row.from} /> },
        {
          key: 'to',
          heading: 'To',
          cell: row => (row.isOneDay ? 'same day' : <ShortDate day={row.to} missing="still open" />),
        },
      ]}
    />
  )
}

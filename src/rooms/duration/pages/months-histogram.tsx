import { marks } from '../../../analysis/index.ts'
import { type Children, Count, Figure, Histogram, numberText, Table } from '../../../ui/index.ts'
import { longest, type MonthsRow, monthRows } from '../as-table.ts'
import { clocks } from '../clocks.ts'
import type { DurationReading } from '../reading.ts'

interface MonthsHistogramProps {
  readonly reading: DurationReading
  readonly source: Children
  readonly mayExport: boolean
}

/** How many children have been open for each number of months, with the marks at 9, 12, 15 and 18. */
export function MonthsHistogram({ reading, source, mayExport }: MonthsHistogramProps) {
  const { all, clock, address } = reading
  const rows = monthRows(all)
  const over18 = all.filter(each => each.months >= 18).length
  const title = `${numberText(over18)} of ${numberText(all.length)} children have been open 18 months or more`
  const exported = (format: string) =>
    address({ mark: undefined, status: undefined, stand: undefined, what: 'months', format }, '/how-long/export')
  return (
    <Figure
      id="months-figure"
      title={title}
      headingLevel={2}
      source={source}
      definition={`${clocks[clock].says} Children open for anything but leaving care.`}
      download={mayExport ? { what: 'months open', csv: exported('csv'), xlsx: exported('xlsx') } : undefined}
      table={
        <Table<MonthsRow>
          caption="Children by whole months open"
          captionHidden
          keepOnPhone
          rows={rows}
          columns={[
            { key: 'months', heading: 'Months', cell: each => each.months },
            { key: 'count', heading: 'Children', numeric: true, cell: each => <Count count={each.count} /> },
          ]}
        />
      }
    >
      <Histogram
        id="months"
        title={title}
        description={`Children by whole months open; the last bar is ${longest} months or more.`}
        bins={rows.map(({ count }, month) => ({ from: month, to: month + 1, count }))}
        along={`Months open (the last bar: ${longest} or more)`}
        counted="Children"
        marks={marks}
      />
    </Figure>
  )
}

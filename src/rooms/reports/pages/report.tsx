import { parseDay } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { Published } from '../../../domain/statistics/index.ts'
import { numberText, Table } from '../../../ui/index.ts'
import type { ReportContent, ReportLine } from '../content.ts'

/** A day as it is stored, in words. */
export function dayWords(stored: string): string {
  const day = parseDay(stored)
  return day === undefined ? stored : longDate(day)
}

/** The numbers of a report, with what they are and what is not shown. */
export function ReportNumbers(props: {
  readonly content: ReportContent
  readonly asAt: string
  readonly source: string
  readonly dataVersion: number
}) {
  const { content } = props
  const rows = [...content.lines, { id: '', title: 'All standards', ...content.all }]
  const what = {
    key: 'what',
    heading: 'Standard',
    cell: (each: ReportLine) => (each.id === '' ? each.title : `${each.title} (${each.id})`),
  }
  const column = (key: string, heading: string, value: (line: ReportLine) => Published) => ({
    key,
    heading,
    numeric: true,
    cell: (each: ReportLine) => <Shown value={value(each)} />,
  })
  return (
    <>
      <p class="govuk-body">
        As at {dayWords(props.asAt)} the service was working with <Shown value={content.childrenOpen} /> children, to
        the nearest 5.
      </p>
      <Table<ReportLine>
        caption="What was outstanding"
        captionSize="m"
        rows={rows}
        columns={[
          what,
          column('overdue', 'Overdue', each => each.overdue),
          column('soon', 'Due soon', each => each.soon),
          column('later', 'Due later', each => each.later),
          column('no-data', 'No data', each => each.noData),
          column('open', 'All open', each => each.open),
        ]}
      />
      <Table<ReportLine>
        caption="What fell due in the twelve months before"
        captionSize="m"
        rows={rows}
        columns={[
          what,
          column('in-time', 'Done in time', each => each.inTime),
          column('missed', 'Not done in time', each => each.missed),
          column('of', 'All that fell due', each => each.fellDue),
          {
            key: 'share',
            heading: 'In time',
            numeric: true,
            cell: each =>
              each.percentage === null ? <NotShown words="not shown" /> : `${each.percentage.toFixed(1)}%`,
          },
        ]}
      />
      <h2 class="govuk-heading-m">About these numbers</h2>
      <p class="govuk-body">
        Source: {props.source}, data version {props.dataVersion.toLocaleString('en-GB')}. Numbers of 1 to 5 are not
        shown (c), nor are others from which they could be worked out;{' '}
        {content.exactTotals
          ? 'a total is to the nearest 5 where a part of it is not shown'
          : 'totals are to the nearest 5'}
        . Children whose record is restricted are not counted. No percentage is given where a number it rests on is not
        shown. “No data” is what nothing was supplied to judge by.
      </p>
    </>
  )
}

function Shown({ value }: { readonly value: Published }) {
  return value === 'c' ? <NotShown words="c" /> : <span>{numberText(value)}</span>
}

function NotShown({ words }: { readonly words: string }) {
  return words === 'c' ? (
    <span class="sl-number--unknown">
      c<span class="govuk-visually-hidden">, not shown</span>
    </span>
  ) : (
    <span class="sl-number--unknown">{words}</span>
  )
}

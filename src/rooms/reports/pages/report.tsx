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
  // The sum first: on a phone it would come after some hundred cards.
  const rows = [{ id: '', title: 'All standards', ...content.all }, ...content.lines]
  const what = {
    key: 'what',
    heading: 'Standard',
    cell: (each: ReportLine) => (each.id === '' ? <strong>{each.title}</strong> : `${each.title} (${each.id})`),
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
      <p class="govuk-body">
        c: not shown, as it is 1 to 5 or would tell another number that is.{' '}
        <a class="govuk-link" href="#about">
          About these numbers
        </a>
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
              each.percentage === null ? <NotShown words={whyNoShare(each)} /> : `${each.percentage.toFixed(1)}%`,
          },
        ]}
      />
      <h2 class="govuk-heading-m" id="about">
        About these numbers
      </h2>
      <p class="govuk-body">
        Source: {props.source}, data version {numberText(props.dataVersion)}. Numbers of 1 to 5 are not shown (c), nor
        are others from which they could be worked out;{' '}
        {content.exactTotals
          ? 'a total is to the nearest 5 where a part of it is not shown'
          : 'totals are to the nearest 5'}
        . Children whose record is restricted are not counted. No percentage is given where a number it rests on is not
        shown, or of all standards together. “No data” is what nothing was supplied to judge by.
      </p>
    </>
  )
}

/** Why no percentage is told: nothing fell due, which is told, is not the same as what may not be told. */
function whyNoShare({ id, inTime, missed }: ReportLine): string {
  if (id === '') return 'not given'
  return inTime === 0 && missed === 0 ? 'none due' : 'not shown'
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

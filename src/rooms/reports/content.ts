import type { Board, BoardLine } from '../../analysis/index.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { type Published, publishedPercentage, publishedTable, publishedTotal } from '../../domain/statistics/index.ts'
import type { ExportTable } from '../../ui/index.ts'

/** One standard as published. 'c' stands for a number that is not shown. */
export interface ReportLine {
  readonly id: string
  readonly title: string
  readonly overdue: Published
  readonly soon: Published
  readonly later: Published
  readonly noData: Published
  /** To the nearest 5 where one of the four is not shown. */
  readonly open: Published
  readonly inTime: Published
  readonly missed: Published
  /** To the nearest 5 where one of the two is not shown. */
  readonly fellDue: Published
  /** To one decimal place; null where it is not shown. */
  readonly percentage: number | null
}

/** The live board's numbers of the whole service, fit to leave it. */
export interface ReportContent {
  /** To the nearest 5. */
  readonly childrenOpen: Published
  readonly lines: readonly ReportLine[]
  readonly all: Omit<ReportLine, 'id' | 'title'>
  /** Totals whose parts are all shown are exact. Reports published before that was so have every total to the nearest 5. */
  readonly exactTotals?: true
}

/**
 * What may be published of a board. Small numbers are hidden, and others with them so that none can be worked out, in
 * each of the two tables as a whole: what is outstanding, and what fell due in the twelve months before. Restricted
 * children are in neither.
 */
export function reportOf(board: Board, childrenOpen: number, standards: readonly Standard[]): ReportContent {
  const known = standards.flatMap(({ id, title }) => {
    const line = board.lines.get(id)
    return line === undefined ? [] : [{ id, title, line }]
  })
  const outstanding = publishedTable(known.map(({ line }) => outstandingOf(line)))
  const done = publishedTable(known.map(({ line }) => doneOf(line)))
  const lines = known.map(({ id, title, line }, index): ReportLine => {
    const [overdue, soon, later, noData] = outstanding.rows[index]! as [Published, Published, Published, Published]
    const [inTime, missed] = done.rows[index]! as [Published, Published]
    const { met, of } = line.inTime
    const shown = { inTime, missed, fellDue: done.rowTotals[index]!, percentage: share([inTime, missed], met, of) }
    return { id, title, overdue, soon, later, noData, open: outstanding.rowTotals[index]!, ...shown }
  })
  const [overdue, soon, later, noData] = outstanding.columnTotals as [Published, Published, Published, Published]
  const [inTime, missed] = done.columnTotals as [Published, Published]
  return {
    childrenOpen: publishedTotal(childrenOpen),
    exactTotals: true,
    lines,
    all: {
      overdue,
      soon,
      later,
      noData,
      open: outstanding.total,
      inTime,
      missed,
      fellDue: done.total,
      percentage: null,
    },
  }
}

function outstandingOf({ open, overdue, dueSoon, noData }: BoardLine): number[] {
  return [overdue, dueSoon, open - overdue - dueSoon - noData, noData]
}

function doneOf({ inTime }: BoardLine): number[] {
  return [inTime.met, inTime.of - inTime.met]
}

/** A percentage beside counts of which one is hidden would give it away. */
function share(counts: readonly Published[], met: number, of: number): number | null {
  return counts.includes('c') ? null : (publishedPercentage(met, of) ?? null)
}

/** The report to save, line by line, with its sum at the end. */
export function reportTable(content: ReportContent, asAt: string): ExportTable<ReportLine> {
  const totals = content.exactTotals ? 'to the nearest 5 where a part is not shown' : 'to the nearest 5'
  const number = (heading: string, value: (line: ReportLine) => Published | null) =>
    ({ heading, kind: 'text', value }) as const
  return {
    name: `published-${asAt}`,
    rows: [...content.lines, { id: '', title: 'All standards', ...content.all }],
    columns: [
      { heading: 'Standard', kind: 'text', value: each => each.id },
      { heading: 'What', kind: 'text', value: each => each.title },
      number('Overdue', each => each.overdue),
      number('Due soon', each => each.soon),
      number('Due later', each => each.later),
      number('No data', each => each.noData),
      number(`Open (${totals})`, each => each.open),
      number('Done in time in 12 months', each => each.inTime),
      number('Not done in time', each => each.missed),
      number(`Fell due (${totals})`, each => each.fellDue),
      number('In time, per cent', each => each.percentage),
    ],
  }
}

import { parseDay } from '../../../domain/calendar/day.ts'
import type { Issue } from '../../issue.ts'
import { type DateReading, looksLikeSpreadsheetDay, readDate, type ShortYears } from '../../parse/dates.ts'
import { orderUnsettled, shortYearsOf, shortYearsRead } from '../tabular/short-years.ts'
import { fileShapes } from './files.ts'
import type { GatheredRow, Source } from './gathering.ts'

const births: ReadonlySet<string> = new Set(['DOB', 'MC_DOB'])

/** The day an asylum-seeking child's status ends, mostly the eighteenth birthday. */
const ahead: ReadonlySet<string> = new Set(['DUC'])

const dateHeadings: ReadonlySet<string> = new Set([
  ...births,
  ...ahead,
  ...['DECOM', 'DEC', 'REVIEW', 'DATE_INT', 'DATE_MATCH', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'DATE_PERM'],
  ...['MIS_START', 'MIS_END', 'SW_DECOM', 'SW_DEC'],
])

/** A date cell of the return. A spreadsheet's day number is read: nothing else in a column of dates looks like one. */
export function readDateCell(text: string, shortYears?: ShortYears): DateReading {
  return readDate(text, { spreadsheetDays: looksLikeSpreadsheetDay(text), shortYears })
}

/**
 * Settles for a file, whose collection year is known, which of its columns may have dates with a year of two figures:
 * nobody in it is born after its year, and nothing is dated more than a year after it.
 */
export function settleShortYears(source: Source, rows: readonly GatheredRow[], issue: (issue: Issue) => void): void {
  const yearEnd = source.yearEnd === undefined ? undefined : parseDay(source.yearEnd)
  if (yearEnd === undefined) return
  for (const [at, heading] of fileShapes[source.kind].headings.entries()) {
    if (!dateHeadings.has(heading)) continue
    const short = rows.filter(row => shortYear.test(row.cells[at]!))
    if (short.length === 0) continue
    const isBirth = births.has(heading)
    const spec = { name: heading, type: 'date', anyYear: isBirth } as const
    const mayMean = shortYearsOf(spec, yearEnd)
    const to = ahead.has(heading) ? yearEnd + 18 * 366 : mayMean.to
    const filled = rows.filter(row => row.cells[at] !== '').length
    const cells = short.map(row => row.cells[at]!)
    const { reads, unsettled } = shortYearsRead(cells, filled, { ...mayMean, to })
    if (reads === undefined) continue
    source.shortYears.set(heading, reads)
    if (unsettled === undefined) continue
    issue(orderUnsettled(source.file, short[unsettled]!.row, heading, cells[unsettled]!, reads))
  }
}

const shortYear = /^\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/., ]\d{2}(?!\d)/

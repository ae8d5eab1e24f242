import type { Day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import type { Issue } from '../../issue.ts'
import { type PlaceOfYear, placeOfShortYear, readDate, type ShortYears } from '../../parse/dates.ts'
import { ownCopy } from '../../parse/own-copy.ts'
import { shown } from '../../parse/text.ts'
import { longAgo } from './cell-reader.ts'
import type { ColumnSpec } from './table-spec.ts'

/** Of births, the longest ago that a year of two figures may mean. */
const longestLife = 89 * 365

/**
 * The days that dates of a column may mean where the year has two figures: nobody is born in the future, nor is anything
 * else more than a year ahead.
 */
export function shortYearsOf({ anyYear, mayLieAhead }: ColumnSpec, today: Day): ShortYears {
  return {
    from: anyYear ? today - longestLife : longAgo,
    to: anyYear && !mayLieAhead ? today : today + 366,
  }
}

/**
 * Whether dates of a column are read whose year has two figures, which then stands behind: not where some can only have
 * it in front, unless that is a stray one among others that can only have it behind, which settles it. `unsettled` is
 * which cell may have it in either place, where none can have it in one alone.
 */
export function shortYearsRead(
  cells: readonly string[],
  filled: number,
  mayMean: ShortYears | undefined,
): {
  readonly reads: ShortYears | undefined
  readonly isSettled: boolean
  readonly unsettled?: number | undefined
} {
  if (mayMean === undefined) return { reads: undefined, isSettled: true }
  const places = cells.map(cell => placeOfShortYear(cell, mayMean))
  const inFront = places.filter(place => place === 'in front').length
  const isBehind = places.includes('behind')
  if (inFront > (isBehind ? filled / 20 : 0)) return { reads: undefined, isSettled: true }
  const either = isBehind ? -1 : places.indexOf('either')
  return { reads: mayMean, isSettled: isBehind, unsettled: either === -1 ? undefined : either }
}

/** Says that dates of a column may have been read the wrong way round; `isInFront`: some can only have the year in front. */
export function orderUnsettled(
  file: string,
  row: number,
  column: string,
  cell: string,
  shortYears: ShortYears,
  isInFront = false,
): Issue {
  const read = readDate(cell, { shortYears })
  const taken = read.kind === 'date' ? `, here as ${shortDate(read.day)}` : ''
  const which = isInFront ? 'others in the column can only have the year' : 'no date in the column shows which'
  return {
    file,
    row,
    column,
    value: shown(cell),
    code: 'date-order-unsettled',
    severity: 'warning',
    message: `Dates like this can have the day in front or the year, and ${which}. They were read with the day in front${taken}.`,
    remedy: 'Write the year with four figures. A good value looks like 2019-05-01 or 01/05/2019.',
  }
}

/**
 * Whether dates with a year of two figures are the right way round in a column whose first rows have not settled it: what
 * they may mean is noted of all its rows, in whichever order they are read.
 */
export class YearOrder {
  readonly #shortYears: ShortYears
  #first: { readonly row: number; readonly cell: string } | undefined
  #isBehind = false
  #isInFront = false

  constructor(shortYears: ShortYears) {
    this.#shortYears = shortYears
  }

  note(place: PlaceOfYear, cell: string, row: number): void {
    if (place === 'behind') this.#isBehind = true
    else if (place === 'in front') this.#isInFront = true
    else if (this.#first === undefined || row < this.#first.row) this.#first = { row, cell: ownCopy(cell) }
  }

  /** What is to be said of the column once all its rows have been read; undefined where nothing is. */
  issue(file: string, column: string): Issue | undefined {
    if (this.#first === undefined || this.#isBehind) return undefined
    const { row, cell } = this.#first
    return orderUnsettled(file, row, column, cell, this.#shortYears, this.#isInFront)
  }
}

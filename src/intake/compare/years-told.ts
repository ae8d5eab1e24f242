import {
  keysIn,
  listsColumnOf,
  openColumnOf,
  returnYearColumns,
  returnYearsTable,
  toldWhileOpen,
  unclearColumnOf,
  yearStartOf,
} from '../../domain/record/return-years.ts'
import type { HeldRow } from '../../store/case-records.ts'
import { dateOfRow, type Extent, extentOfRow, tablesWithoutDate } from './windows.ts'

/** Tables whose rows have no date and yet tell of what was: what a later year does not repeat is not gone. */
const undatedHistory: ReadonlySet<string> = new Set(['assessment_factors', 'cla_previous_permanence', 'mother'])

/** Tables of which a child has one row at a time, each whole: a placement or legal status may go on from the year before. */
const oneAtATime: ReadonlySet<string> = new Set(['cla_episodes'])

/** Tables of which a child may have several open, so that none takes another's place. */
export const severalAtATime: ReadonlySet<string> = new Set(toldWhileOpen['cin-census'])

/**
 * What a yearly return speaks of in a child's rows of a table: of what was so at some time in its years. Not of what was
 * over before them, nor of what has begun since: of that other years' returns have told.
 */
export class YearsTold {
  readonly #table: string
  /** The 31 Marches on which the years end, oldest first. */
  readonly #ends: readonly string[]
  readonly #first: string | undefined
  /** When the last of the rows held began, where of a later year it is not set down what it told as open. */
  readonly #lastStart: string | undefined
  /** The keys of the rows that the return of a later year told as open. */
  readonly #laterOpen: ReadonlySet<string>
  /** The keys of the rows that the return of an earlier year, not among these, told as open. */
  readonly #earlierOpen: ReadonlySet<string>
  /** Whether the return of a later year has told of the child before. */
  readonly #isOlder: boolean
  /** Whether the return of a later year has listed anything of the child in the table, if its rows have no date. */
  readonly #isListedLater: boolean
  /** Whether anything is held of the child in the table. */
  readonly #isHeld: boolean
  /** What was over by this day is not spoken of: the first year's 1 April, or earlier where the return tells what was before. */
  readonly #overBy: string

  /** The newest year of which a return has told of the child before. */
  readonly #lastHeld: string | undefined
  /** Whether any return names the child: this one, or that of another year that is held. */
  readonly #isNamed: boolean

  /** `told` are the child's rows in the return, `all` what is held of the child in its format. */
  constructor(table: string, yearEnds: ReadonlySet<string>, told: readonly Extent[], all: readonly HeldRow[]) {
    // Of a child whom it does not name a return knows nothing better.
    const held = all.filter(row => row.table !== returnYearsTable || row.data[returnYearColumns.childTold] !== 'N')
    this.#table = table
    this.#ends = [...yearEnds].sort()
    this.#lastHeld = held
      .flatMap(row => (row.table === returnYearsTable ? (dateOfRow(row.table, row.data) ?? []) : []))
      .sort()
      .at(-1)
    this.#isNamed = told.length > 0 || held.some(row => row.table === returnYearsTable && !yearEnds.has(yearEndIn(row)))
    this.#isOlder = (this.#lastHeld ?? '') > this.#ends.at(-1)!
    const april = yearStartOf(this.#ends[0]!)
    this.#first = earliestStart(told)
    this.#overBy = earliestStart(told.filter(({ end }) => end !== undefined && end < april)) ?? april
    const own = held.filter(row => row.table === table)
    this.#isHeld = own.length > 0
    const years = held.filter(row => row.table === returnYearsTable)
    const later = years.filter(row => yearEndIn(row) > this.#ends.at(-1)!)
    const earlier = years.filter(row => yearEndIn(row) < this.#ends.at(-1)! && !yearEnds.has(yearEndIn(row)))
    const openIn = (some: readonly HeldRow[]) => new Set(some.flatMap(row => keysIn(row.data, openColumnOf(table))))
    this.#laterOpen = openIn(later)
    this.#earlierOpen = openIn(earlier)
    this.#isListedLater = tablesWithoutDate.has(table)
      ? later.some(row => !saysWhatIsListed(row) || row.data[listsColumnOf(table)] === 'Y')
      : this.#isOlder
    const starts = later.every(row => saysWhatIsOpen(row, table))
      ? []
      : own.flatMap(row => extentOfRow(table, row.data)?.start ?? [])
    this.#lastStart = starts.sort().at(-1)
  }

  /** Whether a held row that the return does not repeat is thereby known to be gone. */
  speaksOf(held: Extent | undefined): boolean {
    if (held === undefined) return !undatedHistory.has(this.#table)
    const { start, end } = held
    // That another year's return leaves the child out stays so, unless none names the child any more.
    if (this.#table === returnYearsTable) return this.#ends.includes(start) || !this.#isNamed
    // A row of after its year is the return's own, or that of a later one.
    const year = this.#ends.find(each => each >= start) ?? (this.#isOlder ? undefined : this.#ends.at(-1))
    if (year === undefined) return false
    const over = (day: string) => end !== undefined && end <= day && start < day
    if (over(this.#overBy) || (year !== this.#ends[0] && over(yearStartOf(year)))) return false
    const april = yearStartOf(this.#ends[0]!)
    // Of a child it does not tell of at all it says, if anything, that nothing was so in its years.
    if (this.#first === undefined || start >= april || start >= this.#first) return true
    if (!oneAtATime.has(this.#table) || this.#first > april || (this.#lastHeld ?? '') < this.#first) return false
    // Told to be so on 1 April already, and by a return that was held to be otherwise: what went on past it was corrected.
    return end === undefined || end > this.#first
  }

  /**
   * Whether a held row was told as open by the return of an earlier year, in a table in which several may be open. It may
   * have been left out here by mistake, and stays until some return tells its end, or that year's comes again without it.
   */
  isToldOpenBefore({ key }: Pick<HeldRow, 'key'>, held: Extent | undefined): boolean {
    return held?.end === undefined && severalAtATime.has(this.#table) && this.#earlierOpen.has(key)
  }

  /**
   * Whether a held row is better known from the return of a later year: how things stand now, what ended after this year,
   * and what a later year told as still open. What is open only by an older one may have ended in this year.
   */
  isLaterKnown({ key }: Pick<HeldRow, 'key'>, held: Extent | undefined): boolean {
    if (held === undefined) return this.#isListedLater
    if (!this.#isOlder) return false
    if (held.end !== undefined) return held.end > this.#ends.at(-1)!
    return this.#laterOpen.has(key) || held.start === this.#lastStart
  }

  /**
   * Whether a row of the return that is not held is better left out: of how things stand now the return of a later year
   * has told, and without it.
   */
  isLaterKnownWithout(told: Extent | undefined): boolean {
    return this.#isListedLater && this.#isHeld && told === undefined && !undatedHistory.has(this.#table)
  }
}

function yearEndIn(row: HeldRow): string {
  return row.data[returnYearColumns.yearEnd] ?? ''
}

/** Of years set down before this was, it is not known. */
function saysWhatIsListed({ data }: HeldRow): boolean {
  return Object.keys(data).some(column => column.startsWith(listsColumnOf('')))
}

/** Nor of those whose files called it otherwise than it is held. */
function saysWhatIsOpen({ data }: HeldRow, table: string): boolean {
  if (data[unclearColumnOf(table)] !== undefined && data[openColumnOf(table)] === undefined) return false
  return Object.keys(data).some(column => column.startsWith(openColumnOf('')))
}

function earliestStart(extents: readonly Extent[]): string | undefined {
  return extents.map(each => each.start).sort()[0]
}

import type { Day } from '../../../domain/calendar/day.ts'
import { day } from '../../../domain/calendar/day.ts'
import { type LocalWords, noWords } from '../../map/local-words.ts'
import { codeLists } from '../../parse/code-lists/index.ts'
import { readCode, wordsOf } from '../../parse/codes.ts'
import {
  looksLikeSpreadsheetDay,
  type PlaceOfYear,
  placeOfShortYear,
  readDate,
  type ShortYears,
} from '../../parse/dates.ts'
import { readFlag } from '../../parse/flags.ts'
import { readId } from '../../parse/ids.ts'
import { readJson, readListedCodes } from '../../parse/json.ts'
import { isMissing } from '../../parse/missing.ts'
import { readNumber } from '../../parse/numbers.ts'
import { ownCopy } from '../../parse/own-copy.ts'
import { cleanText, shown } from '../../parse/text.ts'
import {
  birthUnlikely,
  type CellTrouble,
  choiceUnknown,
  codeUnknown,
  dateAhead,
  dateImpossible,
  dateStandIn,
  dateUnlikely,
  dateUnreadable,
  flagUnreadable,
  idAdmin,
  idDamaged,
  idTooLong,
  jsonBroken,
  numberUnreadable,
  textTooLong,
} from './cell-trouble.ts'
import type { ColumnSpec } from './table-spec.ts'

/** Reads the cells of one column of one file. */
export interface CellReader {
  /** The value to keep, or undefined where the cell says nothing. Leaves in `trouble` what is amiss with it. */
  read(cell: string): string | undefined
  trouble: CellTrouble | undefined
  /** Of a column of dates: whether they are taken for a spreadsheet's day numbers; undefined until a cell has said. */
  isOfSpreadsheetDays?: boolean | undefined
  /** Of a date with a year of two figures, in a column in which it is not settled where years stand: where it can. */
  placeOfYear: PlaceOfYear | undefined
}

export interface ReadingOptions {
  /** The day the extract is read: dates more than a year after it are doubted. Without it, none is too far ahead. */
  readonly today?: Day | undefined
  /** Of a column of dates: whether they are the days of events, which cannot be later than the day of reading. */
  readonly ofEvent?: boolean
  /** The days that dates with a year of two figures may mean; undefined where they are not read. */
  readonly shortYears?: ShortYears | undefined
  /** Whether it is known that those years stand behind. */
  readonly isOrderSettled?: boolean
  /**
   * Whether the column's dates are written as a spreadsheet's day numbers; undefined to go by the first one met.
   */
  readonly spreadsheetDays?: boolean | undefined
  /** What the authority's own codes mean. */
  readonly words?: LocalWords | undefined
}

type Read = (cell: string) => string | undefined

interface Known {
  readonly value: string | undefined
  readonly trouble: CellTrouble | undefined
  readonly placeOfYear: PlaceOfYear | undefined
}

/** Characters kept of a cell of text. The standard allows 1,000 at most. */
const longestText = 10_000

/** Beyond this many different cells, what is remembered of a column is thrown away and begun again. */
const mostRemembered = 4096

/** Characters of the longest cell that is remembered. */
const longestRemembered = 300

/** A reader for a column, by its type. Cells of dates, flags, codes and numbers repeat, so they are remembered. */
export function cellReader(column: ColumnSpec, options: ReadingOptions): CellReader {
  const reader: CellReader = { read: () => undefined, trouble: undefined, placeOfYear: undefined }
  switch (column.type) {
    case 'id':
      reader.read = id(reader)
      break
    case 'text':
      reader.read = text(reader)
      break
    case 'json':
      reader.read = remembering(reader, column.codes ? listed(reader, column, options) : json(reader))
      break
    case 'date':
    case 'datetime-text':
      reader.read = remembering(reader, date(reader, column, options))
      break
    case 'flag':
      reader.read = remembering(reader, flag(reader))
      break
    case 'code':
      reader.read = remembering(reader, code(reader, column, options))
      break
    case 'choice':
      reader.read = remembering(reader, choice(reader, column))
      break
    case 'number':
      reader.read = remembering(reader, number(reader))
      break
  }
  return reader
}

function remembering(reader: CellReader, read: Read): Read {
  const known = new Map<string, Known>()
  return cell => {
    const before = known.get(cell)
    if (before !== undefined) {
      reader.trouble = before.trouble
      reader.placeOfYear = before.placeOfYear
      return before.value
    }
    reader.trouble = undefined
    reader.placeOfYear = undefined
    if (cell.length > longestRemembered) return read(cell)
    const own = ownCopy(cell)
    const value = read(own)
    if (known.size >= mostRemembered) known.clear()
    known.set(own, { value, trouble: reader.trouble, placeOfYear: reader.placeOfYear })
    return value
  }
}

function text(reader: CellReader): Read {
  return cell => {
    reader.trouble = undefined
    return filledText(reader, cell)
  }
}

/** What a cell says, cut where it is longer than any cell of an extract; undefined for nothing. */
function filledText(reader: CellReader, cell: string): string | undefined {
  const clean = cleanText(cell)
  if (isMissing(clean)) return undefined
  if (clean.length <= longestText) return clean
  reader.trouble = textTooLong
  return ownCopy(clean.slice(0, longestText).toWellFormed())
}

function id(reader: CellReader): Read {
  return cell => {
    const reading = readId(cell)
    if (reading.kind === 'id') {
      reader.trouble = undefined
      return reading.id
    }
    reader.trouble =
      reading.kind === 'missing'
        ? undefined
        : reading.kind === 'admin'
          ? idAdmin
          : reading.kind === 'damaged'
            ? idDamaged
            : idTooLong
    return undefined
  }
}

/** Nothing but births is dated before it. */
export const longAgo = day('1990-01-01')

/** How long ago a birth may be, in days: 120 years. */
const longestLife = 120 * 365

function date(
  reader: CellReader,
  column: ColumnSpec,
  { today, ofEvent, spreadsheetDays, shortYears, isOrderSettled }: ReadingOptions,
): Read {
  const now = today ?? Number.POSITIVE_INFINITY
  const latest = now + 366
  const earliest = !column.anyYear ? longAgo : today === undefined ? Number.NEGATIVE_INFINITY : today - longestLife
  reader.isOfSpreadsheetDays = spreadsheetDays
  return cell => {
    reader.isOfSpreadsheetDays ??= looksLikeSpreadsheetDay(cell) ? true : undefined
    if (shortYears !== undefined && !isOrderSettled) reader.placeOfYear = placeOfShortYear(cell, shortYears)
    const reading = readDate(cell, { spreadsheetDays: reader.isOfSpreadsheetDays === true, shortYears })
    switch (reading.kind) {
      case 'date':
        reader.isOfSpreadsheetDays ??= false
        if (reading.day < earliest) reader.trouble = column.anyYear ? birthUnlikely : dateUnlikely
        else if (!column.anyYear && reading.day > latest) reader.trouble = dateUnlikely
        else if (ofEvent && reading.day > now) reader.trouble = dateAhead
        return column.type === 'datetime-text' && reading.time !== undefined
          ? `${reading.iso} ${reading.time}`
          : reading.iso
      case 'missing':
        return undefined
      case 'open':
        if (!column.ends) reader.trouble = dateStandIn
        return undefined
      case 'impossible':
        reader.trouble = dateImpossible
        return undefined
      case 'unreadable':
        reader.trouble = dateUnreadable
        return undefined
    }
  }
}

function flag(reader: CellReader): Read {
  return cell => {
    const reading = readFlag(cell)
    if (reading === 'Y' || reading === 'N') return reading
    if (reading === 'unreadable') reader.trouble = flagUnreadable
    return undefined
  }
}

function code(reader: CellReader, column: ColumnSpec, { words = noWords }: ReadingOptions): Read {
  const list = codeLists[column.codes!]
  const unknown = codeUnknown(list)
  const own = words.codes.get(list.name)
  return cell => {
    const meant = own?.get(wordsOf(cell))
    if (meant !== undefined) return meant
    const reading = readCode(list, cell)
    if (reading?.known !== false) return reading?.code
    reader.trouble = unknown
    return shown(reading.code)
  }
}

/** One of a few words, however they are written; what is none of them is taken as not recorded. */
function choice(reader: CellReader, { choices = [] }: ColumnSpec): Read {
  const byWords = new Map(choices.map(each => [wordsOf(each), each]))
  const unknown = choiceUnknown(choices)
  return cell => {
    const clean = cleanText(cell)
    if (isMissing(clean)) return undefined
    const meant = byWords.get(wordsOf(clean))
    if (meant === undefined) reader.trouble = unknown
    return meant
  }
}

function number(reader: CellReader): Read {
  return cell => {
    const reading = readNumber(cell)
    if (reading === 'unreadable') reader.trouble = numberUnreadable
    else if (reading !== undefined) return reading.number
    return undefined
  }
}

function json(reader: CellReader): Read {
  return cell => {
    const clean = filledText(reader, cell)
    if (clean === undefined || reader.trouble !== undefined) return clean
    const reading = readJson(clean)
    if (reading === 'broken') reader.trouble = jsonBroken
    else if (reading !== undefined) return reading.json
    return clean
  }
}

/** A JSON list of codes, whatever shape it came in, as a JSON array of them in order. */
function listed(reader: CellReader, column: ColumnSpec, { words = noWords }: ReadingOptions): Read {
  const list = codeLists[column.codes!]
  const unknown = codeUnknown(list)
  const own = words.codes.get(list.name)
  return cell => {
    const clean = filledText(reader, cell)
    if (clean === undefined || reader.trouble !== undefined) return clean
    const codes = readListedCodes(clean)?.map(each => own?.get(wordsOf(each)) ?? each)
    if (codes === undefined) {
      reader.trouble = jsonBroken
      return clean
    }
    if (codes.some(each => !list.codes.has(each))) reader.trouble = unknown
    return codes.length === 0 ? undefined : JSON.stringify(codes)
  }
}

import { type Day, dayFrom, iso } from '../../domain/calendar/day.ts'
import { isMissing } from './missing.ts'
import { cleanText } from './text.ts'

/**
 * What a date cell says. 'open' is a far-future stand-in for "no end yet"; 'impossible' is written as a date but there
 * is no such day (30 February, month 13); 'unreadable' is nothing we take for a date.
 */
export type DateReading =
  | {
      readonly kind: 'date'
      readonly day: Day
      /** "2019-05-01" */
      readonly iso: string
      /** "14:30" where the cell held a time other than midnight. */
      readonly time?: string
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'open' }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' }

const missing: DateReading = { kind: 'missing' }
const open: DateReading = { kind: 'open' }
const impossible: DateReading = { kind: 'impossible' }
const unreadable: DateReading = { kind: 'unreadable' }

const clock = String.raw`(?:(?:T|\s*,?\s+)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,:]\d{1,9})?)?\s*([AaPp][Mm])?\s*(?:Z|[+-]\d{2}:?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}$`)
const dayFirst = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${clock}$`)
const dayWord = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?[-\s]+([A-Za-z]{3,9})[-,\s]+(\d{4})${clock}$`)
const shortDayFirst = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})${clock}$`)
const shortDayWord = new RegExp(String.raw`^(\d{1,2})[-\s]+([A-Za-z]{3,9})[-,\s]+(\d{2})${clock}$`)
const wordDay = new RegExp(String.raw`^([A-Za-z]{3,9})\s+(\d{1,2}),?\s+(\d{4})${clock}$`)
const compact = /^(\d{4})(\d{2})(\d{2})$/
const serial = /^\d{5}(?:\.\d+)?$/
const standInSerial = /^(?:[012]|\d{6,7})(?:\.0+)?$/

/** Days between 30 December 1899, from which spreadsheets count, and 1 January 1970. */
const spreadsheetEpoch = 25_569

/** 1 January 2200 and 31 December 9999 as a spreadsheet counts them. */
const firstOpenSerial = 109_575
const lastSerial = 2_958_465

/** The days that a date with a year of two figures may mean, so that its century is plain. */
export interface ShortYears {
  readonly from: Day
  readonly to: Day
}

interface DateOptions {
  readonly spreadsheetDays?: boolean
  /** Undefined where years of two figures are not read. */
  readonly shortYears?: ShortYears | undefined
}

/**
 * Reads a date cell in any of the forms that extracts use: 2019-05-01 with or without a time, 01/05/2019 (day first,
 * always), 1 May 2019, 1-May-2019, May 1 2019 12:00AM, 20190501. Five-figure spreadsheet day numbers are read only
 * where asked, since elsewhere they may be anything. 1900-01-01 and its like are missing, from 2200 on is open.
 */
export function readDate(text: string, options?: DateOptions): DateReading {
  const cell = cleanText(text)
  if (isMissing(cell)) return missing
  if (cell.length > 40) return unreadable
  let match = yearFirst.exec(cell)
  if (match) return dated(match[1], match[2], match[3], match[4], match[5], match[6])
  if ((match = dayFirst.exec(cell))) return dated(match[3], match[2], match[1], match[4], match[5], match[6])
  if ((match = compact.exec(cell))) return Number(match[1]) > 2399 ? unreadable : dated(match[1], match[2], match[3])
  if ((match = dayWord.exec(cell))) return worded(match[3], match[2]!, match[1], match[4], match[5], match[6])
  if ((match = wordDay.exec(cell))) return worded(match[3], match[1]!, match[2], match[4], match[5], match[6])
  if (options?.shortYears !== undefined) {
    const short = shortDayFirst.exec(cell) ?? shortDayWord.exec(cell)
    if (short !== null) return ofShortYear(short, options.shortYears)
  }
  if (options?.spreadsheetDays) {
    if (serial.test(cell)) return fromSpreadsheet(Number(cell))
    if (isSpreadsheetStandIn(cell)) return Number(cell) <= 2 ? missing : open
  }
  return unreadable
}

/** Where the year of a date can stand. */
export type PlaceOfYear = 'in front' | 'behind' | 'either'

/**
 * Where the year of a date may stand that has two figures for it: 22/10/31 can only have it in front, 28/10/22 only
 * behind, and 21/03/04 either. Undefined for anything else, and where it comes to the same day.
 */
export function placeOfShortYear(text: string, shortYears: ShortYears): PlaceOfYear | undefined {
  const match = shortDayFirst.exec(cleanText(text))
  if (match === null) return undefined
  const [, first = '', month = '', last = ''] = match
  const behind = ofShortYear(match, shortYears)
  const inFront = ofShortYear(['', last, month, first] as unknown as RegExpExecArray, shortYears)
  if (behind.kind !== 'date') return inFront.kind === 'date' ? 'in front' : undefined
  if (inFront.kind !== 'date') return 'behind'
  return behind.day === inFront.day ? undefined : 'either'
}

/** In whichever century the day is among those it may mean; unreadable where that is neither. */
function ofShortYear([, date, month, year, ...time]: RegExpExecArray, { from, to }: ShortYears): DateReading {
  let found = impossible
  for (const century of ['20', '19']) {
    const full = century + year
    const read = /^\d/.test(month!) ? dated(full, month, date, ...time) : worded(full, month!, date, ...time)
    if (read.kind === 'date' && read.day >= from && read.day <= to) return read
    if (read.kind !== 'impossible') found = unreadable
  }
  return found
}

/** Whether a cell is written as a spreadsheet's day number for some day from 1954 to 2064. */
export function looksLikeSpreadsheetDay(text: string): boolean {
  const cell = text.trim()
  return serial.test(cell) && Number(cell) >= 20_000 && Number(cell) < 60_000
}

/** Whether a cell is written as the number of a day that stands for none: the first of 1900, or one from 2200 to 9999. */
export function isSpreadsheetStandIn(text: string): boolean {
  const cell = text.trim()
  const value = Number(cell)
  return standInSerial.test(cell) && (value <= 2 || (value >= firstOpenSerial && value <= lastSerial))
}

function fromSpreadsheet(value: number): DateReading {
  const day = Math.floor(value) - spreadsheetEpoch
  const minutes = Math.round((value - Math.floor(value)) * 1440)
  const found = { kind: 'date', day, iso: iso(day) } as const
  return minutes > 0 && minutes < 1440 ? { ...found, time: clockTime(Math.floor(minutes / 60), minutes % 60) } : found
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function worded(year?: string, word = '', date?: string, hour?: string, minute?: string, half?: string): DateReading {
  const name = word.toLowerCase()
  const month = name === 'sept' ? 8 : name.length === 3 ? months.indexOf(name) : monthNames.indexOf(name)
  return month === -1 ? unreadable : dated(year, String(month + 1), date, hour, minute, half)
}

function dated(
  yearText?: string,
  monthText?: string,
  dateText?: string,
  hourText?: string,
  minuteText?: string,
  half?: string,
): DateReading {
  const year = Number(yearText)
  const month = Number(monthText)
  const date = Number(dateText)
  const day = dayFrom(year, month, date)
  if (day === undefined) return impossible
  if (isStandIn(year, month, date)) return missing
  if (year >= 2200) return open
  const found = { kind: 'date', day, iso: iso(day) } as const
  if (hourText === undefined) return found
  let hour = Number(hourText)
  const minute = Number(minuteText)
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return impossible
  return (hour === 0 || hour === 24) && minute === 0 ? found : { ...found, time: clockTime(hour, minute) }
}

/** Days that databases and spreadsheets write for "no date": their own first day. */
function isStandIn(year: number, month: number, date: number): boolean {
  if (month === 1 && date === 1) return year === 1900 || year === 1753 || year <= 1
  return year === 1899 && month === 12 && date >= 30
}

function clockTime(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

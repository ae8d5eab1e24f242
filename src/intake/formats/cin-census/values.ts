import { readFlag } from '../../parse/flags.ts'
import { shown } from '../../parse/text.ts'
import type { XmlElement } from '../../read/xml.ts'
import type { ReturnCodes } from '../returns/return-codes.ts'
import { readCensusDate } from './census-date.ts'
import type { ChildReading } from './child-reading.ts'
import { first, specifiedName } from './names.ts'

/** The date in the first element of this name, as "2019-05-01"; one that is no date is reported and left out. */
export function dateIn(reading: ChildReading, within: XmlElement, name: string): string | undefined {
  const element = first(within, name)
  return element === undefined ? undefined : dateOf(reading, element)
}

/** The date an element holds. */
export function dateOf(reading: ChildReading, element: XmlElement): string | undefined {
  const date = readCensusDate(element.text)
  if (date === 'none') return undefined
  const name = specifiedName(element.name) ?? element.name
  if (date === 'unreadable') {
    reading.cannotRead(element, 'date-unreadable', `${name} is not a date, so it was left out.`, dateRemedy)
    return undefined
  }
  if (date < '1900-01-01') {
    reading.cannotRead(element, 'date-implausible', `${name} is before 1900, so it was left out.`, dateRemedy)
    return undefined
  }
  if (reading.referenceDate !== undefined && date > reading.referenceDate && !mayBeAhead.has(name)) {
    const message = `${name} is after ${reading.referenceDate}, the reference date in the file's header; taken as it is.`
    reading.warn(element, 'date-after-collection', message, 'Check the date, and the reference date of the file.')
  }
  return date
}

const mayBeAhead: ReadonlySet<string> = new Set(['ExpectedPersonBirthDate', 'InitialCPCtarget', 'CourtAppDate'])

/** "Y" or "N" from true/false, 1/0, yes/no in any capitals. */
export function flagIn(reading: ChildReading, within: XmlElement, name: string): string | undefined {
  const element = first(within, name)
  if (element === undefined) return undefined
  const read = readFlag(element.text)
  if (read === 'Y' || read === 'N') return read
  if (read === 'missing') return undefined
  reading.cannotRead(
    element,
    'flag-unreadable',
    `${name} is neither yes nor no, so it was left out.`,
    'Use true or false.',
  )
  return undefined
}

/** A code, in capitals where the list has it so; one not on the list is reported and kept as it came. */
export function codeIn(
  reading: ChildReading,
  within: XmlElement,
  name: string,
  codes: ReturnCodes,
): string | undefined {
  const element = first(within, name)
  return element === undefined ? undefined : codeOf(reading, element, codes)
}

/** The code an element holds; undefined when it is empty. */
export function codeOf(
  reading: ChildReading,
  element: XmlElement,
  { codes, example }: ReturnCodes,
): string | undefined {
  if (element.text === '') return undefined
  const code = element.text.toUpperCase()
  if (codes.has(code)) return code
  const name = specifiedName(element.name) ?? element.name
  reading.warn(element, 'code-unknown', `${name} is not a code on its list; kept as it came.`, `Use ${example}.`)
  return shown(element.text)
}

/** A whole number, not below nought. */
export function countIn(reading: ChildReading, within: XmlElement, name: string): string | undefined {
  const element = first(within, name)
  if (element === undefined) return undefined
  if (/^\d{1,6}$/.test(element.text)) return String(Number(element.text))
  const message = `${name} is not a whole number, so it was left out.`
  reading.cannotRead(element, 'number-unreadable', message, 'Use a whole number such as 0, 1 or 2.')
  return undefined
}

const dateRemedy = 'Write the date as year, month and day, such as 2019-05-01.'

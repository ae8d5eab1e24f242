import type { Issue } from '../../issue.ts'
import type { XmlElement } from '../../read/xml.ts'
import { readCensusDate } from './census-date.ts'
import { each, first, specifiedName } from './names.ts'

/** What a census file says of itself. */
export interface CensusHeader {
  /** The authority's three figures. */
  readonly authority: string | undefined
  /** The last day the collection speaks of. */
  readonly referenceDate: string | undefined
}

export const noHeader: CensusHeader = { authority: undefined, referenceDate: undefined }

/** Reads a Header element, saying what is amiss in it. */
export function readHeader(header: XmlElement, file: string, issue: (issue: Issue) => void): CensusHeader {
  const details = first(header, 'CollectionDetails')
  const source = each(header, 'Source').find(each => first(each, 'LEA') !== undefined)
  const warn = (at: XmlElement, code: string, message: string, remedy: string) => {
    const column = specifiedName(at.name) ?? at.name
    issue({ file, row: at.line, column, value: at.text.slice(0, 200), code, severity: 'warning', message, remedy })
  }
  const collection = first(details, 'Collection')
  if (collection !== undefined && collection.text.toUpperCase() !== 'CIN') {
    warn(
      collection,
      'collection-other',
      'The header names another collection than CIN. The file was read as CIN.',
      'Use CIN.',
    )
  }
  const dateIn = first(details, 'ReferenceDate')
  const found = dateIn === undefined ? undefined : readCensusDate(dateIn.text)
  const referenceDate = found === 'none' || found === 'unreadable' ? undefined : found
  if (dateIn !== undefined && referenceDate === undefined) {
    warn(dateIn, 'date-unreadable', 'The reference date is not a date, so it was left out.', 'Write it as 2019-03-31.')
  }
  const year = first(details, 'Year')
  if (year !== undefined && referenceDate !== undefined && !referenceDate.startsWith(year.text)) {
    const message = `The header is for the year ${year.text}, but its reference date is ${referenceDate}. The date is believed.`
    warn(year, 'year-differs', message, 'Year is that of the 31 March on which the collection year ends.')
  }
  const authorityIn = first(source, 'LEA')
  const authority = authorityIn !== undefined && /^\d{3}$/.test(authorityIn.text) ? authorityIn.text : undefined
  if (authorityIn !== undefined && authority === undefined) {
    warn(
      authorityIn,
      'authority-unreadable',
      'LEA is not the number of an authority.',
      'Use its three figures, such as 204.',
    )
  }
  return { authority, referenceDate }
}

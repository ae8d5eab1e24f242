import { longestId } from '../../parse/ids.ts'
import type { XmlElement } from '../../read/xml.ts'
import { ChildReading } from './child-reading.ts'
import { each, first } from './names.ts'
import { readPerson } from './person.ts'
import { readReferral } from './referral.ts'

/**
 * Reads one Child. One without LAchildID, or with one that no case system would give, has nothing its rows could be
 * known by: the reading then counts the rows it would have given, and one error stands in place of all else that was
 * amiss.
 */
export function readChild(child: XmlElement, file: string, referenceDate: string | undefined): ChildReading {
  const identifiers = first(child, 'ChildIdentifiers') ?? child
  const id = first(identifiers, 'LAchildID')
  const tooLong = id !== undefined && id.text.length > longestId
  const reading = new ChildReading(tooLong ? '' : (id?.text ?? ''), file, referenceDate)
  readPerson(reading, child)
  for (const details of each(child, 'CINdetails')) readReferral(reading, details)
  if (id === undefined || tooLong) {
    reading.refused += reading.drafts.length - 1
    reading.drafts.length = 0
    reading.issues.length = 0
    if (id === undefined) {
      const message = 'This child has no LAchildID, so none of its rows could be taken.'
      reading.refuse(child, 'LAchildID', 'child-id-missing', message, remedy)
    } else {
      const message = `LAchildID is longer than ${longestId} characters, so none of the child's rows could be taken.`
      reading.refuse(id, 'LAchildID', 'child-id-too-long', message, remedy)
    }
  } else if (!/^[A-Za-z0-9]{1,20}$/.test(id.text)) {
    reading.warn(id, 'child-id-unlikely', 'LAchildID is not written as the census asks; taken as it is.', remedy)
  }
  return reading
}

const remedy = 'Give the identifier of the child in your case system: up to 20 letters and figures.'

import { adoptionVisits } from './adoption.ts'
import { careLeaverContacts, seenInPerson } from './leaving-care.ts'
import type { OwnRow } from './own-row.ts'
import { privateFosteringVisits } from './private-fostering.ts'

/**
 * Whether a row of a template tells of a day on which the child or young person was seen. A visit to a privately fostered
 * child that does not say whether they were spoken to alone, or not and not why, does not tell that they were there.
 */
export function tellsSeen(template: string, row: OwnRow): boolean {
  switch (template) {
    case careLeaverContacts.name:
      return seenInPerson.includes(row.text('kind'))
    case privateFosteringVisits.name:
      return row.answer('child_seen_alone') === 'yes' || row.text('why_not_alone') !== undefined
    // Each row is a visit to the child, by what the template asks for.
    case adoptionVisits.name:
      return true
    default:
      return false
  }
}

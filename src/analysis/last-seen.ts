import type { Day } from '../domain/calendar/day.ts'
import { careLeaverContacts, seenInPerson } from '../domain/templates/leaving-care.ts'
import { type Columns, unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/**
 * The last day, on or before a day, on which a child is recorded as seen: at a visit of any kind, or once they have left
 * care when their adviser visited them or met them elsewhere.
 */
export function lastSeen(model: ReadModel, child: number, day: Day): Day | undefined {
  const visits = model.columns('visit')
  const seen = visits.numbers('seen')
  const contacts = model.columns('own')
  const template = contacts.numbers('template')
  const ofCareLeavers = contacts.dictionaries.get('template')!.find(careLeaverContacts.name)
  return later(
    lastRow(visits, child, day, row => seen[row] === 1),
    ofCareLeavers === undefined
      ? undefined
      : lastRow(
          contacts,
          child,
          day,
          row => template[row] === ofCareLeavers && seenInPerson.includes(contacts.text('kind', row)),
        ),
  )
}

/** The last day of a child's rows that are so, up to a day. */
function lastRow(columns: Columns, child: number, day: Day, isSo: (row: number) => boolean): Day | undefined {
  const on = columns.numbers('on')
  const { first, count } = columns.rowsOf(child)
  let last: Day | undefined
  for (let row = first; row < first + count; row++) {
    if (on[row] === unknown || on[row]! > day || !isSo(row)) continue
    last = later(last, on[row])
  }
  return last
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}

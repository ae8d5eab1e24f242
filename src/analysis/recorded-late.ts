import type { Day } from '../domain/calendar/day.ts'
import type { Cell, DerivedChild } from '../domain/indicators/fact-table.ts'
import { states } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import { stateReader } from './deadline-states.ts'
import { type DueItem, itemReader } from './due.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** Something done on an earlier day, and known only now. */
export interface RecordedLateItem extends DueItem {
  readonly metOn: Day
}

/** How many there are in a part of the service, and those the reader may open. */
export interface RecordedLate {
  readonly count: number
  readonly items: readonly RecordedLateItem[]
}

/**
 * What was done before a day and was not yet known to be: outstanding by what had been derived `before`, met by what is
 * held now. `before` are the children whose derivations have been replaced since, as they were.
 */
export function recordedLate(
  model: ReadModel,
  day: Day,
  before: Iterable<DerivedChild>,
  part: Omit<Part, 'named'>,
  opening: Opening,
): RecordedLate {
  const deadlines = model.columns('deadline')
  const met = deadlines.numbers('metOn')
  const ordinal = deadlines.numbers('ordinal')
  const { unit, worker } = model.on(day)
  const { includes, hidden } = partOn(model, { ...part, ...(opening.named ? { named: opening.named } : {}) })
  const mayOpen = opener(model, opening, day)
  const itemOf = itemReader(model, day)
  const stateOf = stateReader(model, day)
  const items: RecordedLateItem[] = []
  let count = 0
  for (const { childId, facts } of before) {
    const child = model.numberOf(childId)
    if (child === undefined || (hidden && hidden[child] === 1) || !includes(unit[child]!, worker[child]!)) continue
    const open = unmet(facts.deadline ?? [], deadlines.names, day)
    const { first, count: rows } = deadlines.rowsOf(child)
    for (let row = first; row < first + rows; row++) {
      const metOn = met[row]!
      if (metOn === unknown || metOn >= day) continue
      if (!open.has(keyOf(deadlines.text('standard', row), deadlines.text('subject', row), ordinal[row]!))) continue
      count++
      if (mayOpen(child)) items.push({ ...itemOf(row, states[stateOf(row)]!), metOn })
    }
  }
  items.sort((a, b) => a.metOn - b.metOn || (a.childId < b.childId ? -1 : 1))
  return { count, items }
}

/** Which deadlines had begun and were, as far as was known, neither met nor ended by a day. */
function unmet(rows: readonly (readonly Cell[])[], names: readonly string[], day: Day): Set<string> {
  const [standard, subject, ordinal, trigger, metOn, endedOn] = [
    'standard',
    'subject',
    'ordinal',
    'triggerOn',
    'metOn',
    'endedOn',
  ].map(name => names.indexOf(name)) as [number, number, number, number, number, number]
  // An end may lie ahead: a child's eighteenth birthday.
  const isAhead = (cell: Cell | undefined) => typeof cell !== 'number' || cell >= day
  const isOpen = (row: readonly Cell[]) => row[metOn] === null && isAhead(row[endedOn]) && !isAhead(row[trigger])
  return new Set(rows.filter(isOpen).map(row => keyOf(row[standard], row[subject], row[ordinal])))
}

function keyOf(standard: Cell | undefined, subject: Cell | undefined, ordinal: Cell | undefined): string {
  return JSON.stringify([standard ?? '', subject ?? '', ordinal])
}

import type { Day } from '../domain/calendar/day.ts'
import { states } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import { stateCode, stateReader } from './deadline-states.ts'
import { type DueItem, inOrder, itemReader } from './due.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** Something done, and when. */
export interface DoneItem extends DueItem {
  readonly metOn: Day
}

/** What has changed from one day to another: the items the reader may open, gravest first, and how many in all. */
export interface Changes {
  readonly newlyOverdue: { readonly count: number; readonly items: readonly DueItem[] }
  readonly newlyDone: { readonly count: number; readonly items: readonly DoneItem[] }
}

/**
 * What became overdue, and what was done, after one day and up to another. By the days things happened: what was
 * entered late shows in the comparison of imports, not here.
 */
export function changesBetween(
  model: ReadModel,
  since: Day,
  day: Day,
  part: Omit<Part, 'named'>,
  opening: Opening,
): Changes {
  const deadlines = model.columns('deadline')
  const { child: children, length } = deadlines
  const met = deadlines.numbers('metOn')
  const unitThen = deadlines.numbers('unitOnDue')
  const workerThen = deadlines.numbers('workerOnDue')
  const { unit, worker } = model.on(day)
  const stateNow = stateReader(model, day)
  const stateThen = stateReader(model, since)
  const { includes, hidden } = partOn(model, { ...part, ...(opening.named ? { named: opening.named } : {}) })
  const mayOpen = opener(model, opening, day)
  const itemOf = itemReader(model, day)
  const overdue = { count: 0, items: [] as DueItem[] }
  const done = { count: 0, items: [] as DoneItem[] }
  for (let row = 0; row < length; row++) {
    const child = children[row]!
    if (child < 0 || (hidden && hidden[child] === 1)) continue
    const isDone = met[row] !== unknown && met[row]! > since && met[row]! <= day
    const state = stateNow(row)
    const isLate = !isDone && state === stateCode.overdue && stateThen(row) !== stateCode.overdue
    if (!isDone && !isLate) continue
    const ours = isLate
      ? includes(unit[child]!, worker[child]!)
      : includes(unit[child] || unitThen[row]!, worker[child] || workerThen[row]!)
    if (!ours) continue
    ;(isDone ? done : overdue).count++
    if (!mayOpen(child)) continue
    const item = itemOf(row, states[state]!)
    if (isDone) done.items.push({ ...item, metOn: met[row]! })
    else overdue.items.push(item)
  }
  return {
    newlyOverdue: { count: overdue.count, items: inOrder(overdue.items) },
    newlyDone: { count: done.count, items: inOrder(done.items) },
  }
}

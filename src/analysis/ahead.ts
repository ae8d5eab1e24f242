import type { Day } from '../domain/calendar/day.ts'
import { type State, states } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import { stateCode, stateReader } from './deadline-states.ts'
import { type DueItem, inOrder, itemReader } from './due.ts'
import { type Days, happenedOn, inForceOn } from './in-force.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** What falls due on one day for one holder; '' where there is none. */
export interface DueOn {
  readonly dueOn: Day
  readonly unit: string
  readonly worker: string
}

/** What is not yet done and falls due within some days: every one of them, and those of children the reader may open. */
export interface Ahead {
  readonly all: readonly DueOn[]
  readonly items: readonly DueItem[]
}

/**
 * What falls due in some days to come, of what is outstanding on a day: by whoever holds the child on that day. Clocks
 * that have not begun yet, such as the next visit after the one that is due, are not known and not in it.
 */
export function fallingDue(model: ReadModel, day: Day, days: Days, part: Part, opening: Opening): Ahead {
  const deadlines = model.columns('deadline')
  const due = deadlines.numbers('dueOn')
  const { unit, worker } = model.on(day)
  const isOurs = oursOn(model, part, opening)
  const mayOpen = opener(model, opening, day)
  const stateOf = stateReader(model, day)
  const itemOf = itemReader(model, day)
  const all: DueOn[] = []
  const items: DueItem[] = []
  const finder = inForceOn(deadlines, day, model.hiddenFrom(opening.named))
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (const row of finder.rows.subarray(0, found)) {
      const dueOn = due[row]!
      const child = deadlines.child[row]!
      if (dueOn < days.first || dueOn > days.last || !isOurs(unit[child]!, worker[child]!)) continue
      const state = stateOf(row)
      if (state !== stateCode['due-later'] && state !== stateCode['due-soon']) continue
      all.push({
        dueOn,
        unit: model.units.texts[unit[child]!] ?? '',
        worker: model.workers.texts[worker[child]!] ?? '',
      })
      if (mayOpen(child)) items.push(itemOf(row, states[state] as State))
    }
  }
  return { all: all.sort((a, b) => a.dueOn - b.dueOn), items: inOrder(items) }
}

/** What was done in some days past: how many by unit and by worker, by whoever held the child when it fell due. */
export interface DoneBefore {
  readonly total: number
  readonly byUnit: ReadonlyMap<string, number>
  readonly byWorker: ReadonlyMap<string, number>
}

/** How many deadlines were met on these days, whether in time or late. */
export function doneWithin(model: ReadModel, days: Days, part: Part, opening: Opening): DoneBefore {
  const deadlines = model.columns('deadline')
  const trigger = deadlines.numbers('triggerOn')
  const met = deadlines.numbers('metOn')
  const unitThen = deadlines.numbers('unitOnDue')
  const workerThen = deadlines.numbers('workerOnDue')
  const isOurs = oursOn(model, part, opening)
  const byUnit = new Map<string, number>()
  const byWorker = new Map<string, number>()
  let total = 0
  const finder = happenedOn(deadlines, 'metOn', days, model.hiddenFrom(opening.named))
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (const row of finder.rows.subarray(0, found)) {
      const [unit, worker] = [unitThen[row]!, workerThen[row]!]
      if (trigger[row] === unknown || trigger[row]! > met[row]! || !isOurs(unit, worker)) continue
      total++
      add(byUnit, model.units.texts[unit] ?? '')
      add(byWorker, model.workers.texts[worker] ?? '')
    }
  }
  return { total, byUnit, byWorker }
}

/** Whether a unit and worker are of the part, and of what the reader's numbers are of. */
function oursOn(model: ReadModel, part: Part, { counts }: Opening): (unit: number, worker: number) => boolean {
  const { includes } = partOn(model, part)
  const counted = counts && partOn(model, { workers: counts }).includes
  return (unit, worker) => includes(unit, worker) && (counted?.(unit, worker) ?? true)
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

import type { Day } from '../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { Counts, monthsShown } from './board-counts.ts'
import { unknown } from './columns.ts'
import { evidenceByStandard, stateCode, stateReader } from './deadline-states.ts'
import { type Part, partOn } from './part.ts'
import type { Value } from './question.ts'
import type { ReadModel } from './read-model.ts'

export type { Part } from './part.ts'

/** What the board shows of one standard. */
export interface BoardLine {
  readonly standardId: string
  /** Clocks running on the day. */
  readonly open: number
  readonly overdue: number
  /** Overdue by 1 to 5, 6 to 20 and 21 or more working days. */
  readonly ageing: readonly [upTo5: number, upTo20: number, over20: number]
  readonly dueSoon: number
  readonly noData: number
  /** Of those that fell due in the twelve months to the day, how many were met in time. */
  readonly inTime: { readonly met: number; readonly of: number }
  /** The same by month of falling due, oldest first: 24 months to the day's own. */
  readonly months: readonly { readonly met: number; readonly of: number }[]
}

/** The board for a part of the service on a day: a line a standard, and overdue by unit and standard. */
export interface Board {
  readonly day: Day
  /** Every standard, in the order of the child's journey, whether or not there is a deadline of it. */
  readonly lines: ReadonlyMap<string, BoardLine>
  /** unit id ('' not known) → standard id → how many are overdue. */
  readonly overdueByUnit: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The same of all clocks running, for proportions. */
  readonly openByUnit: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Became overdue, and done, since the day before. */
  readonly newlyOverdue: number
  readonly newlyDone: number
}

/**
 * Everything the live board needs, in one pass over the deadlines, by the same rules as the indicators it shows (open,
 * overdue, due-soon, no-data, in-time). What is outstanding belongs to who holds the child on the day, what fell due in
 * the past to who held the child then.
 */
export function boardOn(model: ReadModel, day: Day, part: Part = {}): Board {
  const deadlines = model.columns('deadline')
  const { child: children, length } = deadlines
  const standard = deadlines.numbers('standard')
  const due = deadlines.numbers('dueOn')
  const met = deadlines.numbers('metOn')
  const ended = deadlines.numbers('endedOn')
  const unitThen = deadlines.numbers('unitOnDue')
  const workerThen = deadlines.numbers('workerOnDue')
  const stateOf = stateReader(model, day)
  const evidence = evidenceByStandard(model)
  const { unit: unitNow, worker: workerNow } = model.on(day)
  const { includes, hidden } = partOn(model, part)
  const counts = new Counts(deadlines.dictionaries.get('standard')!.texts, model.units.texts.length)
  const after = addMonths(day, -12)
  const since = firstOfMonth(monthOf(day) - monthsShown + 1)
  const monthIndex = monthTable(since, day)
  const age = workingAge(model, day)
  const { overdue, 'due-soon': dueSoon, 'due-later': dueLater, 'no-data': noData } = stateCode
  for (let row = 0; row < length; row++) {
    const child = children[row]!
    if (child < 0 || (hidden && hidden[child] === 1)) continue
    const on = due[row]!
    const metOn = met[row]!
    const endedOn = ended[row]!
    // Nothing to say of what was settled and fell due before the board begins.
    if (on < since && metOn < day && (metOn !== unknown || (endedOn !== unknown && endedOn <= day))) continue
    const code = standard[row]!
    const state = stateOf(row)
    if (state === -1) continue
    if ((state <= overdue || state === noData) && includes(unitNow[child]!, workerNow[child]!)) {
      counts.open[code]!++
      counts.openByUnit[unitNow[child]! * counts.codes + code]!++
      if (state === dueSoon) counts.dueSoon[code]!++
      else if (state === noData) counts.noData[code]!++
      else if (state === overdue) {
        counts.overdue[code]!++
        counts.ageing[code * 3 + age(on)]!++
        if (on === day - 1) counts.newlyOverdue++
        counts.overdueByUnit[unitNow[child]! * counts.codes + code]!++
      }
    }
    if (metOn === day && includes(unitNow[child] || unitThen[row]!, workerNow[child] || workerThen[row]!))
      counts.newlyDone++
    if (on < since || on > day || state === dueSoon || state === dueLater || evidence[code]! > on) continue
    const metInTime = metOn !== unknown && metOn <= on
    if (!metInTime && endedOn !== unknown && endedOn <= on) continue
    if (!includes(unitThen[row]!, workerThen[row]!)) continue
    const month = code * monthsShown + monthIndex[on - since]!
    counts.fellDue[month]!++
    if (on > after) counts.inYear[code]!++
    if (!metInTime) continue
    counts.met[month]!++
    if (on > after) counts.metInYear[code]!++
  }
  return counts.board(model, day)
}

/** Totals of a board over its standards. */
export function totalOf(board: Board): { open: number; overdue: number; dueSoon: number; inTime: Value } {
  let open = 0
  let overdue = 0
  let dueSoon = 0
  let met = 0
  let of = 0
  for (const line of board.lines.values()) {
    open += line.open
    overdue += line.overdue
    dueSoon += line.dueSoon
    met += line.inTime.met
    of += line.inTime.of
  }
  const inTime = { numerator: met, denominator: of, value: of === 0 ? undefined : met / of, notKnown: 0 }
  return { open, overdue, dueSoon, inTime }
}

/** The index of each day's month, days counted from `since`. */
function monthTable(since: Day, day: Day): Uint8Array {
  const table = new Uint8Array(day - since + 1)
  const first = monthOf(since)
  for (let month = first; firstOfMonth(month) <= day; month++) {
    table.fill(month - first, firstOfMonth(month) - since, Math.min(firstOfMonth(month + 1), day + 1) - since)
  }
  return table
}

/** Into which band of working days overdue a due date falls on the day: 1 to 5, 6 to 20, 21 or more. */
function workingAge(model: ReadModel, day: Day): (dueOn: Day) => 0 | 1 | 2 {
  const { calendar } = model
  return dueOn => {
    const late = calendar.between(dueOn, day) ?? day - dueOn
    return late <= 5 ? 0 : late <= 20 ? 1 : 2
  }
}

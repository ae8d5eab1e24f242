import type { Day } from '../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { standards } from '../domain/standards/registry.ts'
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
  open: number
  overdue: number
  /** Overdue by 1 to 5, 6 to 20 and 21 or more working days. */
  readonly ageing: [upTo5: number, upTo20: number, over20: number]
  dueSoon: number
  noData: number
  /** Of those that fell due in the twelve months to the day, how many were met in time. */
  readonly inTime: { met: number; of: number }
  /** The same by month of falling due, oldest first: 24 months to the day's own. */
  readonly months: { met: number; of: number }[]
}

/** The board for a part of the service on a day: a line a standard, and overdue by unit and standard. */
export interface Board {
  readonly day: Day
  /** Every standard, in the order of the child's journey, whether or not there is a deadline of it. */
  readonly lines: ReadonlyMap<string, BoardLine>
  /** unit id ('' not known) → standard id → how many are overdue. */
  readonly overdueByUnit: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Clocks running by unit, for proportions. */
  readonly openByUnit: ReadonlyMap<string, number>
  /** Became overdue, and done, since the day before. */
  readonly newlyOverdue: number
  readonly newlyDone: number
}

/** How many months of done in time the board shows. */
const monthsShown = 24

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
  const lines = new Map(standards.map(each => [each.id, emptyLine(each.id)]))
  const byCode = deadlines.dictionaries.get('standard')!.texts.map(id => lines.get(id ?? '') ?? emptyLine(id ?? ''))
  const { unit: unitNow, worker: workerNow } = model.on(day)
  const { includes, hidden } = partOn(model, part)
  const units = model.units.texts.length
  const overdueByUnit = new Int32Array(units * byCode.length)
  const openByUnit = new Int32Array(units)
  const after = addMonths(day, -12)
  const since = firstOfMonth(monthOf(day) - monthsShown + 1)
  const monthIndex = monthTable(since, day)
  const age = workingAge(model, day)
  const { overdue, 'due-soon': dueSoon, 'due-later': dueLater, 'no-data': noData } = stateCode
  let newlyOverdue = 0
  let newlyDone = 0
  for (let row = 0; row < length; row++) {
    const child = children[row]!
    if (child < 0 || (hidden && hidden[child] === 1)) continue
    const on = due[row]!
    const metOn = met[row]!
    // Nothing to say of what was settled and fell due before the board begins.
    if (on < since && metOn < day && (metOn !== unknown || (ended[row] !== unknown && ended[row]! <= day))) continue
    const state = stateOf(row)
    if (state === -1) continue
    const line = byCode[standard[row]!]!
    const running = state <= overdue || state === noData
    if (running && includes(unitNow[child]!, workerNow[child]!)) {
      line.open++
      openByUnit[unitNow[child]!]!++
      if (state === dueSoon) line.dueSoon++
      else if (state === noData) line.noData++
      else if (state === overdue) {
        line.overdue++
        line.ageing[age(on)]++
        if (on === day - 1) newlyOverdue++
        overdueByUnit[unitNow[child]! * byCode.length + standard[row]!]!++
      }
    }
    if (metOn === day && includes(unitNow[child] || unitThen[row]!, workerNow[child] || workerThen[row]!)) newlyDone++
    if (on < since || on > day || state === dueSoon || state === dueLater) continue
    if (evidence[standard[row]!]! > on) continue
    const metInTime = metOn !== unknown && metOn <= on
    if (!metInTime && ended[row] !== unknown && ended[row]! <= on) continue
    if (!includes(unitThen[row]!, workerThen[row]!)) continue
    const inTime = metInTime ? 1 : 0
    if (on > after) {
      line.inTime.of++
      line.inTime.met += inTime
    }
    const month = line.months[monthIndex[on - since]!]!
    month.of++
    month.met += inTime
  }
  return {
    day,
    lines,
    overdueByUnit: matrix(model, overdueByUnit, byCode),
    openByUnit: new Map(counted(openByUnit).map(unit => [model.units.texts[unit] ?? '', openByUnit[unit]!])),
    newlyOverdue,
    newlyDone,
  }
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

function emptyLine(standardId: string): BoardLine {
  const months = Array.from({ length: monthsShown }, () => ({ met: 0, of: 0 }))
  return {
    standardId,
    open: 0,
    overdue: 0,
    ageing: [0, 0, 0],
    dueSoon: 0,
    noData: 0,
    inTime: { met: 0, of: 0 },
    months,
  }
}

function matrix(model: ReadModel, overdue: Int32Array, lines: readonly BoardLine[]) {
  const found = new Map<string, Map<string, number>>()
  for (const at of counted(overdue)) {
    const unit = model.units.texts[Math.floor(at / lines.length)] ?? ''
    const byStandard = found.get(unit) ?? new Map<string, number>()
    byStandard.set(lines[at % lines.length]!.standardId, overdue[at]!)
    found.set(unit, byStandard)
  }
  return found
}

/** Where a count is not nought. */
function counted(counts: Int32Array): number[] {
  const found: number[] = []
  for (let at = 0; at < counts.length; at++) if (counts[at]! > 0) found.push(at)
  return found
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

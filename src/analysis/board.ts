import type { Day } from '../domain/calendar/day.ts'
import { firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { unknown } from './columns.ts'
import { evidenceByStandard, stateCode, statesOn } from './deadline-states.ts'
import type { Value } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { yearTo } from './scan.ts'

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
  readonly lines: ReadonlyMap<string, BoardLine>
  /** unit id ('' not known) → standard id → how many are overdue. */
  readonly overdueByUnit: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Clocks running by unit, for proportions. */
  readonly openByUnit: ReadonlyMap<string, number>
  /** Became overdue, and done, since the day before. */
  readonly newlyOverdue: number
  readonly newlyDone: number
}

/** Which units a board is of, by id; undefined for all of them. */
export type Part = { readonly units?: ReadonlySet<string>; readonly workers?: ReadonlySet<string> }

/**
 * Everything the live board needs, in one pass over the deadlines. What is outstanding belongs to who holds the child
 * on the day, what fell due in the past to who held the child then.
 */
export function boardOn(model: ReadModel, day: Day, part: Part = {}): Board {
  const deadlines = model.columns('deadline')
  const states = statesOn(model, day)
  const [standard, due, ended, met, unitThen, workerThen] = [
    'standard',
    'dueOn',
    'endedOn',
    'metOn',
    'unitOnDue',
    'workerOnDue',
  ].map(name => deadlines.numbers(name)) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  const standardTexts = deadlines.dictionaries.get('standard')!.texts
  const lines = standardTexts.map((id): BoardLine => emptyLine(id ?? ''))
  const today = model.on(day)
  const units = codesOf(model.units.texts, part.units)
  const workers = codesOf(model.workers.texts, part.workers)
  const overdueByUnit = new Map<number, Map<string, number>>()
  const openByUnit = new Map<number, number>()
  const { after } = yearTo(day)
  const firstMonth = monthOf(day) - 23
  const since = firstOfMonth(firstMonth)
  const monthIndex = monthTable(since, day)
  const age = workingAge(model, day)
  const evidence = evidenceByStandard(model)
  let newlyOverdue = 0
  let newlyDone = 0
  for (let row = 0; row < deadlines.length; row++) {
    const state = states[row]!
    if (state === -1) continue
    const line = lines[standard[row]!]!
    const on = due[row]!
    const child = deadlines.child[row]!
    const running = state <= stateCode.overdue || state === stateCode['no-data']
    const held = !(units && !units[today.unit[child]!]) && !(workers && !workers[today.worker[child]!])
    if (running && held) {
      line.open++
      const unit = today.unit[child]!
      openByUnit.set(unit, (openByUnit.get(unit) ?? 0) + 1)
      if (state === stateCode['due-soon']) line.dueSoon++
      else if (state === stateCode['no-data']) line.noData++
      else if (state === stateCode.overdue) {
        line.overdue++
        line.ageing[age(on)]++
        if (on === day - 1) newlyOverdue++
        let byStandard = overdueByUnit.get(unit)
        if (byStandard === undefined) overdueByUnit.set(unit, (byStandard = new Map()))
        byStandard.set(line.standardId, (byStandard.get(line.standardId) ?? 0) + 1)
      }
    }
    if (held && met[row] === day) newlyDone++
    if (on < since || on > day || (running && state !== stateCode.overdue)) continue
    if (state === stateCode.ended && ended[row] !== unknown && ended[row]! <= on) continue
    if (state === stateCode.ended && evidence[standard[row]!]! > on) continue
    if ((units && !units[unitThen[row]!]) || (workers && !workers[workerThen[row]!])) continue
    const inTime = state === stateCode['met-in-time'] ? 1 : 0
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
    lines: new Map(lines.slice(1).map(each => [each.standardId, each])),
    overdueByUnit: new Map([...overdueByUnit].map(([unit, each]) => [model.units.texts[unit] ?? '', each])),
    openByUnit: new Map([...openByUnit].map(([unit, each]) => [model.units.texts[unit] ?? '', each])),
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
  return { open, overdue, dueSoon, inTime: { numerator: met, denominator: of, value: of === 0 ? undefined : met / of } }
}

function emptyLine(standardId: string): BoardLine {
  const months = Array.from({ length: 24 }, () => ({ met: 0, of: 0 }))
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

/** By code, whether it is one of these; undefined for no restriction. */
function codesOf(
  texts: readonly (string | undefined)[],
  wanted: ReadonlySet<string> | undefined,
): Uint8Array | undefined {
  return wanted && Uint8Array.from(texts, text => (text !== undefined && wanted.has(text) ? 1 : 0))
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
  const fifth = model.calendar.add(day, -5) ?? day - 7
  const twentieth = model.calendar.add(day, -20) ?? day - 28
  return dueOn => (dueOn >= fifth ? 0 : dueOn >= twentieth ? 1 : 2)
}

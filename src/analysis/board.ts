import type { Day } from '../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { hasCome } from './batch.ts'
import { Counts, monthsShown } from './board-counts.ts'
import { evidenceByStandard, lateReader, stateCode, stateReader } from './deadline-states.ts'
import { happenedOn, inForceOn } from './in-force.ts'
import { membersOn, type Part, partOn } from './part.ts'
import type { ReadModel } from './read-model.ts'

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
 * Everything the live board needs, by the same rules as the indicators it shows (open, overdue, due-soon, no-data,
 * in-time). What is outstanding belongs to who holds the child on the day, what fell due in the past to who held the
 * child then.
 */
export function boardOn(model: ReadModel, day: Day, part: Part = {}): Board {
  const counts = new Counts(model.columns('deadline').dictionaries.get('standard')!.texts, model.units.texts.length)
  countOutstanding(model, day, part, counts)
  countFellDue(model, day, part, counts)
  countDone(model, day, part, counts)
  return counts.board(model, day)
}

function countOutstanding(model: ReadModel, day: Day, part: Part, counts: Counts): void {
  const deadlines = model.columns('deadline')
  const { child: children } = deadlines
  const standard = deadlines.numbers('standard')
  const { unit } = model.on(day)
  const stateOf = stateReader(model, day)
  const lateAfter = lateReader(model)
  const age = workingAge(model, day)
  const ours = membersOn(model, part, day)
  const { overdue, 'due-soon': dueSoon, 'no-data': noData } = stateCode
  const finder = inForceOn(deadlines, day, model.hiddenFrom(part.named))
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (let at = 0; at < found; at++) {
      const row = finder.rows[at]!
      const child = children[row]!
      if (ours && ours[child] === 0) continue
      const code = standard[row]!
      const byUnit = unit[child]! * counts.codes + code
      counts.open[code]!++
      counts.openByUnit[byUnit]!++
      const state = stateOf(row)
      if (state === dueSoon) counts.dueSoon[code]!++
      else if (state === noData) counts.noData[code]!++
      else if (state === overdue) {
        counts.overdue[code]!++
        counts.overdueByUnit[byUnit]!++
        counts.ageing[code * 3 + age(lateAfter(row))]!++
        if (lateAfter(row) === day - 1) counts.newlyOverdue++
      }
    }
  }
}

function countFellDue(model: ReadModel, day: Day, part: Part, counts: Counts): void {
  const deadlines = model.columns('deadline')
  const standard = deadlines.numbers('standard')
  const due = deadlines.numbers('dueOn')
  const met = deadlines.numbers('metOn')
  const ended = deadlines.numbers('endedOn')
  const unitThen = deadlines.numbers('unitOnDue')
  const workerThen = deadlines.numbers('workerOnDue')
  const evidence = evidenceByStandard(model)
  const { includes, isWhole, hidden } = partOn(model, part)
  const after = addMonths(day, -12)
  const since = firstOfMonth(monthOf(day) - monthsShown + 1)
  const monthIndex = monthTable(since, day)
  const finder = happenedOn(deadlines, 'dueOn', { first: since, last: day }, hidden)
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (let at = 0; at < found; at++) {
      const row = finder.rows[at]!
      const on = due[row]!
      const code = standard[row]!
      if (evidence[code]! > on || !(isWhole || includes(unitThen[row]!, workerThen[row]!))) continue
      const metInTime = hasCome(met[row]!, on)
      // Missed, unless it ended first; or was due on the day itself, and may still be done.
      const fellDue = metInTime | (~hasCome(ended[row]!, on) & Number(on < day))
      const inYear = fellDue & Number(on > after)
      const month = code * monthsShown + monthIndex[on - since]!
      counts.fellDue[month]! += fellDue
      counts.met[month]! += metInTime
      counts.inYear[code]! += inYear
      counts.metInYear[code]! += inYear & metInTime
    }
  }
}

/** What was done on the day belongs to who holds the child, or where nobody does any more to who did when it was due. */
function countDone(model: ReadModel, day: Day, part: Part, counts: Counts): void {
  const deadlines = model.columns('deadline')
  const trigger = deadlines.numbers('triggerOn')
  const unitThen = deadlines.numbers('unitOnDue')
  const workerThen = deadlines.numbers('workerOnDue')
  const { unit, worker } = model.on(day)
  const { includes, hidden } = partOn(model, part)
  const finder = happenedOn(deadlines, 'metOn', { first: day, last: day }, hidden)
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (const row of finder.rows.subarray(0, found)) {
      const child = deadlines.child[row]!
      if (trigger[row]! > day) continue
      if (includes(unit[child] || unitThen[row]!, worker[child] || workerThen[row]!)) counts.newlyDone++
    }
  }
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

/** Into which band of working days overdue what is late after a day falls on the day: 1 to 5, 6 to 20, 21 or more. */
function workingAge(model: ReadModel, day: Day): (lateAfter: Day) => 0 | 1 | 2 {
  const { calendar } = model
  return lateAfter => {
    const late = calendar.between(lateAfter, day) ?? day - lateAfter
    return late <= 5 ? 0 : late <= 20 ? 1 : 2
  }
}

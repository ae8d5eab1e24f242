import type { Day } from '../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { hasCome } from './batch.ts'
import { evidenceByStandard, lateReader } from './deadline-states.ts'
import { happenedOn, inForceWithin } from './in-force.ts'
import { membersOn, type Part, partOn } from './part.ts'
import type { ReadModel } from './read-model.ts'

/** The four figures at the head of the board on one day. */
export interface KeyFigures {
  readonly on: Day
  readonly childrenOpen: number
  readonly overdue: number
  readonly dueNext5WorkingDays: number
  readonly inTime: { readonly met: number; readonly of: number }
}

/** The days asked about, oldest first, and by each of them which children were in the part (all, where undefined). */
interface Asked {
  readonly model: ReadModel
  readonly part: Part
  readonly days: readonly Day[]
  readonly ours: readonly (Uint8Array | undefined)[]
}

/**
 * The key figures on a day and at the end of each of so many months before it, oldest first: as the indicators
 * children-open, overdue, due-next-5-working-days and in-time give them, in one pass for all the days.
 */
export function keyFigures(model: ReadModel, day: Day, part: Part = {}, monthsBefore = 12): readonly KeyFigures[] {
  const { units, workers, named } = part
  const inOrder = (ids: ReadonlySet<string> | undefined) => ids && [...ids].sort()
  const name = JSON.stringify([
    ...[day, monthsBefore],
    ...[inOrder(units), inOrder(workers)],
    model.restrictedKnown(named),
  ])
  // Everybody's home and board show them, and they change only with the data.
  return model.workedOut(keyFigures, name, () => figuresOf(model, day, part, monthsBefore))
}

function figuresOf(model: ReadModel, day: Day, part: Part, monthsBefore: number): readonly KeyFigures[] {
  const ends = Array.from({ length: monthsBefore }, (_, index) => firstOfMonth(monthOf(day) - index) - 1).reverse()
  const days = [...ends, day]
  const asked = { model, part, days, ours: days.map(on => membersOn(model, part, on)) }
  const childrenOpen = countOpen(asked)
  const { overdue, ahead } = countOutstanding(asked)
  const inTime = countFellDue(asked)
  return days.map((on, index) => ({
    on,
    childrenOpen: childrenOpen[index]!,
    overdue: overdue[index]!,
    dueNext5WorkingDays: ahead[index]!,
    inTime: inTime[index]!,
  }))
}

function countOpen({ model, part, days, ours }: Asked): Int32Array {
  const spells = model.columns('status')
  const from = spells.numbers('from')
  const { over } = spells
  const status = spells.numbers('status')
  const leaving = spells.dictionaries.get('status')!.find('care leaver')
  const open = new Int32Array(days.length)
  const firstOn = firstAt(days)
  const within = { first: days[0]!, last: days.at(-1)! }
  const finder = inForceWithin(spells, within, model.hiddenFrom(part.named))
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (let at = 0; at < found; at++) {
      const row = finder.rows[at]!
      if (status[row] === leaving) continue
      const child = spells.child[row]!
      for (let index = firstOn(from[row]!); index < days.length && days[index]! < over[row]!; index++)
        open[index]! += ours[index]?.[child] ?? 1
    }
  }
  return open
}

/** What was overdue on each of the days, and what fell due on them or in the five working days after. */
function countOutstanding({ model, part, days, ours }: Asked): { overdue: Int32Array; ahead: Int32Array } {
  const deadlines = model.columns('deadline')
  const trigger = deadlines.numbers('triggerOn')
  const due = deadlines.numbers('dueOn')
  const { over } = deadlines
  const lateAfter = lateReader(model)
  const overdue = new Int32Array(days.length)
  const ahead = new Int32Array(days.length)
  const firstOn = firstAt(days)
  const fifth = days.map(each => model.calendar.add(each, 5) ?? each)
  const first = days[0]!
  const isAhead = new Uint8Array(fifth.at(-1)! - first + 1)
  for (const [index, each] of days.entries()) isAhead.fill(1, each - first, fifth[index]! - first + 1)
  const within = { first, last: days.at(-1)! }
  const finder = inForceWithin(deadlines, within, model.hiddenFrom(part.named))
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (let at = 0; at < found; at++) {
      const row = finder.rows[at]!
      const on = due[row]!
      const settled = over[row]!
      if (isAhead[on - first] === 1) {
        const child = deadlines.child[row]!
        for (let index = firstOn(trigger[row]!); index < days.length && days[index]! <= on; index++)
          if (on <= fifth[index]! && settled > days[index]!) ahead[index]! += ours[index]?.[child] ?? 1
      }
      if (settled <= on) continue
      const lateBy = lateAfter(row)
      if (settled <= lateBy) continue
      const child = deadlines.child[row]!
      for (
        let index = firstOn(Math.max(lateBy + 1, trigger[row]!));
        index < days.length && days[index]! < settled;
        index++
      )
        overdue[index]! += ours[index]?.[child] ?? 1
    }
  }
  return { overdue, ahead }
}

/**
 * Of what fell due in the twelve months to each of the days, how many were met by then: counted by due date first. What
 * was due on a day and not met is missed only from the next.
 */
function countFellDue({ model, part, days }: Asked): { met: number; of: number }[] {
  const deadlines = model.columns('deadline')
  const standard = deadlines.numbers('standard')
  const due = deadlines.numbers('dueOn')
  const met = deadlines.numbers('metOn')
  const ended = deadlines.numbers('endedOn')
  const unitThen = deadlines.numbers('unitOnDue')
  const workerThen = deadlines.numbers('workerOnDue')
  const evidence = evidenceByStandard(model)
  const { includes, isWhole, hidden } = partOn(model, part)
  const first = addMonths(days[0]!, -12) + 1
  const last = days.at(-1)!
  const inTime = new Int32Array(last - first + 1)
  const missed = new Int32Array(last - first + 1)
  const finder = happenedOn(deadlines, 'dueOn', { first, last }, hidden)
  for (let found = finder.next(); found !== undefined; found = finder.next()) {
    for (let at = 0; at < found; at++) {
      const row = finder.rows[at]!
      const on = due[row]!
      if (evidence[standard[row]!]! > on || !(isWhole || includes(unitThen[row]!, workerThen[row]!))) continue
      const metInTime = hasCome(met[row]!, on)
      inTime[on - first]! += metInTime
      missed[on - first]! += ~(metInTime | hasCome(ended[row]!, on)) & 1
    }
  }
  return days.map(day => {
    let [metBy, missedBy] = [0, 0]
    for (let on = addMonths(day, -12) + 1; on <= day; on++) {
      metBy += inTime[on - first]!
      if (on < day) missedBy += missed[on - first]!
    }
    return { met: metBy, of: metBy + missedBy }
  })
}

/** The index of the first of the days on or after one; how many there are, where all are before it. */
function firstAt(days: readonly Day[]): (on: Day) => number {
  const first = days[0]!
  const table = new Uint8Array(days.at(-1)! - first + 1)
  let index = 0
  for (let at = 0; at < table.length; at++) {
    if (first + at > days[index]!) index++
    table[at] = index
  }
  return on => (on <= first ? 0 : (table[on - first] ?? days.length))
}

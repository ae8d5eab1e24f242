import type { Day } from '../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { type Columns, unknown } from './columns.ts'
import { evidenceByStandard } from './deadline-states.ts'
import { type Part, partOn } from './part.ts'
import type { ReadModel } from './read-model.ts'

/** The four figures at the head of the board on one day. */
export interface KeyFigures {
  readonly on: Day
  childrenOpen: number
  overdue: number
  dueNext5WorkingDays: number
  inTime: { met: number; of: number }
}

const never = 2_147_483_647

/**
 * The key figures on a day and at the end of each of so many months before it, oldest first: as the indicators
 * children-open, overdue, due-next-5-working-days and in-time give them, in one pass over each table.
 */
export function keyFigures(model: ReadModel, day: Day, part: Part = {}, monthsBefore = 12): KeyFigures[] {
  const ends = Array.from({ length: monthsBefore }, (_, index) => firstOfMonth(monthOf(day) - index) - 1).reverse()
  const days = [...ends, day]
  const figures = days.map(
    (on): KeyFigures => ({ on, childrenOpen: 0, overdue: 0, dueNext5WorkingDays: 0, inTime: { met: 0, of: 0 } }),
  )
  countOpen(model, days, figures, part)
  countDeadlines(model, days, figures, part)
  return figures
}

function countOpen(model: ReadModel, days: readonly Day[], figures: KeyFigures[], part: Part): void {
  const spells = model.columns('status')
  const from = spells.numbers('from')
  const until = spells.numbers('until')
  const leaving = spells.dictionaries.get('status')!.find('care leaver')
  const status = spells.numbers('status')
  const at = firstAt(days)
  const { includes, hidden } = partOn(model, part)
  const held = days.map(each => model.on(each))
  eachLive(spells, hidden, (row, child) => {
    if (status[row] === leaving) return
    const end = until[row] === unknown ? never : until[row]!
    for (let index = at(from[row]!); index < days.length && days[index]! < end; index++)
      if (includes(held[index]!.unit[child]!, held[index]!.worker[child]!)) figures[index]!.childrenOpen++
  })
}

function countDeadlines(model: ReadModel, days: readonly Day[], figures: KeyFigures[], part: Part): void {
  const deadlines = model.columns('deadline')
  const standard = deadlines.numbers('standard')
  const trigger = deadlines.numbers('triggerOn')
  const due = deadlines.numbers('dueOn')
  const met = deadlines.numbers('metOn')
  const ended = deadlines.numbers('endedOn')
  const unitThen = deadlines.numbers('unitOnDue')
  const workerThen = deadlines.numbers('workerOnDue')
  const evidence = evidenceByStandard(model)
  const { includes, hidden } = partOn(model, part)
  const held = days.map(each => model.on(each))
  const at = firstAt(days)
  const yearAfter = days.map(each => addMonths(each, -12))
  const fifth = days.map(each => model.calendar.add(each, 5) ?? each)
  const [first, last] = [days[0]!, days.at(-1)!]
  const longest = Math.max(...fifth.map((each, index) => each - days[index]!))
  eachLive(deadlines, hidden, (row, child) => {
    const on = due[row]!
    if (on <= yearAfter[0]! && (met[row] !== unknown || ended[row] !== unknown)) {
      if (Math.max(met[row]!, ended[row]!) <= first) return
    }
    const metOn = met[row] === unknown ? never : met[row]!
    const endedOn = ended[row] === unknown ? never : ended[row]!
    const settled = Math.min(metOn, endedOn)
    const covered = evidence[standard[row]!]! <= on
    // Ahead: due on one of the days, or within five working days of it.
    if (on >= first && on - longest <= last) {
      for (let index = at(on - longest); index < days.length && days[index]! <= on; index++) {
        const ahead = on <= fifth[index]! && trigger[row]! <= days[index]! && settled > days[index]!
        if (ahead && includes(held[index]!.unit[child]!, held[index]!.worker[child]!))
          figures[index]!.dueNext5WorkingDays++
      }
    }
    if (!covered) return
    for (let index = at(Math.max(on + 1, trigger[row]!)); index < days.length && days[index]! < settled; index++)
      if (includes(held[index]!.unit[child]!, held[index]!.worker[child]!)) figures[index]!.overdue++
    const metInTime = metOn <= on
    if ((!metInTime && endedOn <= on) || !includes(unitThen[row]!, workerThen[row]!)) return
    for (let index = at(on); index < days.length && on > yearAfter[index]!; index++) {
      const mayStillBeDone = on === days[index]! && settled > on
      if (mayStillBeDone) continue
      figures[index]!.inTime.of++
      if (metInTime) figures[index]!.inTime.met++
    }
  })
}

function eachLive(columns: Columns, hidden: Uint8Array | undefined, take: (row: number, child: number) => void): void {
  const { child, length } = columns
  for (let row = 0; row < length; row++) {
    if (child[row]! >= 0 && !(hidden && hidden[child[row]!] === 1)) take(row, child[row]!)
  }
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

import type { Day } from '../domain/calendar/day.ts'
import { byId } from '../domain/standards/registry.ts'
import { type State, states as stateNames } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import { stateCode, statesOn } from './deadline-states.ts'
import { type Opening, opens } from './question.ts'
import type { ReadModel } from './read-model.ts'

export const dueBands = ['overdue', 'today', 'this week', 'next two weeks', 'later'] as const
export type DueBand = (typeof dueBands)[number]

/** One thing to be done for one child, with what a person needs to decide what comes first. */
export interface DueItem {
  readonly childId: string
  readonly standardId: string
  readonly subject: string
  readonly ordinal: number
  readonly triggerOn: Day
  readonly dueOn: Day
  /** The earlier of the legal and the customary date: what work lists go by. */
  readonly workOn: Day
  readonly state: State
  readonly band: DueBand
  /** Working days past the due date (above 0), or until it. */
  readonly workingDaysLate: number
  readonly unit: string | undefined
  readonly worker: string | undefined
  readonly lastSeenOn: Day | undefined
}

/**
 * What is outstanding on a day among the children a reader may open: overdue first, then today, this week, the next
 * two weeks, later; within each the gravest first, then the longest waiting.
 */
export function dueOn(model: ReadModel, day: Day, opening: Opening, standards?: ReadonlySet<string>): DueItem[] {
  const deadlines = model.columns('deadline')
  const states = statesOn(model, day)
  const today = model.on(day)
  const due = deadlines.numbers('dueOn')
  const customary = deadlines.numbers('customaryDueOn')
  const trigger = deadlines.numbers('triggerOn')
  const ordinal = deadlines.numbers('ordinal')
  const seen = lastSeen(model, day)
  const endOfWeek = day + 7 - ((((day + 3) % 7) + 7) % 7) - 1
  const items: DueItem[] = []
  for (let row = 0; row < deadlines.length; row++) {
    const code = states[row]!
    if (code < 0 || code > stateCode.overdue) continue
    const child = deadlines.child[row]!
    const unit = model.units.texts[today.unit[child]!]
    const worker = model.workers.texts[today.worker[child]!]
    if (!opens(opening, unit, worker)) continue
    const standardId = deadlines.text('standard', row)!
    if (standards && !standards.has(standardId)) continue
    const workOn = customary[row] === unknown ? due[row]! : Math.min(due[row]!, customary[row]!)
    items.push({
      childId: model.children[child]!,
      standardId,
      subject: deadlines.text('subject', row)!,
      ordinal: ordinal[row]!,
      triggerOn: trigger[row]!,
      dueOn: due[row]!,
      workOn,
      state: stateNames[code]!,
      band: bandOf(stateNames[code]!, workOn, day, endOfWeek),
      workingDaysLate: model.calendar.between(due[row]!, day) ?? day - due[row]!,
      unit,
      worker,
      lastSeenOn: seen[child] === unknown ? undefined : seen[child],
    })
  }
  return items.sort(
    (a, b) =>
      dueBands.indexOf(a.band) - dueBands.indexOf(b.band) ||
      byId(a.standardId).gravity - byId(b.standardId).gravity ||
      a.workOn - b.workOn ||
      (a.childId < b.childId ? -1 : 1),
  )
}

function bandOf(state: State, workOn: Day, day: Day, endOfWeek: Day): DueBand {
  if (state === 'overdue') return 'overdue'
  if (workOn <= day) return 'today'
  if (workOn <= endOfWeek) return 'this week'
  return workOn <= endOfWeek + 14 ? 'next two weeks' : 'later'
}

/** The last day on or before a day on which each child is recorded as seen. */
export function lastSeen(model: ReadModel, day: Day): Int32Array {
  const visits = model.columns('visit')
  const on = visits.numbers('on')
  const wasSeen = visits.numbers('seen')
  const seen = new Int32Array(model.children.length).fill(unknown)
  for (let row = 0; row < visits.length; row++) {
    const child = visits.child[row]!
    if (wasSeen[row] === 1 && on[row]! <= day && on[row]! > seen[child]!) seen[child] = on[row]!
  }
  return seen
}

import type { Day } from '../domain/calendar/day.ts'
import { weekdayOf } from '../domain/calendar/day.ts'
import { findStandard } from '../domain/standards/registry.ts'
import { type State, states as stateNames } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import { stateCode, stateReader } from './deadline-states.ts'
import { lastSeen } from './last-seen.ts'
import { opener } from './opening.ts'
import type { Opening } from './question.ts'
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

/** The list of what is due, and what a reader is not shown of it. */
export interface DueList {
  readonly items: readonly DueItem[]
  /** Outstanding, but of children the reader may not open. */
  readonly outside: number
  /** Passed, with no evidence supplied that could say whether it was done. */
  readonly noData: number
}

/**
 * What is outstanding on a day among the children a reader may open: overdue first, then today, this week, the next
 * two weeks, later; within each the gravest first, then the longest waiting.
 */
export function dueOn(model: ReadModel, day: Day, opening: Opening, standards?: ReadonlySet<string>): DueItem[] {
  return [...dueList(model, day, opening, standards).items]
}

/** As dueOn, saying as well how much was left out. */
export function dueList(model: ReadModel, day: Day, opening: Opening, standards?: ReadonlySet<string>): DueList {
  const deadlines = model.columns('deadline')
  const { child: children, length } = deadlines
  const stateOf = stateReader(model, day)
  const asked = standards && deadlines.dictionaries.get('standard')!.texts.map(each => standards.has(each ?? ''))
  const standard = deadlines.numbers('standard')
  const hidden = model.hiddenFrom(opening.named)
  const mayOpen = opener(model, opening, day)
  const itemOf = itemReader(model, day)
  const items: DueItem[] = []
  let outside = 0
  let noData = 0
  for (let row = 0; row < length; row++) {
    const child = children[row]!
    if (child < 0 || (hidden && hidden[child] === 1)) continue
    if (asked && !asked[standard[row]!]) continue
    const state = stateOf(row)
    const isOutstanding = state >= 0 && state <= stateCode.overdue
    if (!isOutstanding && state !== stateCode['no-data']) continue
    if (!mayOpen(child)) outside++
    else if (isOutstanding) items.push(itemOf(row, stateNames[state]!))
    else noData++
  }
  return { items: inOrder(items), outside, noData }
}

/** How to read a deadline as a thing to be done, as at a day. */
export function itemReader(model: ReadModel, day: Day): (row: number, state: State) => DueItem {
  const deadlines = model.columns('deadline')
  const due = deadlines.numbers('dueOn')
  const customary = deadlines.numbers('customaryDueOn')
  const trigger = deadlines.numbers('triggerOn')
  const ordinal = deadlines.numbers('ordinal')
  const today = model.on(day)
  const endOfWeek = day + ((7 - weekdayOf(day)) % 7)
  return (row, state) => {
    const child = deadlines.child[row]!
    const workOn = customary[row] === unknown ? due[row]! : Math.min(due[row]!, customary[row]!)
    return {
      childId: model.children[child]!,
      standardId: deadlines.text('standard', row)!,
      subject: deadlines.text('subject', row) ?? '',
      ordinal: ordinal[row]!,
      triggerOn: trigger[row]!,
      dueOn: due[row]!,
      workOn,
      state,
      band: bandOf(state, workOn, day, endOfWeek),
      workingDaysLate: model.calendar.between(due[row]!, day) ?? day - due[row]!,
      unit: model.units.texts[today.unit[child]!],
      worker: model.workers.texts[today.worker[child]!],
      lastSeenOn: lastSeen(model, child, day),
    }
  }
}

/** By band, then gravity, then how long it has waited. */
function inOrder(items: DueItem[]): DueItem[] {
  const keyed = items.map(item => ({ item, rank: dueBands.indexOf(item.band) * 8 + gravityOf(item) }))
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      a.item.workOn - b.item.workOn ||
      (a.item.childId < b.item.childId ? -1 : a.item.childId > b.item.childId ? 1 : 0),
  )
  return keyed.map(({ item }) => item)
}

/** One derived by earlier rules, of a standard that is no more, comes last. */
function gravityOf(item: DueItem): number {
  return findStandard(item.standardId)?.gravity ?? 4
}

/** Weeks end on Sunday. */
function bandOf(state: State, workOn: Day, day: Day, endOfWeek: Day): DueBand {
  if (state === 'overdue') return 'overdue'
  if (workOn <= day) return 'today'
  if (workOn <= endOfWeek) return 'this week'
  return workOn <= endOfWeek + 14 ? 'next two weeks' : 'later'
}

import type { Day } from '../domain/calendar/day.ts'
import { weekdayOf } from '../domain/calendar/day.ts'
import { findStandard } from '../domain/standards/registry.ts'
import { type State, states as stateNames } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import { lateReader, stateCode, stateReader } from './deadline-states.ts'
import { lastSeen, suppliesVisits } from './last-seen.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** What comes first; last, what passed with no evidence supplied that could say whether it was done. */
export const dueBands = ['overdue', 'today', 'this week', 'next two weeks', 'later', 'no data'] as const
export type DueBand = (typeof dueBands)[number]

/** The states of what is still to be done, and of what nobody can say was done. */
export const outstandingStates = ['due-later', 'due-soon', 'overdue', 'no-data'] as const satisfies readonly State[]

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
  /** What lateness is counted from, where it is overdue and that is not the due date, which was before the evidence. */
  readonly lateAfter?: Day | undefined
  /** Working days past that day (above 0), or until it. */
  readonly workingDaysLate: number
  readonly unit: string | undefined
  readonly worker: string | undefined
  readonly lastSeenOn: Day | undefined
  /** The authority has never supplied visits, so that nobody can say that a child was never seen. */
  readonly visitsUnsupplied?: true
}

/** Which of what is outstanding is asked for; all of it, but what there is no data on, unless given. */
export interface DueAsked {
  readonly standards?: ReadonlySet<string> | undefined
  /** Whose, by who holds the child on the day. */
  readonly part?: Omit<Part, 'named'> | undefined
  /** Of the outstanding states. */
  readonly states?: ReadonlySet<State> | undefined
  readonly bands?: ReadonlySet<DueBand> | undefined
  readonly children?: ReadonlySet<string> | undefined
  /** Due, by the legal date, on the day or in so many working days after it, and not yet done. */
  readonly withinWorkingDays?: number | undefined
  /** To be done by this day, and not yet late: due by it, or on a day after it that nobody works. */
  readonly doneBy?: Day | undefined
}

/** The list of what is due, and what a reader is not shown of it. */
export interface DueList {
  readonly items: readonly DueItem[]
  /** As asked for, but of children the reader may not open. */
  readonly outside: number
  /** In the same part and of the same standards: passed, with no evidence that could say whether it was done. */
  readonly noData: number
}

/**
 * What is outstanding on a day among the children a reader may open, and how much was left out: overdue first, then
 * today, this week, the next two weeks, later; within each the gravest first, then the longest waiting.
 */
export function dueList(model: ReadModel, day: Day, opening: Opening, asked: DueAsked = {}): DueList {
  const deadlines = model.columns('deadline')
  const { child: children, length } = deadlines
  const stateOf = stateReader(model, day)
  const { standards } = asked
  const ofStandard = standards && deadlines.dictionaries.get('standard')!.texts.map(each => standards.has(each ?? ''))
  const standard = deadlines.numbers('standard')
  const { unit, worker } = model.on(day)
  const { includes, hidden } = partOn(model, { ...asked.part, ...(opening.named ? { named: opening.named } : {}) })
  const counted = opening.counts && partOn(model, { workers: opening.counts }).includes
  const mayOpen = opener(model, opening, day)
  const ofChild = asked.children && Uint8Array.from(model.children, each => (asked.children!.has(each) ? 1 : 0))
  const wanted = wantedStates(asked)
  const within = withinReader(model, day, asked.withinWorkingDays)
  const toDo = doneByReader(model, asked.doneBy)
  const bandOf = bandReader(model, day)
  const itemOf = itemReader(model, day)
  const items: DueItem[] = []
  let outside = 0
  let noData = 0
  for (let row = 0; row < length; row++) {
    const child = children[row]!
    if (child < 0 || (hidden && hidden[child] === 1)) continue
    if ((ofStandard && !ofStandard[standard[row]!]) || (ofChild && ofChild[child] === 0)) continue
    const state = stateOf(row)
    if (state < 0 || (state > stateCode.overdue && state !== stateCode['no-data'])) continue
    if (!includes(unit[child]!, worker[child]!) || (counted && !counted(unit[child]!, worker[child]!))) continue
    if (state === stateCode['no-data']) noData++
    if (wanted[state] !== 1 || !within(row, state) || !toDo(row, state)) continue
    const name = stateNames[state]!
    if (asked.bands && !asked.bands.has(bandOf(row, name))) continue
    if (mayOpen(child)) items.push(itemOf(row, name))
    else outside++
  }
  return { items: inOrder(items), outside, noData }
}

function wantedStates({ states, bands }: DueAsked): Uint8Array {
  const wanted = new Uint8Array(stateNames.length)
  const usual = bands?.has('no data') ? outstandingStates : outstandingStates.filter(each => each !== 'no-data')
  for (const each of states ?? usual) wanted[stateCode[each]] = 1
  return wanted
}

/** As the indicator of what is due in the next so many working days has it. */
function withinReader(
  model: ReadModel,
  day: Day,
  workingDays: number | undefined,
): (row: number, state: number) => boolean {
  if (workingDays === undefined) return () => true
  const due = model.columns('deadline').numbers('dueOn')
  const last = model.calendar.add(day, workingDays) ?? day
  return (row, state) => state < stateCode.overdue && due[row]! <= last
}

/** What falls due before the next working day has to be done by the day in practice. */
function doneByReader(model: ReadModel, by: Day | undefined): (row: number, state: number) => boolean {
  if (by === undefined) return () => true
  const due = model.columns('deadline').numbers('dueOn')
  const next = model.calendar.add(by, 1) ?? by + 1
  return (row, state) => state < stateCode.overdue && due[row]! < next
}

/** How to read the day work lists go by: the earlier of the legal and the customary date. */
function workDayReader(model: ReadModel): (row: number) => Day {
  const deadlines = model.columns('deadline')
  const due = deadlines.numbers('dueOn')
  const customary = deadlines.numbers('customaryDueOn')
  return row => (customary[row] === unknown ? due[row]! : Math.min(due[row]!, customary[row]!))
}

/** How to read a deadline's band. Weeks end on Sunday. */
function bandReader(model: ReadModel, day: Day): (row: number, state: State) => DueBand {
  const workDayOf = workDayReader(model)
  const endOfWeek = day + ((7 - weekdayOf(day)) % 7)
  return (row, state) => {
    if (state === 'overdue') return 'overdue'
    if (state === 'no-data') return 'no data'
    const workOn = workDayOf(row)
    if (workOn <= day) return 'today'
    if (workOn <= endOfWeek) return 'this week'
    return workOn <= endOfWeek + 14 ? 'next two weeks' : 'later'
  }
}

/** How to read a deadline as a thing to be done, as at a day. */
export function itemReader(model: ReadModel, day: Day): (row: number, state: State) => DueItem {
  const deadlines = model.columns('deadline')
  const due = deadlines.numbers('dueOn')
  const trigger = deadlines.numbers('triggerOn')
  const ordinal = deadlines.numbers('ordinal')
  const today = model.on(day)
  const workDayOf = workDayReader(model)
  const bandOf = bandReader(model, day)
  const lateAfterOf = lateReader(model)
  return (row, state) => {
    const child = deadlines.child[row]!
    const lateAfter = state === 'overdue' ? lateAfterOf(row) : due[row]!
    return {
      childId: model.children[child]!,
      standardId: deadlines.text('standard', row)!,
      subject: deadlines.text('subject', row) ?? '',
      ordinal: ordinal[row]!,
      triggerOn: trigger[row]!,
      dueOn: due[row]!,
      workOn: workDayOf(row),
      state,
      band: bandOf(row, state),
      ...(lateAfter === due[row] ? {} : { lateAfter }),
      workingDaysLate: model.calendar.between(lateAfter, day) ?? day - lateAfter,
      unit: model.units.texts[today.unit[child]!],
      worker: model.workers.texts[today.worker[child]!],
      lastSeenOn: lastSeen(model, child, day),
      ...(suppliesVisits(model) ? {} : { visitsUnsupplied: true as const }),
    }
  }
}

/** By band, then gravity, then how long it has waited. */
export function inOrder<Item extends DueItem>(items: readonly Item[]): Item[] {
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

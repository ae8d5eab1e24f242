import type { Day } from '../domain/calendar/day.ts'
import { addMonths } from '../domain/calendar/months.ts'
import type { Condition } from '../domain/indicators/indicator.ts'
import { evidenceNamed } from '../domain/standards/registry.ts'
import { evidenceFrom } from '../domain/standards/state.ts'
import { hasCome, type Marker, markAny, markEvery, marking, markNot } from './batch.ts'
import { type Columns, never, unknown } from './columns.ts'
import { wholeMonths } from './day-table.ts'
import { evidenceByStandard, lateReader, stateCode, stateReader } from './deadline-states.ts'
import type { Frame } from './frame.ts'

/** Marks the rows for which all of these conditions hold. */
export function markerOf(frame: Frame, conditions: readonly Condition[] | undefined): Marker {
  return markEvery(markersOf(frame, conditions))
}

/** Each condition by itself. */
export function markersOf(frame: Frame, conditions: readonly Condition[] | undefined): Marker[] {
  return (conditions ?? []).flatMap(each => [...soonerTold(frame, each), conditionOf(frame, each)])
}

/**
 * What has to hold besides where a condition does, and takes one comparison to tell: what is overdue was due before the
 * day, what is due soon or later was not. Most rows are done with before their states are worked out.
 */
function soonerTold({ columns, asOf }: Frame, condition: Condition): Marker[] {
  if (!('state' in condition)) return []
  if (condition.state.every(each => each === 'overdue' || each === 'no-data'))
    return [below(columns.numbers('dueOn'), asOf)]
  if (condition.state.every(each => each === 'due-soon' || each === 'due-later'))
    return [atLeast(columns.numbers('dueOn'), asOf)]
  return []
}

/** Marks the rows that leave unsaid what these conditions ask of a yes/no column; undefined where none asks. */
export function leavesUnsaid(frame: Frame, conditions: readonly Condition[] | undefined): Marker | undefined {
  const flags = (conditions ?? []).flatMap(each => ('yes' in each ? [frame.columns.numbers(each.yes)] : []))
  return flags.length === 0 ? undefined : markAny(flags.map(flag => equals(flag, unknown)))
}

function conditionOf(frame: Frame, condition: Condition): Marker {
  const { columns, asOf } = frame
  if ('is' in condition) return isOneOf(columns.numbers(condition.column), codes(frame, condition.column, condition.is))
  if ('yes' in condition) return equals(columns.numbers(condition.yes), 1)
  if ('missing' in condition) {
    const nothing = columns.table.columns[condition.missing] === 'code' ? 0 : unknown
    return equals(columns.numbers(condition.missing), nothing)
  }
  if ('happened' in condition) {
    const on = columns.numbers(condition.happened)
    return (rows, count, marks) => {
      for (let at = 0; at < count; at++) marks[at] = hasCome(on[rows[at]!]!, asOf)
    }
  }
  if ('ahead' in condition) return atLeast(columns.numbers(condition.ahead), asOf + 1)
  if ('monthsSince' in condition) {
    const from = columns.numbers(condition.monthsSince)
    return marking(row => {
      const since = from[row]!
      const on = frame.dayOf(row)
      return since !== unknown && since <= on && wholeMonths(since, on) >= condition.atLeast
    })
  }
  if ('monthsOpen' in condition) {
    const { monthsOpen } = condition
    return marking(row => {
      const since = frame.openSinceOf(row)
      return since !== unknown && wholeMonths(since, frame.dayOf(row)) >= monthsOpen
    })
  }
  if ('status' in condition) {
    const dictionary = frame.model.columns('status').dictionaries.get('status')!
    const wanted = new Set(condition.status.map(each => dictionary.find(each)))
    return marking(row => wanted.has(frame.statusOf(row)))
  }
  if ('state' in condition) {
    const state = stateReader(frame.model, asOf)
    // From 1, as a deadline whose clock has not begun is -1.
    const wanted = new Uint8Array(9)
    for (const each of condition.state) wanted[stateCode[each] + 1] = 1
    return (rows, count, marks) => {
      for (let at = 0; at < count; at++) marks[at] = wanted[state(rows[at]!) + 1]!
    }
  }
  if ('whenDue' in condition) return whenDue(frame, condition.whenDue)
  if ('dueWithinWorkingDays' in condition) {
    const due = columns.numbers('dueOn')
    const last = frame.model.calendar.add(asOf, condition.dueWithinWorkingDays) ?? asOf
    return (rows, count, marks) => {
      for (let at = 0; at < count; at++) {
        const on = due[rows[at]!]!
        marks[at] = Number(on >= asOf) & Number(on <= last)
      }
    }
  }
  if ('uncovered' in condition) {
    const due = columns.numbers('dueOn')
    const standard = columns.numbers('standard')
    const from = evidenceByStandard(frame.model)
    return (rows, count, marks) => {
      for (let at = 0; at < count; at++) marks[at] = Number(from[standard[rows[at]!]!]! > due[rows[at]!]!)
    }
  }
  if ('lateUnknown' in condition) return lateUnknown(frame)
  if ('unsupplied' in condition) {
    const from = evidenceFrom(frame.model.coverage, evidenceNamed(condition.unsupplied)) ?? never
    const late = Number(from > addMonths(asOf, -condition.forMonths))
    return (_rows, count, marks) => {
      for (let at = 0; at < count; at++) marks[at] = late
    }
  }
  if ('mostlyAfter' in condition) {
    const { fact, column } = condition.mostlyAfter
    const after = Number(isMostlyAfter(frame.model.columns(fact), column, asOf))
    return (_rows, count, marks) => {
      for (let at = 0; at < count; at++) marks[at] = after
    }
  }
  if ('not' in condition) return markNot(markerOf(frame, condition.not))
  if ('anyOf' in condition) return markAny(condition.anyOf.map(each => markerOf(frame, each)))
  return atLeast(columns.numbers(condition.column), condition.atLeast)
}

function isMostlyAfter(columns: Columns, column: string, day: Day): boolean {
  const days = columns.numbers(column)
  let [known, after] = [0, 0]
  // Rows that were replaced keep their numbers, and room is kept for rows to come.
  for (let row = 0; row < columns.length; row++) {
    if (columns.child[row]! < 0 || days[row] === unknown) continue
    known++
    if (days[row]! > day) after++
  }
  return after * 2 > known
}

function equals(column: Int32Array, value: number): Marker {
  return (rows, count, marks) => {
    for (let at = 0; at < count; at++) marks[at] = Number(column[rows[at]!] === value)
  }
}

function below(column: Int32Array, limit: number): Marker {
  return (rows, count, marks) => {
    for (let at = 0; at < count; at++) marks[at] = Number(column[rows[at]!]! < limit)
  }
}

/** `unknown` is less than any number that is asked for. */
function atLeast(column: Int32Array, least: number): Marker {
  return (rows, count, marks) => {
    for (let at = 0; at < count; at++) marks[at] = Number(column[rows[at]!]! >= least)
  }
}

function isOneOf(column: Int32Array, wanted: readonly number[]): Marker {
  return wanted.length === 1 ? equals(column, wanted[0]!) : markAny(wanted.map(each => equals(column, each)))
}

function codes(frame: Frame, column: string, texts: readonly string[]): number[] {
  const dictionary = frame.columns.dictionaries.get(column)
  if (dictionary === undefined) throw new RangeError(`${frame.columns.table.name}.${column} is not a column of codes`)
  return texts.map(text => dictionary.find(text)).filter(code => code !== undefined)
}

/** Whether the deadline a row names as missed was not late yet, as far as anybody can say, when it was last outstanding. */
function lateUnknown({ columns, model, asOf }: Frame): Marker {
  const [from, due, until] = [
    columns.numbers('missedFrom'),
    columns.numbers('missedDue'),
    columns.numbers('missedUntil'),
  ]
  const [ifNot, otherwise] = [columns.numbers('missedIfNot'), columns.numbers('missedOtherwise')]
  const named = { table: columns.table.name, standard: 'missed', triggerOn: 'missedFrom', dueOn: 'missedDue' }
  const lateAfter = lateReader(model, named)
  const lateBefore = lateReader(model, { ...named, triggerOn: 'missedIfNot', dueOn: 'missedIfNot' })
  return marking(row => {
    if (due[row] === unknown) return false
    const outstanding = until[row] === unknown ? asOf : Math.min(asOf, until[row]!)
    if (outstanding <= lateAfter(row)) return true
    return ifNot[row] !== unknown && outstanding <= otherwise[row]! && from[row]! <= lateBefore(row)
  })
}

/** What a deadline was on the day it fell due: met by then, ended by then, or still open. */
function whenDue(frame: Frame, wanted: readonly ('met' | 'ended' | 'open')[]): Marker {
  const due = frame.columns.numbers('dueOn')
  const met = frame.columns.numbers('metOn')
  const ended = frame.columns.numbers('endedOn')
  // By whether it was met, and whether ended: 2 and 3 were both met.
  const [ifMet, ifEnded, ifOpen] = (['met', 'ended', 'open'] as const).map(each => Number(wanted.includes(each)))
  const holds = Uint8Array.of(ifOpen!, ifEnded!, ifMet!, ifMet!)
  return (rows, count, marks) => {
    for (let at = 0; at < count; at++) {
      const row = rows[at]!
      marks[at] = holds[2 * hasCome(met[row]!, due[row]!) + hasCome(ended[row]!, due[row]!)]!
    }
  }
}

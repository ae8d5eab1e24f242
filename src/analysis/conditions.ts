import type { Condition } from '../domain/indicators/indicator.ts'
import { unknown } from './columns.ts'
import { wholeMonths } from './day-table.ts'
import { evidenceByStandard, stateCode, stateReader } from './deadline-states.ts'
import type { Frame } from './frame.ts'

export type RowTest = (row: number) => boolean

/** Conditions, all of which must hold, as one test of a row. */
export function allOf(frame: Frame, conditions: readonly Condition[] | undefined): RowTest | undefined {
  const tests = (conditions ?? []).map(each => testOf(frame, each))
  const [first, second, third] = tests
  if (first === undefined) return undefined
  if (second === undefined) return first
  if (third === undefined) return row => first(row) && second(row)
  return row => tests.every(test => test(row))
}

/** Whether a row leaves unsaid what these conditions ask of a yes/no column. */
export function leavesUnsaid(frame: Frame, conditions: readonly Condition[] | undefined): RowTest | undefined {
  const flags = (conditions ?? []).flatMap(each => ('yes' in each ? [frame.columns.numbers(each.yes)] : []))
  return flags.length === 0 ? undefined : row => flags.some(flag => flag[row] === unknown)
}

function testOf(frame: Frame, condition: Condition): RowTest {
  const { columns, asOf } = frame
  if ('is' in condition) return isOneOf(columns.numbers(condition.column), codes(frame, condition.column, condition.is))
  if ('yes' in condition) {
    const flag = columns.numbers(condition.yes)
    return row => flag[row] === 1
  }
  if ('missing' in condition) {
    const column = columns.numbers(condition.missing)
    const nothing = columns.table.columns[condition.missing] === 'code' ? 0 : unknown
    return row => column[row] === nothing
  }
  if ('happened' in condition) {
    const on = columns.numbers(condition.happened)
    return row => on[row] !== unknown && on[row]! <= asOf
  }
  if ('ahead' in condition) {
    const on = columns.numbers(condition.ahead)
    return row => on[row] !== unknown && on[row]! > asOf
  }
  if ('monthsSince' in condition) {
    const from = columns.numbers(condition.monthsSince)
    const { atLeast } = condition
    return row => {
      const since = from[row]!
      const on = frame.dayOf(row)
      return since !== unknown && since <= on && wholeMonths(since, on) >= atLeast
    }
  }
  if ('monthsOpen' in condition) {
    const { monthsOpen } = condition
    return row => {
      const since = frame.openSinceOf(row)
      return since !== unknown && wholeMonths(since, frame.dayOf(row)) >= monthsOpen
    }
  }
  if ('status' in condition) {
    const dictionary = frame.model.columns('status').dictionaries.get('status')!
    const wanted = new Set(condition.status.map(each => dictionary.find(each)))
    return row => wanted.has(frame.statusOf(row))
  }
  if ('state' in condition) {
    const wanted = new Uint8Array(8)
    for (const each of condition.state) wanted[stateCode[each]] = 1
    const state = stateReader(frame.model, asOf)
    return row => wanted[state(row)] === 1
  }
  if ('whenDue' in condition) return whenDue(frame, condition.whenDue)
  if ('dueWithinWorkingDays' in condition) {
    const due = columns.numbers('dueOn')
    const last = frame.model.calendar.add(asOf, condition.dueWithinWorkingDays) ?? asOf
    return row => due[row]! >= asOf && due[row]! <= last
  }
  if ('uncovered' in condition) {
    const due = columns.numbers('dueOn')
    const standard = columns.numbers('standard')
    const from = evidenceByStandard(frame.model)
    return row => from[standard[row]!]! > due[row]!
  }
  if ('not' in condition) {
    const all = allOf(frame, condition.not)
    return row => all !== undefined && !all(row)
  }
  if ('anyOf' in condition) {
    const some = condition.anyOf.map(each => allOf(frame, each))
    return row => some.some(test => test === undefined || test(row))
  }
  const column = columns.numbers(condition.column)
  const { atLeast } = condition
  return row => column[row] !== unknown && column[row]! >= atLeast
}

function codes(frame: Frame, column: string, texts: readonly string[]): number[] {
  const dictionary = frame.columns.dictionaries.get(column)
  if (dictionary === undefined) throw new RangeError(`${frame.columns.table.name}.${column} is not a column of codes`)
  return texts.map(text => dictionary.find(text)).filter(code => code !== undefined)
}

function isOneOf(column: Int32Array, wanted: readonly number[]): RowTest {
  const [only] = wanted
  if (only === undefined) return () => false
  if (wanted.length === 1) return row => column[row] === only
  const set = new Set(wanted)
  return row => set.has(column[row]!)
}

/** What a deadline was on the day it fell due: met by then, ended by then, or still open. */
function whenDue(frame: Frame, wanted: readonly ('met' | 'ended' | 'open')[]): RowTest {
  const due = frame.columns.numbers('dueOn')
  const met = frame.columns.numbers('metOn')
  const ended = frame.columns.numbers('endedOn')
  const [ifMet, ifEnded, ifOpen] = (['met', 'ended', 'open'] as const).map(each => wanted.includes(each))
  return row => {
    if (met[row] !== unknown && met[row]! <= due[row]!) return ifMet!
    return ended[row] !== unknown && ended[row]! <= due[row]! ? ifEnded! : ifOpen!
  }
}

import type { Day } from '../domain/calendar/day.ts'
import { addMonths } from '../domain/calendar/months.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'
import { type Columns, unknown } from './columns.ts'
import { evidenceByStandard, stateCode, statesOn } from './deadline-states.ts'
import type { OnDay, ReadModel } from './read-model.ts'

/** Takes each row of an indicator's population: whether it counts, whose it is, its date and its number (medians). */
export type Take = (
  row: number,
  child: number,
  counted: boolean,
  unit: number,
  worker: number,
  on: Day,
  value: number,
) => void

export interface Scanned {
  readonly columns: Columns
  /** Present when the fact is deadlines: the state of each row on the day. */
  readonly states: Int8Array | undefined
  readonly exclusions: { why: string; count: number }[]
}

/** The twelve months to a day: after the corresponding day of last year, up to the day itself. */
export function yearTo(day: Day): { after: Day; to: Day } {
  return { after: addMonths(day, -12), to: day }
}

/**
 * The one pass that every number, breakdown, trend and list is made from. What is outstanding on the day belongs to
 * whoever holds the child that day; an outcome to whoever held the child when it fell due or happened.
 */
export function scan(model: ReadModel, indicator: Indicator, asOf: Day, take: Take): Scanned {
  const columns = model.columns(indicator.fact)
  const { measure } = indicator
  const today = model.on(asOf)
  const exclusions: { why: string; count: number }[] = []
  switch (measure.kind) {
    case 'open':
      scanOpen(columns, measure, asOf, today, take)
      return { columns, states: undefined, exclusions }
    case 'events':
    case 'median':
      exclusions.push(...scanEvents(model, columns, measure, asOf, take))
      return { columns, states: undefined, exclusions }
    case 'deadlines': {
      const states = statesOn(model, asOf)
      scanDeadlines(model, columns, measure, asOf, states, today, take)
      return { columns, states, exclusions }
    }
    case 'in time': {
      const states = statesOn(model, asOf)
      exclusions.push(...scanInTime(model, columns, measure, asOf, states, take))
      return { columns, states, exclusions }
    }
  }
}

type Of<K extends Indicator['measure']['kind']> = Extract<Indicator['measure'], { kind: K }>

function scanOpen(columns: Columns, measure: Of<'open'>, asOf: Day, today: OnDay, take: Take): void {
  const from = columns.numbers(measure.from)
  const until = columns.numbers(measure.until)
  const { only, except } = measure
  const left = except && columns.numbers(except.column)
  const unwanted =
    except &&
    (typeof except.is === 'string' ? (columns.dictionaries.get(except.column)!.find(except.is) ?? -1) : except.is)
  const column = only && columns.numbers(only.column)
  const wanted =
    only && (typeof only.is === 'string' ? (columns.dictionaries.get(only.column)!.find(only.is) ?? -1) : only.is)
  for (let row = 0; row < columns.length; row++) {
    if (from[row]! > asOf || (until[row] !== unknown && until[row]! <= asOf)) continue
    if ((column && column[row] !== wanted) || (left && left[row] === unwanted)) continue
    const child = columns.child[row]!
    take(row, child, true, today.unit[child]!, today.worker[child]!, from[row]!, 0)
  }
}

function scanEvents(model: ReadModel, columns: Columns, measure: Of<'events'> | Of<'median'>, asOf: Day, take: Take) {
  const when = columns.numbers(measure.when)
  const counts = measure.kind === 'events' && measure.counts ? columns.numbers(measure.counts) : undefined
  const outOf = measure.kind === 'events' && measure.outOf ? columns.numbers(measure.outOf) : undefined
  const value = measure.kind === 'median' ? columns.numbers(measure.value) : undefined
  const { after, to } = yearTo(asOf)
  let left = 0
  for (let row = 0; row < columns.length; row++) {
    const on = when[row]!
    if (on <= after || on > to) continue
    if ((outOf && outOf[row] === unknown) || (value && value[row] === unknown)) {
      left++
      continue
    }
    const child = columns.child[row]!
    const holder = model.holderAt(child, on)
    take(row, child, counts ? counts[row] === 1 : true, holder.unit, holder.worker, on, value ? value[row]! : 0)
  }
  return left === 0 ? [] : [{ why: 'what is counted is not recorded', count: left }]
}

function scanDeadlines(
  model: ReadModel,
  columns: Columns,
  measure: Of<'deadlines'>,
  asOf: Day,
  states: Int8Array,
  today: OnDay,
  take: Take,
): void {
  const wanted = new Set(measure.states.map(each => stateCode[each]))
  const due = columns.numbers('dueOn')
  const standard = columns.numbers('standard')
  const only =
    measure.standard === undefined ? undefined : (columns.dictionaries.get('standard')!.find(measure.standard) ?? -1)
  const latest =
    measure.dueWithinWorkingDays === undefined ? undefined : model.calendar.add(asOf, measure.dueWithinWorkingDays)
  for (let row = 0; row < columns.length; row++) {
    if (!wanted.has(states[row]!) || (only !== undefined && standard[row] !== only)) continue
    if (latest !== undefined && due[row]! > latest) continue
    const child = columns.child[row]!
    take(row, child, true, today.unit[child]!, today.worker[child]!, due[row]!, 0)
  }
}

function scanInTime(
  model: ReadModel,
  columns: Columns,
  measure: Of<'in time'>,
  asOf: Day,
  states: Int8Array,
  take: Take,
) {
  const due = columns.numbers('dueOn')
  const ended = columns.numbers('endedOn')
  const standard = columns.numbers('standard')
  const unit = columns.numbers('unitOnDue')
  const worker = columns.numbers('workerOnDue')
  const only =
    measure.standard === undefined ? undefined : (columns.dictionaries.get('standard')!.find(measure.standard) ?? -1)
  const { after, to } = yearTo(asOf)
  const evidence = evidenceByStandard(model)
  let endedFirst = 0
  let noData = 0
  for (let row = 0; row < columns.length; row++) {
    if (due[row]! <= after || due[row]! > to || states[row] === -1) continue
    if (only !== undefined && standard[row] !== only) continue
    const state = states[row]!
    if (state === stateCode['due-soon'] || state === stateCode['due-later']) continue
    const met = state === stateCode['met-in-time'] || state === stateCode['met-late']
    if (state === stateCode.ended && ended[row]! <= due[row]!) endedFirst++
    else if (!met && evidence[standard[row]!]! > due[row]!) noData++
    else take(row, columns.child[row]!, state === stateCode['met-in-time'], unit[row]!, worker[row]!, due[row]!, 0)
  }
  return [
    { why: 'ended before falling due', count: endedFirst },
    { why: 'no data: the evidence has not been supplied', count: noData },
  ].filter(each => each.count > 0)
}

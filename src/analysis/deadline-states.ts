import type { Day } from '../domain/calendar/day.ts'
import { findStandard } from '../domain/standards/registry.ts'
import { evidenceFrom, type State, states, supplyOf } from '../domain/standards/state.ts'
import { never, unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/** The number of a state in arrays of states; -1 is a deadline whose clock had not begun. */
export const stateCode = Object.fromEntries(states.map((state, index) => [state, index])) as Readonly<
  Record<State, number>
>

/** Where a table names deadlines: by its standard, the day its clock began and the day it was due. */
interface Named {
  readonly table: string
  readonly standard: string
  readonly triggerOn: string
  readonly dueOn: string
}

const ofDeadlines: Named = { table: 'deadline', standard: 'standard', triggerOn: 'triggerOn', dueOn: 'dueOn' }

/** By standard code: from when its evidence is supplied; later than any day where it never was. */
export function evidenceByStandard(model: ReadModel, { table, standard: column }: Named = ofDeadlines): Int32Array {
  const { texts } = model.columns(table).dictionaries.get(column)!
  return Int32Array.from(texts, id => {
    const standard = id === undefined ? undefined : findStandard(id)
    return standard === undefined ? unknown : (evidenceFrom(model.coverage, standard.evidence) ?? never)
  })
}

/**
 * By standard code: the last day of a whole turn of what comes round again, counted from when its evidence is supplied;
 * and of a clock in its first year, if it started after a day.
 */
function roundsByStandard(model: ReadModel, { table, standard: column }: Named) {
  return model.workedOut(roundsByStandard, table, () => {
    const { texts } = model.columns(table).dictionaries.get(column)!
    const supplies = texts.map(id => {
      const standard = id === undefined ? undefined : findStandard(id)
      return standard && supplyOf(model.coverage, standard, model.calendar)
    })
    return {
      round: Int32Array.from(supplies, each => each?.roundBy ?? never),
      firstYearAfter: Int32Array.from(supplies, each => each?.firstYear?.startedAfter ?? never),
      firstYearRound: Int32Array.from(supplies, each => each?.firstYear?.roundBy ?? never),
    }
  })
}

/**
 * By row: after which day a deadline neither met nor ended is late, later than any day where nobody can say. The rule
 * of lateAfter (domain/standards), over columns.
 */
export function lateReader(model: ReadModel, named: Named = ofDeadlines): (row: number) => Day {
  const deadlines = model.columns(named.table)
  const standard = deadlines.numbers(named.standard)
  const trigger = deadlines.numbers(named.triggerOn)
  const due = deadlines.numbers(named.dueOn)
  const evidence = evidenceByStandard(model, named)
  const { round, firstYearAfter, firstYearRound } = roundsByStandard(model, named)
  return row => {
    const [code, on, from] = [standard[row]!, due[row]!, trigger[row]!]
    if (evidence[code]! <= on) return on
    const by = from > firstYearAfter[code]! ? firstYearRound[code]! : round[code]!
    return by === never ? never : Math.max(by, evidence[code]! + on - from)
  }
}

/** The state of one deadline after another on a day, by row: the rule of stateOn (domain/standards), over columns. */
export function stateReader(model: ReadModel, day: Day): (row: number) => number {
  const deadlines = model.columns('deadline')
  const trigger = deadlines.numbers('triggerOn')
  const due = deadlines.numbers('dueOn')
  const soon = deadlines.numbers('soonOn')
  const met = deadlines.numbers('metOn')
  const { over } = deadlines
  const lateAfter = lateReader(model)
  const [later, dueSoon, overdue, inTime, late, ended, noData] = states.map(state => stateCode[state]) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return row => {
    if (trigger[row]! > day) return -1
    if (over[row]! <= day) {
      if (met[row] !== unknown && met[row]! <= day) return met[row]! <= due[row]! ? inTime : late
      return ended
    }
    if (day > due[row]!) return day > lateAfter(row) ? overdue : noData
    return day >= soon[row]! ? dueSoon : later
  }
}

/** The state of every deadline on a day, by row; -1 as well for a row struck out. */
export function statesOn(model: ReadModel, day: Day): Int8Array {
  const read = stateReader(model, day)
  const { child, length } = model.columns('deadline')
  const found = new Int8Array(length)
  for (let row = 0; row < found.length; row++) found[row] = child[row]! < 0 ? -1 : read(row)
  return found
}

import type { Day } from '../domain/calendar/day.ts'
import { findStandard } from '../domain/standards/registry.ts'
import { evidenceFrom, type State, states } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/** The number of a state in arrays of states; -1 is a deadline whose clock had not begun. */
export const stateCode = Object.fromEntries(states.map((state, index) => [state, index])) as Readonly<
  Record<State, number>
>

/** Per standard code: from when its evidence is supplied; `never` where it is not. */
const never = 2_147_483_647

export function evidenceByStandard(model: ReadModel): Int32Array {
  const { texts } = model.columns('deadline').dictionaries.get('standard')!
  return Int32Array.from(texts, id => {
    const standard = id === undefined ? undefined : findStandard(id)
    return standard === undefined ? unknown : (evidenceFrom(model.coverage, standard.evidence) ?? never)
  })
}

/** The state of every deadline on a day, by row: the same rule as stateOn of domain/standards, over columns. */
export function statesOn(model: ReadModel, day: Day): Int8Array {
  const deadlines = model.columns('deadline')
  const [standard, trigger, due, soon, met, ended] = [
    'standard',
    'triggerOn',
    'dueOn',
    'soonOn',
    'metOn',
    'endedOn',
  ].map(name => deadlines.numbers(name)) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  const evidence = evidenceByStandard(model)
  const found = new Int8Array(deadlines.length)
  for (let row = 0; row < deadlines.length; row++) {
    if (trigger[row]! > day) found[row] = -1
    else if (met[row] !== unknown && met[row]! <= day) {
      found[row] = met[row]! <= due[row]! ? stateCode['met-in-time'] : stateCode['met-late']
    } else if (ended[row] !== unknown && ended[row]! <= day) found[row] = stateCode.ended
    else if (day > due[row]!)
      found[row] = evidence[standard[row]!]! > due[row]! ? stateCode['no-data'] : stateCode.overdue
    else found[row] = day >= soon[row]! ? stateCode['due-soon'] : stateCode['due-later']
  }
  return found
}

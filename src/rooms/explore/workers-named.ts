import { heldOn, otherWorkers, type ReadModel } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import type { Scope } from '../../domain/access/scope.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Where } from './asked.ts'

/**
 * The workers a reader's numbers may be told apart by: those whose children they may open, as the organisation lists them
 * and as children are held on the day. Undefined: all. Numbers are of the whole service for every manager, and no table
 * of ours ranks its workers.
 */
export function workersAnsweredFor(
  scope: Scope,
  { workers }: Pick<Organisation, 'workers'>,
  model: ReadModel,
  day: Day,
): ReadonlySet<string> | undefined {
  if (scope.kind === 'authority') return undefined
  if (scope.kind === 'none') return new Set()
  const { units } = scope
  const listed = workers.filter(each => each.unitId !== undefined && units.has(each.unitId)).map(each => each.id)
  const holding = units.size === 0 ? [] : [...heldOn(model, day)].filter(([unit]) => units.has(unit))
  return new Set([...scope.workers, ...listed, ...holding.flatMap(([, holders]) => [...holders])])
}

/**
 * What an address chooses of workers, as far as it is taken: any one by themselves, as the live board has it, and several
 * only of those the reader answers for.
 */
export function choosable(where: Where, answeredFor: ReadonlySet<string> | undefined): Where {
  const { worker: asked, ...others } = where
  if (asked === undefined || answeredFor === undefined) return where
  const real = asked.filter(each => each !== otherWorkers)
  const own = real.filter(each => each === '' || answeredFor.has(each))
  const chosen = real.length <= 1 ? real : own.length > 0 ? own : real.slice(0, 1)
  return chosen.length === 0 ? others : { ...others, worker: chosen }
}

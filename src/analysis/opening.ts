import type { Scope } from '../domain/access/scope.ts'
import type { Day } from '../domain/calendar/day.ts'
import { type Opening, opens } from './question.ts'
import type { ReadModel } from './read-model.ts'

/**
 * What a reader may count and open, from the decisions of domain/access: whose children may be opened (scopeOf), whose
 * are counted (numbersScopeOf), and the restricted children the reader is named on.
 */
export function openingOf(scope: Scope, numbers: Scope, named: ReadonlySet<string>, today: Day): Opening {
  return {
    ...(scope.kind === 'none' ? { none: true } : {}),
    ...(scope.kind === 'units' ? { units: scope.units } : {}),
    ...(scope.kind === 'workers' ? { workers: scope.workers } : {}),
    ...(numbers.kind === 'workers' ? { counts: numbers.workers } : {}),
    ...(numbers.kind === 'none' ? { counts: new Set<string>() } : {}),
    named,
    today,
  }
}

/**
 * By child number, whether a reader may open the child: as decided by who holds the child on the real day (the as-at day
 * where the opening names none), whoever held the child on the day the page is about.
 */
export function opener(model: ReadModel, opening: Opening, asOf: Day): (child: number) => boolean {
  const { unit, worker } = model.on(opening.today ?? asOf)
  return child => opens(opening, model.units.texts[unit[child]!], model.workers.texts[worker[child]!])
}

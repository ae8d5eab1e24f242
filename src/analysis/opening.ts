import type { Scope } from '../domain/access/scope.ts'
import type { Day } from '../domain/calendar/day.ts'
import { type Holdings, isAmong, type Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** What has been decided of single children for one reader. */
export interface SingleChildren {
  /** Restricted children the reader is named on. */
  readonly named: ReadonlySet<string>
  readonly barred: ReadonlySet<string>
  readonly opened: ReadonlySet<string>
}

/**
 * What a reader may count and open, from the decisions of domain/access: whose children may be opened (scopeOf), whose
 * are counted (numbersScopeOf), and what has been decided of single children.
 */
export function openingOf(scope: Scope, numbers: Scope, single: SingleChildren, today: Day): Opening {
  return {
    ...(scope.kind === 'authority' ? {} : { opens: holdingsOf(scope) }),
    ...(numbers.kind === 'authority' ? {} : { counts: holdingsOf(numbers).workers }),
    // Without any scope nothing is open, whatever was decided.
    ...(scope.kind === 'none' ? { named: nobody } : single),
    today,
  }
}

const nobody: ReadonlySet<string> = new Set()

function holdingsOf(scope: Scope): Holdings {
  return scope.kind === 'part' ? scope : { units: nobody, workers: nobody, children: nobody }
}

/**
 * By child number, whether a reader may open the child: as decided by who holds the child on the real day (the as-at day
 * where the opening names none), whoever held the child on the day the page is about. Restricted children do not come
 * so far: whoever is named on one may open it.
 */
export function opener(model: ReadModel, opening: Opening, asOf: Day): (child: number) => boolean {
  const { unit, worker } = model.on(opening.today ?? asOf)
  const { opens, named, barred, opened } = opening
  return child => {
    const id = model.children[child]!
    if (barred?.has(id)) return false
    if (opens === undefined || named?.has(id) || opened?.has(id)) return true
    return isAmong(opens, id, model.units.texts[unit[child]!], model.workers.texts[worker[child]!])
  }
}

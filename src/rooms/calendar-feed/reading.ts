import { type DueItem, dueList, openingOf } from '../../analysis/index.ts'
import type { Principal } from '../../domain/access/principal.ts'
import { numbersScopeOf, scopeOf } from '../../domain/access/scope.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { homesOf } from '../home/index.ts'
import type { RoomServices } from '../services.ts'

/**
 * What is outstanding for the owner of a calendar, of the children they may open themselves: a worker's own, a unit's, a
 * service's. Restricted children are in no calendar, whoever is named on them. Undefined for somebody who may open none.
 */
export function readFor(services: RoomServices, owner: Principal, today: Day): readonly DueItem[] | undefined {
  const organisation = services.organisation()
  const scope = scopeOf(owner, organisation)
  if (scope.kind === 'none' || homesOf(owner, organisation).length === 0) return undefined
  const { named: _, ...opening } = openingOf(
    scope,
    numbersScopeOf(owner, organisation),
    services.singleChildren(owner),
    today,
  )
  return dueList(services.model, today, opening).items
}

import { boardRoutes } from './board-routes.tsx'
import { childRoutes } from './child-routes.tsx'
import { directionRoutes } from './direction-routes.tsx'

export { directionHref } from './addresses.ts'
export { DirectionsAtHome } from './at-home.tsx'
export { type DirectionOfCase, withCases } from './cases.ts'
export { sign } from './commands.ts'
export { keptBack, partDirections } from './kept-back.tsx'
export { type Owner, ownerNames, ownersFor, ownIdsOf, signingId } from './owners.ts'
export { ChildLink } from './pages/child-link.tsx'
export { DirectionTable } from './pages/direction-table.tsx'
export { saidBy } from './saving.ts'
export { isOverdue, standingOf } from './words.ts'
export { wordsAskedOf } from './words-asked.ts'

/** Oversight of children: notes, directions, and how both stand. */
export const routes = [...boardRoutes, ...childRoutes, ...directionRoutes]

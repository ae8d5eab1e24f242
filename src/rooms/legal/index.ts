import { childRoutes } from './child-routes.tsx'
import { decisionRoutes } from './decision-routes.tsx'
import { particularsRoutes } from './particulars-routes.tsx'
import { processRoutes } from './process-routes.tsx'
import { trackerRoutes } from './tracker-routes.tsx'

/** The legal gateway: the tracker, its agenda, and a page for each process. */
export const routes = [...trackerRoutes, ...childRoutes, ...processRoutes, ...decisionRoutes, ...particularsRoutes]

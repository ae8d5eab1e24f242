import { childRoutes } from './child-routes.tsx'
import { escalationRoutes } from './escalation-routes.tsx'
import { frameworkRoutes } from './framework-routes.tsx'
import { listRoutes } from './list-routes.tsx'

/** The threshold framework, decisions recorded against it, and disagreements. */
export const routes = [...frameworkRoutes, ...listRoutes, ...escalationRoutes, ...childRoutes]

import { routes as changing } from './changing-routes.tsx'
import { routes as cover } from './cover-routes.tsx'
import { routes as inviting } from './inviting-routes.tsx'
import { routes as listing } from './listing-routes.tsx'

export const routes = [...listing, ...inviting, ...changing, ...cover]

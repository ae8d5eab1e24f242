import { campaignRoutes } from './campaign-routes.tsx'
import { definingRoutes } from './defining-routes.tsx'
import { reviewRoutes } from './review-routes.tsx'
import { sharingRoutes } from './sharing-routes.tsx'
import { statementRoutes } from './statement-routes.tsx'

export const routes = [...campaignRoutes, ...definingRoutes, ...sharingRoutes, ...statementRoutes, ...reviewRoutes]

import { childRoutes } from './child-routes.tsx'
import { decisionRoutes } from './decision-routes.tsx'
import { particularsRoutes } from './particulars-routes.tsx'
import { processRoutes } from './process-routes.tsx'
import { trackerRoutes } from './tracker-routes.tsx'

export {
  agree,
  askFor,
  begin,
  commission,
  decide,
  enterSteps,
  log,
  settleAgreement,
  settleAssessment,
} from './commands.ts'

/** The legal gateway: the tracker, its agenda, and a page for each process. */
export const routes = [...trackerRoutes, ...childRoutes, ...processRoutes, ...decisionRoutes, ...particularsRoutes]

import { agendaRoutes } from './agenda-routes.tsx'
import { decisionListRoutes } from './decision-list-routes.tsx'
import { decisionRoutes } from './decision-routes.tsx'
import { inMeetingRoutes } from './in-meeting-routes.tsx'
import { measuresRoutes } from './measures-routes.tsx'
import { meetingRoutes } from './meeting-routes.tsx'

export { closeWhatWasCarriedOut } from './follow-up.ts'

/** Progress meetings: the agenda that builds itself, the meeting, its decisions and what becomes of them. */
export const routes = [
  ...agendaRoutes,
  ...meetingRoutes,
  ...inMeetingRoutes,
  ...decisionRoutes,
  ...decisionListRoutes,
  ...measuresRoutes,
]

import type { Route } from '#platform/http'
import { absenceListRoutes } from './absence-list-routes.tsx'
import { absenceFormRoutes } from './absence-routes.tsx'
import { accessRoutes } from './access-routes.tsx'
import { agentRoutes } from './agent-routes.tsx'
import { agentEditRoutes } from './edit-routes.tsx'
import { explainedRoutes } from './explained-routes.tsx'
import { agentListRoutes } from './list-routes.tsx'
import type { AgentDeskParts } from './parts.ts'
import { roleRoutes } from './role-routes.tsx'

export { ABSENCES_PATH, AGENTS_PATH, MY_ABSENCES_PATH } from './addresses.ts'
export { managesAbsences } from './absence-routes.tsx'
export { agentRefusalSentence } from './messages/index.ts'
export type { AgentDeskParts, WaitingWork } from './parts.ts'

/** The administration of agents, their roles and their absences. */
export function agentDeskRoutes(parts: AgentDeskParts): Route[] {
  return [
    ...agentListRoutes(),
    ...agentEditRoutes(parts),
    ...agentRoutes(parts),
    ...accessRoutes(parts),
    ...roleRoutes(parts),
    ...explainedRoutes(),
    ...absenceListRoutes(),
    ...absenceFormRoutes(),
  ]
}

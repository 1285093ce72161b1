import type { Route } from '#platform/http'
import { followRoutes } from './follow-routes.tsx'
import { formRoutes } from './form-routes.tsx'
import { openRoutes } from './open-routes.tsx'
import type { PortalParts } from './parts.ts'
import { writingRoutes } from './writing-routes.tsx'

export { NO_PORTAL_PARTS, type PortalMessage, type PortalParts } from './parts.ts'

/** Requests on the portal: the form of each type, and the follow-up without account. */
export function requestsPortalRoutes(parts: PortalParts): Route[] {
  return [...formRoutes(), ...openRoutes(), ...followRoutes(parts), ...writingRoutes(parts)]
}

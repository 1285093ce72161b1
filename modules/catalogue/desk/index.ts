import type { Route } from '#platform/http'
import { draftRoutes } from './draft-routes.tsx'
import { catalogueListRoutes } from './list-routes.tsx'
import { routingRoutes } from './routing-routes.tsx'
import { templateRoutes } from './template-routes.tsx'
import { typeRoutes } from './type-routes.tsx'

export { CATALOGUE_PATH, ROUTING_PATH } from './catalogue-tools.ts'

/** The administration of the catalogue: types and their versions, answer texts, the routing table. */
export function catalogueDeskRoutes(): Route[] {
  return [...catalogueListRoutes(), ...draftRoutes(), ...typeRoutes(), ...templateRoutes(), ...routingRoutes()]
}

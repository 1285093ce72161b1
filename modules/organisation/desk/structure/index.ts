import type { Route } from '#platform/http'
import { importRoutes } from './import-routes.tsx'
import type { StructureDeskParts } from './parts.ts'
import { siteRoutes } from './site-routes.tsx'
import { unitRoutes } from './unit-routes.tsx'

export { IMPORT_PATH, ORGANISATION_PATH, SITES_PATH, UNITS_PATH } from './addresses.ts'
export { structureRefusalSentence } from './messages/index.ts'
export type { StructureDeskParts } from './parts.ts'

/** The administration of units and sites, and the import of the organisation from files. */
export function structureDeskRoutes(parts: StructureDeskParts): Route[] {
  return [...unitRoutes(parts), ...siteRoutes(), ...importRoutes(parts)]
}

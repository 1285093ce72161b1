import type { Route } from '#platform/http'
import { closedDayRoutes } from './closed-day-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import type { StructureDeskParts } from './parts.ts'
import { siteDayRoutes } from './site-day-routes.tsx'
import { siteRoutes } from './site-routes.tsx'
import { unitRoutes } from './unit-routes.tsx'

export { CLOSED_DAYS_PATH, IMPORT_PATH, ORGANISATION_PATH, SITES_PATH, UNITS_PATH } from './addresses.ts'
export { structureRefusalSentence } from './messages/index.ts'
export type { StructureDeskParts } from './parts.ts'

/** The administration of units, sites and their exceptional days, the days closed for the city, and the import of the organisation from files. */
export function structureDeskRoutes(parts: StructureDeskParts): Route[] {
  return [...unitRoutes(parts), ...siteRoutes(), ...siteDayRoutes(), ...closedDayRoutes(), ...importRoutes(parts)]
}

import type { Route } from '#platform/http'
import { editRoutes } from './edit-routes.tsx'
import { fileRoutes } from './file-routes.tsx'
import { newFileRoutes } from './new-file-routes.tsx'
import type { CitizenDeskParts } from './parts.ts'
import { searchRoutes } from './search-routes.tsx'

export type { CitizenDeskParts, CitizenEntry, TimelineKind } from './parts.ts'
export type { CitizenTools } from './citizen-tools.ts'

/** The desk's registry of people. `parts` brings what happened with them: contacts, requests. */
export function citizensDeskRoutes(parts: CitizenDeskParts): Route[] {
  return [...searchRoutes(), ...newFileRoutes(), ...fileRoutes(parts), ...editRoutes()]
}

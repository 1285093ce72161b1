import type { Route } from '#platform/http'
import { contactRoutes } from './contact-routes.tsx'
import type { ContactDeskParts } from './parts.ts'

export type { ContactDeskParts, HelpAnswer, KnownRequest, RegisteredRequest, RequestOfContact } from './parts.ts'
export type { ContactTools } from './contact-tools.ts'

/** The desk's contact screen. `parts` brings what stands above contacts: requests, knowledge. */
export function contactsDeskRoutes(parts: ContactDeskParts): Route[] {
  return contactRoutes(parts)
}

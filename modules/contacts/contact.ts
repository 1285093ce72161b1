export const CONTACT_CHANNELS = ['portal', 'email', 'post', 'phone', 'counter', 'kiosk', 'api', 'partner'] as const
export type ContactChannel = (typeof CONTACT_CHANNELS)[number]

export const CONTACT_RESULTS = ['answered', 'request-registered', 'request-followed', 'redirected', 'abandoned', 'to-sort'] as const
export type ContactResult = (typeof CONTACT_RESULTS)[number]

/** Why they had to contact us: the failure-demand meter. */
export const DEMANDS = ['new-need', 'chasing', 'not-understood', 'our-error', 'wrong-door'] as const
export type Demand = (typeof DEMANDS)[number]

export const IDENTITY_CHECKS = ['none', 'document-seen', 'known', 'questions'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

/** Somebody addressed the city, or the city somebody: once, on one channel. */
export interface Contact {
  id: string
  channel: ContactChannel
  direction: 'in' | 'out'
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant | undefined
  citizenId: string | undefined
  declaredName: string | undefined
  declaredReach: string | undefined
  identityCheck: IdentityCheck
  agentId: string | undefined
  unitId: string | undefined
  siteId: string | undefined
  sectorCode: string
  language: string
  summary: string
  result: ContactResult
  demand: Demand | undefined
  version: number
}

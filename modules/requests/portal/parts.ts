import type { House, Tx, Work } from '#platform/database'
import type { Actor } from '#platform/access'
import type { Outcome } from '#platform/outcome'

/** What the follow-up page shows that belongs to modules above this one; the app puts it together. */
export interface PortalParts {
  /** The conversation, oldest first: only what has left the city or reached it. */
  entries(tx: Tx, requestId: string, at: Temporal.Instant): Promise<readonly PortalMessage[]>
  /** Adds what the citizen writes on the page. */
  receive(work: Work, input: { requestId: string; text: string }): Promise<Outcome<{ messageId: string }>>
  /** Opens the bytes of a file that the reader was found to see; nothing while it is still looked at. */
  openFile(house: House, actor: Actor, fileId: string): Promise<{ bytes: Buffer; headers: Record<string, string> } | undefined>
  /** How the site is reached from outside, for calendars and letters. */
  origin: string
}

export interface PortalMessage {
  id: string
  at: Temporal.Instant
  mine: boolean
  automatic: boolean
  authorId: string | undefined
  subject: string
  body: string
}

/** For tests and for a house without correspondence. */
export const NO_PORTAL_PARTS: PortalParts = {
  entries: async () => [],
  receive: async () => ({ ok: false, refusal: { kind: 'conflict', message: 'requests.refusal.unknown' } }),
  openFile: async () => undefined,
  origin: 'http://localhost',
}

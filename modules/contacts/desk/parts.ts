import type { House, Tx, Work } from '#platform/database'
import type { AgentActor } from '#platform/access'
import type { Locale } from '#platform/i18n'
import type { Outcome, Refusal } from '#platform/outcome'
import type { StatusTone } from '#platform/ui'
import type { ComponentChildren } from 'preact'
import type { ContactTools } from './contact-tools.ts'

/** What the contact screen shows and does that belongs to modules above this one: the app puts it together. */
export interface ContactDeskParts {
  /** The requests of a person that the agent may see, latest first. */
  requestsOf(tx: Tx, about: { citizenId: string; tools: ContactTools }): Promise<readonly KnownRequest[]>
  /** What to say about a request type; nothing when nobody wrote it. */
  answerFor(tx: Tx, about: { typeCode: string; tools: ContactTools }): Promise<HelpAnswer | undefined>
  /** Registers the request that a contact brought, in the same transaction. */
  register(work: Work, input: RequestOfContact): Promise<Outcome<unknown>>
  /** Ties the contact to an open request of that person. */
  follow(
    work: Work,
    input: { requestId: string; contactId: string; citizenId: string | undefined },
  ): Promise<Outcome<{ reference: string }>>
  /** What came of a contact, for the page that is read out and printed; nothing when the agent may not see it. */
  registered(house: House, about: { actor: AgentActor; contactId: string; tools: ContactTools }): Promise<RegisteredRequest | undefined>
  urgencies: readonly string[]
  urgencyText(urgency: string, locale: Locale): string
  /** The sentence of a refusal of the registry. */
  sentence(refusal: Refusal, locale: Locale): string | undefined
}

export interface KnownRequest {
  id: string
  reference: string
  href: string
  subject: string
  state: string
  isOpen: boolean
  due: { tone: StatusTone; text: string }
}

export interface HelpAnswer {
  href: string
  title: string
  body: ComponentChildren
}

export interface RequestOfContact {
  typeCode: string
  subject: string
  text: string
  channel: 'phone' | 'counter' | 'kiosk'
  requesterId: string | undefined
  contactId: string
  answers: Readonly<Record<string, string>>
  urgency: string
  place: string | undefined
}

export interface RegisteredRequest {
  reference: string
  href: string
  subject: string
  requester: string | undefined
  registeredAt: Temporal.Instant
  /** As it is read out: two groups of five. */
  code: string
  unit: string
  phone: string
  promise: string | undefined
  dates: readonly { term: string; value: string; why: string }[]
  silence: readonly string[]
}

import { permitted } from '#modules/accounts'
import { type Catalogue, catalogueOf } from '#modules/catalogue'
import { type Directory, directoryOf } from '#modules/organisation'
import type { AgentActor } from '#platform/access'
import type { Call } from '#platform/http'
import { type Locale, civilDate } from '#platform/i18n'
import { type DeskMessages, deskMessagesFor } from '../messages/desk/index.ts'
import { type Messages, messagesFor } from '../messages/index.ts'

/** Who is at the desk, what they may do here, and the words of the page. */
export interface ContactTools {
  actor: AgentActor
  locale: Locale
  at: Temporal.Instant
  today: Temporal.PlainDate
  directory: Directory
  catalogue: Catalogue
  t: DeskMessages
  words: Messages
  may: { search: boolean; makeFile: boolean; register: boolean }
}

/** Nothing when it is no agent. */
export async function contactToolsOf(call: Call<unknown, unknown, unknown>): Promise<ContactTools | undefined> {
  const { actor, locale, at, house } = call
  if (actor.kind !== 'agent') return undefined
  const [directory, catalogue] = await Promise.all([directoryOf(house), catalogueOf(house)])
  const search = actor.sight.citizens && permitted(actor, 'citizen.search')
  return {
    actor,
    locale,
    at,
    today: civilDate(at),
    directory,
    catalogue,
    t: deskMessagesFor(locale),
    words: messagesFor(locale),
    may: { search, makeFile: search && permitted(actor, 'citizen.edit'), register: permitted(actor, 'request.register') },
  }
}

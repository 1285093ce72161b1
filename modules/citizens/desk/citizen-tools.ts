import { permitted } from '#modules/accounts'
import { type Catalogue, catalogueOf } from '#modules/catalogue'
import { type Directory, directoryOf } from '#modules/organisation'
import type { AgentActor } from '#platform/access'
import type { Call } from '#platform/http'
import { type Locale, civilDate } from '#platform/i18n'
import { type DeskMessages, deskMessagesFor } from '../messages/desk/index.ts'

/** Who reads the registry, and what the pages speak with. */
export interface CitizenTools {
  actor: AgentActor
  locale: Locale
  today: Temporal.PlainDate
  directory: Directory
  catalogue: Catalogue
  t: DeskMessages
  mayEdit: boolean
  mayRecord: boolean
}

/** Nothing for who may not search the registry: to them it does not exist. */
export async function citizenToolsOf(call: Call<unknown, unknown, unknown>): Promise<CitizenTools | undefined> {
  const { actor, locale, house, at } = call
  if (actor.kind !== 'agent' || !actor.sight.citizens || !permitted(actor, 'citizen.search')) return undefined
  const [directory, catalogue] = await Promise.all([directoryOf(house), catalogueOf(house)])
  return {
    actor,
    locale,
    today: civilDate(at),
    directory,
    catalogue,
    t: deskMessagesFor(locale),
    mayEdit: permitted(actor, 'citizen.edit'),
    mayRecord: permitted(actor, 'contact.record'),
  }
}

import { permitted } from '#modules/accounts'
import type { AgentActor } from '#platform/access'
import type { Call } from '#platform/http'
import { type Locale, civilDate, formatDate } from '#platform/i18n'
import { directoryOf } from '../../directory-of.ts'
import type { Directory } from '../../directory.ts'
import { type Messages, messagesFor } from './messages/index.ts'

/** Who asks, and what the pages of agents speak with. */
export interface AgentTools {
  actor: AgentActor
  locale: Locale
  t: Messages
  today: Temporal.PlainDate
  directory: Directory
  mayEdit: boolean
  mayGrant: boolean
  date(on: Temporal.PlainDate | Temporal.Instant): string
  unitName(id: string | undefined): string
  agentName(id: string | undefined): string
}

export async function agentToolsOf(call: Call<unknown, unknown, unknown>): Promise<AgentTools | undefined> {
  const { actor, locale, house, at } = call
  if (actor.kind !== 'agent') return undefined
  const directory = await directoryOf(house)
  return {
    actor,
    locale,
    t: messagesFor(locale),
    today: civilDate(at),
    directory,
    mayEdit: permitted(actor, 'agents.edit'),
    mayGrant: permitted(actor, 'roles.grant'),
    date: (on) => formatDate(locale, on, 'medium'),
    unitName: (id) => (id === undefined ? '' : (directory.units.get(id)?.name ?? '')),
    agentName: (id) => (id === undefined ? '' : (directory.agents.get(id)?.name ?? '')),
  }
}

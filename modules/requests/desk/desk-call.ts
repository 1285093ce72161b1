import { type Catalogue, catalogueOf } from '#modules/catalogue'
import { type Directory, directoryOf } from '#modules/organisation'
import type { AgentActor } from '#platform/access'
import type { Call } from '#platform/http'
import { type Locale, civilDate } from '#platform/i18n'
import { deskMessagesFor } from '../messages/desk/index.ts'
import { messagesFor } from '../messages/index.ts'
import type { ListTools } from './queue-rows.tsx'

/** A call at the desk: an agent, and what every page speaks with. */
export interface DeskTools extends ListTools {
  actor: AgentActor
  locale: Locale
  at: Temporal.Instant
}

/** Reads who is at the desk and the organisation they work in; nothing when it is no agent. */
export async function deskToolsOf(call: Call<unknown, unknown, unknown>): Promise<DeskTools | undefined> {
  const { actor, locale, at, house } = call
  if (actor.kind !== 'agent') return undefined
  const [directory, catalogue]: [Directory, Catalogue] = await Promise.all([directoryOf(house), catalogueOf(house)])
  return { actor, locale, at, today: civilDate(at), directory, catalogue, t: deskMessagesFor(locale), words: messagesFor(locale) }
}

/** What the browser wants of the page: all of it, or the part that a frame or a live refresh will put in place. */
export function partWanted(call: Call<unknown, unknown, unknown>): 'page' | 'file' | 'acts' | 'live' {
  const frame = call.request.headers['turbo-frame']
  if (frame === 'file') return 'file'
  if (frame === 'acts') return 'acts'
  return call.request.headers['x-parvis-fragment'] === undefined ? 'page' : 'live'
}

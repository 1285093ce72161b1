import type { AgentActor } from '#platform/access'
import type { Call } from '#platform/http'
import { type Locale, civilDate, formatDateTime } from '#platform/i18n'
import { type Directory, directoryOf } from '#modules/organisation'
import { type Messages, messagesFor } from './messages/index.ts'

export const HEALTH_PATH = '/desk/admin/health'
export const JOBS_PATH = '/desk/admin/jobs'
export const JOURNAL_PATH = '/desk/admin/journal'
export const TOKENS_PATH = '/desk/admin/tokens'

/** Who asks, and what the pages of the system speak with. */
export interface SystemTools {
  actor: AgentActor
  locale: Locale
  t: Messages
  today: Temporal.PlainDate
  directory: Directory
  /** When the page is asked for. */
  at: Temporal.Instant
  moment(at: Temporal.Instant): string
}

export async function systemToolsOf(call: Call<unknown, unknown, unknown>): Promise<SystemTools | undefined> {
  const { actor, locale, house, at } = call
  if (actor.kind !== 'agent') return undefined
  return {
    actor,
    locale,
    t: messagesFor(locale),
    today: civilDate(at),
    at,
    directory: await directoryOf(house),
    moment: (instant) => formatDateTime(locale, instant, 'medium'),
  }
}

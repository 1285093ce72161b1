import { permitted } from '#modules/accounts'
import { type Directory, directoryOf } from '#modules/organisation'
import type { AgentActor } from '#platform/access'
import type { Call } from '#platform/http'
import { type Locale, civilDate, formatDate } from '#platform/i18n'
import { type Catalogue, catalogueOf } from '../catalogue-of.ts'
import { type Messages, messagesFor } from './messages/index.ts'

export const CATALOGUE_PATH = '/desk/admin/catalogue'
export const ROUTING_PATH = '/desk/admin/routing'
export const TEMPLATES_PATH = '/desk/admin/answer-texts'

/** Who asks, and what the pages of the catalogue speak with. */
export interface CatalogueTools {
  actor: AgentActor
  locale: Locale
  t: Messages
  today: Temporal.PlainDate
  directory: Directory
  catalogue: Catalogue
  mayRoute: boolean
  date(on: Temporal.PlainDate | Temporal.Instant): string
  unitName(code: string): string
}

export async function catalogueToolsOf(call: Call<unknown, unknown, unknown>): Promise<CatalogueTools | undefined> {
  const { actor, locale, house, at } = call
  if (actor.kind !== 'agent') return undefined
  const [directory, catalogue] = await Promise.all([directoryOf(house), catalogueOf(house)])
  const units = new Map([...directory.units.values()].map((unit) => [unit.code, unit.name]))
  return {
    actor,
    locale,
    t: messagesFor(locale),
    today: civilDate(at),
    directory,
    catalogue,
    mayRoute: permitted(actor, 'routing.edit'),
    date: (on) => formatDate(locale, on, 'medium'),
    unitName: (code) => units.get(code) ?? code,
  }
}

export function typeUrl(code: string, part = ''): string {
  return `${CATALOGUE_PATH}/${encodeURIComponent(code)}${part === '' ? '' : `/${part}`}`
}

/** Units one can choose, directorates first, each by its name. */
export function unitOptions(directory: Directory, by: 'code' | 'id') {
  return [...directory.units.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    .map((unit) => ({ value: by === 'id' ? unit.id : unit.code, text: unit.name }))
}

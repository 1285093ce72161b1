import { permitted } from '#modules/accounts'
import { type Catalogue, catalogueOf } from '#modules/catalogue'
import { type Directory, directoryOf } from '#modules/organisation'
import type { Call } from '#platform/http'
import { type Locale, civilDate } from '#platform/i18n'
import { type Messages, messagesFor } from '../messages/index.ts'

export const KNOWLEDGE_PATH = '/desk/knowledge'

/** What the pages of articles speak with. */
export interface KnowledgeTools {
  t: Messages
  locale: Locale
  today: Temporal.PlainDate
  directory: Directory
  catalogue: Catalogue
  mayEdit: boolean
}

export async function knowledgeToolsOf(call: Call<unknown, unknown, unknown>): Promise<KnowledgeTools> {
  const [directory, catalogue] = await Promise.all([directoryOf(call.house), catalogueOf(call.house)])
  return {
    t: messagesFor(call.locale),
    locale: call.locale,
    today: civilDate(call.at),
    directory,
    catalogue,
    mayEdit: permitted(call.actor, 'knowledge.edit'),
  }
}

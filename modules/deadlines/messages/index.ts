import type { Locale } from '#platform/i18n'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Messages } from './fr.ts'
import { it } from './it.ts'

export type { Messages } from './fr.ts'

const MESSAGES: Record<Locale, Messages> = { fr, en, it }

/** The words of the clock in the reader's language. */
export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale]
}

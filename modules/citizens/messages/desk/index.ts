import type { Locale } from '#platform/i18n'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

export type { Messages as DeskMessages }

const ALL: Record<Locale, Messages> = { fr, en, it }

/** The words of the pages of people. */
export function deskMessagesFor(locale: Locale): Messages {
  return ALL[locale]
}

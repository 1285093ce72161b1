import type { Locale } from '#platform/i18n'
import { type DeskMessages, fr } from './fr.ts'
import { en } from './en.ts'
import { it } from './it.ts'

export type { DeskMessages } from './fr.ts'

const ALL: Record<Locale, DeskMessages> = { fr, en, it }

/** The words of the agent's desk in the reader's language. */
export function deskMessagesFor(locale: Locale): DeskMessages {
  return ALL[locale]
}

import type { Locale } from '#platform/i18n'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

export type { Messages } from './fr.ts'

const ALL: Record<Locale, Messages> = { fr, en, it }

export function mailDeskMessages(locale: Locale): Messages {
  return ALL[locale]
}

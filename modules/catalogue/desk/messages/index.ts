import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

export type { Messages }

const ALL: Record<Locale, Messages> = { fr, en, it }

export function messagesFor(locale: Locale): Messages {
  return ALL[locale]
}

/** What is said to somebody whose act on the catalogue was refused; the key itself when nobody knows it. */
export function catalogueRefusalSentence(refusal: Refusal, locale: Locale): string {
  const sentences: Readonly<Record<string, (facts: Readonly<Record<string, string | number>>) => string>> = ALL[locale].refusals
  return sentences[refusal.message]?.(refusal.data ?? {}) ?? refusal.message
}

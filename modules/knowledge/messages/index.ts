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

/** The sentence of a refusal of this module. */
export function refusalSentence(refusal: Refusal, locale: Locale): string | undefined {
  const sentences: Record<string, string> = ALL[locale].refusal
  return sentences[refusal.message]
}

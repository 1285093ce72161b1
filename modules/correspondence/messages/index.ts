import { type Locale, isLocale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

export type { LetterFacts, Messages } from './fr.ts'

const ALL: Record<Locale, Messages> = { fr, en, it }

export function messagesFor(locale: Locale): Messages {
  return ALL[locale]
}

/** The language in which the city writes to somebody: theirs when we have it, else French. */
export function mailLocale(language: string): Locale {
  return isLocale(language) ? language : 'fr'
}

/** The sentence of a refusal of this module; the module below gives its own. */
export function refusalSentence(refusal: Refusal, locale: Locale): string | undefined {
  const sentences: Record<string, string> = ALL[locale].refusal
  return sentences[refusal.message]
}

import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { accountsRefusal } from '#modules/accounts'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

export type { Messages }

const ALL: Record<Locale, Messages> = { fr, en, it }

export function messagesFor(locale: Locale): Messages {
  return ALL[locale]
}

/** What is said to somebody whose act on agents, roles, absences or access was refused; the key itself when nobody knows it. */
export function agentRefusalSentence(refusal: Refusal, locale: Locale): string {
  const sentences: Readonly<Record<string, (facts: Readonly<Record<string, string | number>>) => string>> = ALL[locale].refusals
  return sentences[refusal.message]?.(refusal.data ?? {}) ?? accountsRefusal(refusal, locale)
}

/** "arabe", or the code itself for a language that has no name here. */
export function languageName(code: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = ALL[locale].languages
  return names[code] ?? code
}

import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { type Role } from '../roles.ts'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

export type { Messages } from './fr.ts'

const ALL: Record<Locale, Messages> = { fr, en, it }

export function messagesFor(locale: Locale): Messages {
  return ALL[locale]
}

/** What is said to somebody whose act was refused by this module; the key itself when it is not one of ours. */
export function refusalSentence(refusal: Refusal, locale: Locale): string {
  const sentences: Readonly<Record<string, (facts: Readonly<Record<string, string | number>>) => string>> = ALL[locale].refusals
  return sentences[refusal.message]?.(refusal.data ?? {}) ?? refusal.message
}

/** "Agent instructeur" */
export function roleName(role: Role, locale: Locale): string {
  return ALL[locale].roles[role]
}

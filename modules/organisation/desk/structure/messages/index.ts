import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { agentRefusalSentence } from '../../agents/messages/index.ts'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

export type { Messages }

const ALL: Record<Locale, Messages> = { fr, en, it }

export function messagesFor(locale: Locale): Messages {
  return ALL[locale]
}

/** What is said when an act on units or sites, or a line of an import, was refused. */
export function structureRefusalSentence(refusal: Refusal, locale: Locale): string {
  const sentences: Readonly<Record<string, (facts: Readonly<Record<string, string | number>>) => string>> = ALL[locale].refusals
  return sentences[refusal.message]?.(refusal.data ?? {}) ?? agentRefusalSentence(refusal, locale)
}

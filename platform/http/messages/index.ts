import type { Locale } from '#platform/i18n'
import type { FieldIssue } from '../route.ts'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

const ALL: Record<Locale, Messages> = { fr, en, it }

export function messagesFor(locale: Locale): Messages {
  return ALL[locale]
}

/** The sentence of an issue: what is wrong and what to do. A schema's own wording passes through. */
export function issueSentence(issue: FieldIssue, locale: Locale): string {
  const sentences: Record<string, (data: FieldIssue['data']) => string> = ALL[locale].issues
  return sentences[issue.message]?.(issue.data) ?? issue.message
}

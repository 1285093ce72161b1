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

export function refusalSentence(refusal: Refusal, locale: Locale): string | undefined {
  const sentences: Record<string, string> = ALL[locale].refusal
  return sentences[refusal.message]
}

/** What the forms of a letter call their fields, by the names that they send. */
export function letterFieldLabels(locale: Locale): Readonly<Record<string, string>> {
  const t = messagesFor(locale)
  const { receivedOn, subject, givenNames, familyName, postcode, town, email } = t
  return { letters: t.upload, receivedOn, subject, typeCode: t.type, givenNames, familyName, line: t.address, postcode, town, email }
}

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
  const sentence = sentences[issue.message]?.(issue.data) ?? issue.message
  return issue.data.file === undefined ? sentence : ALL[locale].ofFile(shownName(String(issue.data.file)), sentence)
}

const LONGEST_NAME = 60

/** A file's name as its sender gave it, without what could turn a line round or end it. */
function shownName(name: string): string {
  const shown = name
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME).toWellFormed()}…` : shown
}

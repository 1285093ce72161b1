import type { Locale } from '#platform/i18n'
import { en } from './en.ts'
import { type EventWords, fr } from './fr.ts'
import { it } from './it.ts'

const ALL: Record<Locale, EventWords> = { fr, en, it }

/** The words for an event's name, or the name itself for one that no present code publishes. */
export function eventWords(locale: Locale, name: string): string {
  const names: Readonly<Record<string, string>> = ALL[locale].names
  return names[name] ?? name
}

/** The words for what an event is about: its kind. */
export function kindWords(locale: Locale, kind: string): string {
  const kinds: Readonly<Record<string, string>> = ALL[locale].kinds
  return kinds[kind] ?? kind
}

/** All names that have words, and all kinds. */
export const NAMED_EVENTS: readonly string[] = Object.keys(fr.names)
export const NAMED_KINDS: readonly string[] = Object.keys(fr.kinds)

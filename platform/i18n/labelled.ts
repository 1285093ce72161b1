import type { Locale } from './locale.ts'

/** What comes before a colon, and what comes after: French has a space before it, at which no line breaks. */
export function labelled(locale: Locale, label: string, text: string): string {
  return `${label}${locale === 'fr' ? '\u00a0' : ''}: ${text}`
}

import type { Locale } from '#platform/i18n'
import type { Caution } from '../caution.ts'
import { en } from './en.ts'
import { type Messages, fr } from './fr.ts'
import { it } from './it.ts'

const ALL: Record<Locale, Messages> = { fr, en, it }

export function messagesFor(locale: Locale): Messages {
  return ALL[locale]
}

/** What a file is to be warned of, in a few words: beside its name in a list. Nothing when it is simply opened. */
export function cautionWords(cautions: readonly Caution[], locale: Locale): string | undefined {
  const t = messagesFor(locale)
  if (cautions.length === 0) return undefined
  if (cautions.includes('locked')) return t.locked
  return cautions.every((caution) => caution === 'unchecked') ? t.unchecked : t.active
}

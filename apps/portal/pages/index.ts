import type { Locale } from '#platform/i18n'
import { en } from './en.ts'
import { type Pages, fr } from './fr.ts'
import { it } from './it.ts'

const ALL: Record<Locale, Pages> = { fr, en, it }

export type { CityFacts, StaticPage } from './fr.ts'

export function pagesFor(locale: Locale): Pages {
  return ALL[locale]
}

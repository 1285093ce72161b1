import type { Locale } from '#platform/i18n'
import type { Cents } from './money.ts'

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', it: 'it-IT' }
const FORMATS = new Map(
  Object.entries(TAGS).map(([locale, tag]) => [
    locale,
    new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', useGrouping: true }),
  ]),
)

/** "1 234,50 €" in French, "€1,234.50" in English, "1.234,50 €" in Italian; exact whatever the amount, since no floating number is made of it. */
export function formatCents(locale: Locale, amount: Cents): string {
  const format = FORMATS.get(locale)
  if (!format) throw new RangeError(`No currency format for ${locale}`)
  const [whole, cents] = [amount / 100n, String(amount < 0n ? -(amount % 100n) : amount % 100n).padStart(2, '0')]
  // The whole part alone would lose the sign of -0.50: its parts are asked for with a stand-in that has the right sign.
  const parts = format.formatToParts(whole === 0n && amount < 0n ? -0 : whole)
  return parts.map((part) => (part.type === 'fraction' ? cents : part.value)).join('')
}

import type { Json } from '#platform/database'

/**
 * Text as the letters' fonts can show it. The narrow no-break space that `Intl` puts in French numbers and before ; ! ? is missing from
 * the fonts and becomes the no-break space; characters that PDF/A forbids (controls, private use, lone surrogates) are dropped;
 * accents are composed and typographic ligatures opened, so that the text can be searched and copied.
 */
export function displayable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\u202f', '\u00a0')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(UNSHOWABLE, '')
}

/** The same for every text of the data, keys left as they are. */
export function displayableData(data: Json, change: (text: string) => string = displayable): Json {
  if (typeof data === 'string') return change(data)
  if (typeof data !== 'object' || data === null) return data
  if (isList(data)) return data.map((item) => displayableData(item, change))
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, displayableData(value, change)]))
}

/** Controls but the line feed, soft hyphens and invisible marks, direction overrides (a way to disguise text), private use, non-characters, the replacement character. */
const UNSHOWABLE = /(?!\n)\p{Cc}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Co}|\p{Cn}/gu

function isList(data: object): data is readonly Json[] {
  return Array.isArray(data)
}

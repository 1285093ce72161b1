import type { PageReading } from './document-reading.ts'

/**
 * The text of pages as search should see it: words cut at the end of a line are joined, lines run on inside a paragraph, one form for quotes,
 * dashes and spaces. Doubtful pages are left out unless asked for: what the engine guessed is not indexed as true.
 */
export function searchableText(pages: readonly PageReading[], options: { readonly doubtfulToo?: boolean } = {}): string {
  return pages
    .filter((page) => !page.doubtful || options.doubtfulToo)
    .map((page) => normalised(page.text))
    .filter((text) => text !== '')
    .join('\n\n')
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\ufeff]|(?![\n])\p{Cc}/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .split(/\n\s*\n/)
    .map(runOn)
    .filter((paragraph) => paragraph !== '')
    .join('\n')
}

function runOn(paragraph: string): string {
  const lines = paragraph.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  return lines.reduce((before, line) => (CUT_WORD.test(before) ? joinCut(before, line) : `${before} ${line}`)).trim()
}

const CUT_WORD = /\p{L}-$/u
/** After these the hyphen belongs to the word: "étendra-t-on", "celui-ci", "dites-nous". */
const OWN_HYPHEN = /^(?:t-|(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|lui|leur|les|la|le|y|en|ci|là|même|mêmes|vis)(?!\p{L}))/iu

/** A capital after the hyphen is a name ("Saint-\nDenis"): its hyphen stays. */
function joinCut(before: string, line: string): string {
  const keepsHyphen = /^\p{Lu}/u.test(line) || OWN_HYPHEN.test(line)
  return keepsHyphen ? before + line : before.slice(0, -1) + line
}

/**
 * Words compared as the database folds them: no accents, no case, no punctuation. Each keeps its first seven letters,
 * enough of a stem for French to bring "réserver" and "réservation" together.
 */
export function stems(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word.length > 1)
    .map(stem)
}

/** Seven letters at most, without the marks of plural and feminine: arbre, arbres; noir, noire, noires. Short words keep their e: rue, rues. */
function stem(word: string): string {
  const single = word.slice(0, 7).replace(/[sx]$/, '')
  return single.length > 4 ? single.replace(/e$/, '') : single
}

export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Whether the stems of a phrase stand one after the other in a text's stems. */
export function holdsPhrase(textStems: readonly string[], phrase: string): boolean {
  const wanted = stems(phrase)
  if (wanted.length === 0) return false
  return textStems.some((_, start) => wanted.every((each, offset) => textStems[start + offset] === each))
}

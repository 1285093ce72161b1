export const GUESSED_LANGUAGES = ['fr', 'en', 'it', 'other'] as const
export type GuessedLanguage = (typeof GUESSED_LANGUAGES)[number]

/** Short words that are frequent in one language and rare in the others. */
const WORDS: Readonly<Record<Exclude<GuessedLanguage, 'other'>, ReadonlySet<string>>> = {
  fr: new Set(
    'le les des du et est un une que qui dans pour pas sur au aux avec ce cette ces mon ma mes je vous nous votre vos notre nos il elle ne se sont suis avez bonjour merci cordialement madame monsieur mairie rue depuis bien plus été être avoir fait non problème demande question voirie poubelle école cantine carte bruit trottoir éclairage urgent svp'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and of to is in that for it with on are this be was have my your you we our not from at as please hello dear regards thank thanks would there has been will street question problem urgent school'.split(
      ' ',
    ),
  ),
  it: new Set(
    'il lo gli di del della dei che è e un uno una per non con sono mi vi ci si nel nella questo questa anche ho ha abbiamo buongiorno grazie saluti cordiali gentile via comune dalla alla mio mia'.split(
      ' ',
    ),
  ),
}
/** Words of other languages of the neighbourhood that share some of the above. */
const OTHERS = new Set(
  'der die das und ist nicht ich sie mit für ein eine auf den von zu el los las que y es en por con para una no se al lo como más pero os as um uma não com em do da dos het een van niet ik je dat op te zijn är och att det som på jeg og ikke'.split(
    ' ',
  ),
)

/** A guess at the language of a text, good enough to choose the language of an acknowledgement: `other` when nothing is clear. */
export function guessLanguage(text: string): GuessedLanguage {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[\p{L}]+/gu) ?? []
  if (words.length === 0) return 'other'
  const score = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length
  const scores = { fr: score(WORDS.fr), en: score(WORDS.en), it: score(WORDS.it), other: score(OTHERS) }
  const [best, second] = GUESSED_LANGUAGES.toSorted((a, b) => scores[b] - scores[a])
  if (!best || !second) return 'other'
  const enough = scores[best] >= Math.max(1, words.length * 0.08)
  return enough && scores[best] > scores[second] ? best : 'other'
}

import type { RequestType } from './request-type.ts'
import { holdsPhrase, stems } from '#platform/search'

export interface TypeSuggestion {
  code: string
  /** Grows with the weight of the words found; comparable only within one answer. */
  score: number
  /** The words that decided, to be shown. */
  words: readonly string[]
}

const SUBJECT_WEIGHT = 3
const SHOWN = 3

/**
 * Which request types a message seems to be about, likeliest first, with the words that say so. A word that few types
 * share weighs more; a word of the subject line weighs three times. Nothing found: an empty list, never a guess.
 */
export function suggestTypes(types: readonly RequestType[], message: { subject: string; text: string }): TypeSuggestion[] {
  const index = indexOf(types)
  const subject = stems(message.subject)
  const text = stems(message.text.slice(0, 20_000))
  const subjectSet = new Set(subject)
  const textSet = new Set(text)
  return index.entries
    .map((entry) => {
      const found = entry.phrases.filter((phrase) => inText(phrase, subject, subjectSet) || inText(phrase, text, textSet))
      const score = found.reduce((sum, phrase) => sum + phrase.weight * (inText(phrase, subject, subjectSet) ? SUBJECT_WEIGHT : 1), 0)
      return { code: entry.code, score, words: found.map((phrase) => phrase.phrase) }
    })
    .filter((suggestion) => suggestion.score > 0)
    .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
    .slice(0, SHOWN)
}

interface Phrase {
  phrase: string
  first: string
  weight: number
  single: boolean
}

interface Index {
  entries: { code: string; phrases: Phrase[] }[]
}

const indexes = new WeakMap<readonly RequestType[], Index>()

function indexOf(types: readonly RequestType[]): Index {
  const known = indexes.get(types)
  if (known !== undefined) return known
  const holders = new Map<string, number>()
  for (const type of types)
    for (const key of new Set(phrasesOf(type).map((phrase) => stems(phrase).join(' ')))) holders.set(key, (holders.get(key) ?? 0) + 1)
  const entries = types
    .filter((type) => type.active)
    .map((type) => ({
      code: type.code,
      phrases: phrasesOf(type).flatMap((phrase): Phrase[] => {
        const wanted = stems(phrase)
        const first = wanted[0]
        if (first === undefined) return []
        const rarity = Math.log(1 + types.length / (holders.get(wanted.join(' ')) ?? 1))
        return [{ phrase, first, weight: rarity * Math.sqrt(wanted.length), single: wanted.length === 1 }]
      }),
    }))
  const made = { entries }
  indexes.set(types, made)
  return made
}

function phrasesOf(type: RequestType): string[] {
  return [...new Set([...type.definition.keywords, ...type.definition.synonyms].map((word) => word.toLowerCase()))]
}

function inText(phrase: Phrase, textStems: readonly string[], set: ReadonlySet<string>): boolean {
  if (!set.has(phrase.first)) return false
  return phrase.single || holdsPhrase(textStems, phrase.phrase)
}

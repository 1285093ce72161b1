import { fold } from '#platform/search'
import { type Localised, type RequestType } from '../request-type.ts'
import { suggestTypes } from '../suggest-types.ts'

export interface TypeSearch {
  types: readonly RequestType[]
  /** True when no word was found as it was typed: only words close to it. */
  guessed: boolean
}

/** Weights of where a word stands, then of how it was found. A word of the title says more than one of the description. */
const WEIGHTS = { title: 6, keyword: 5, description: 1.5 }
const HOW = { whole: 1, beginning: 0.7, close: 0.4 }
const MOST = 20
const LONGEST_QUERY = 200
const MOST_WORDS = 12

/** Words that say nothing about what is wanted, in the three languages. */
const EMPTY = new Set(
  'je tu il elle on nous vous ils le la les un une des du de d l m s n c j a au aux et ou ma mon mes sa son ses ce cette pour par sur dans en avec est ai veux voudrais faire demande demander comment i my the an to of for in on at is it want need how do io il lo gli per con mio mia un una di da che come voglio fare'.split(
    ' ',
  ),
)

/**
 * The request types that a citizen's words are about, likeliest first: words of titles, descriptions, keywords and synonyms in
 * the three languages, their beginnings ("inscri"), and words one or two letters away ("cantinne"). Nothing found: an empty list.
 */
export function searchTypes(types: readonly RequestType[], query: string): TypeSearch {
  const words = [...new Set(fold(query.slice(0, LONGEST_QUERY)).split(' '))]
    .filter((word) => word.length > 1 && !EMPTY.has(word))
    .slice(0, MOST_WORDS)
  if (words.length === 0) return { types: [], guessed: false }
  const suggested = new Map(
    suggestTypes(types, { subject: query.slice(0, LONGEST_QUERY), text: '' }).map((found, index) => [found.code, 8 - index * 2]),
  )
  const found = types
    .filter((type) => type.active)
    .map((type) => ({ type, ...scoreOf(type, words, suggested.get(type.code) ?? 0) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.type.position - b.type.position)
  // Once words were found as typed, words that only look like them are noise.
  const exact = found.filter((each) => each.exact)
  const kept = exact.length > 0 ? exact : found
  const best = kept[0]?.score ?? 0
  return {
    types: kept
      .filter((each) => each.score >= best * 0.2)
      .slice(0, MOST)
      .map((each) => each.type),
    guessed: exact.length === 0 && found.length > 0,
  }
}

function scoreOf(type: RequestType, words: readonly string[], suggested: number): { score: number; exact: boolean } {
  const index = indexOf(type)
  let score = suggested
  let exact = suggested > 0
  let matched = 0
  for (const word of words) {
    const best = Math.max(...PLACES.map((place) => WEIGHTS[place] * howFound(index[place], word)))
    if (best === 0) continue
    matched += 1
    score += best
    exact ||= PLACES.some((place) => howFound(index[place], word) > HOW.close)
  }
  // Who types three words means all three.
  return { score: score * (0.3 + (0.7 * Math.max(matched, suggested > 0 ? 1 : 0)) / words.length), exact }
}

const PLACES = ['title', 'keyword', 'description'] as const

function howFound(known: ReadonlySet<string>, word: string): number {
  if (known.has(word) || known.has(`${word}s`) || (word.endsWith('s') && known.has(word.slice(0, -1)))) return HOW.whole
  let found = 0
  for (const each of known) {
    if (word.length >= 3 && each.startsWith(word)) return HOW.beginning
    if (found === 0 && word.length >= 4 && isClose(each, word)) found = HOW.close
  }
  return found
}

/** One letter wrong, missing, added or swapped in a word of four letters or more; two from eight on. */
function isClose(known: string, typed: string): boolean {
  const most = typed.length >= 8 ? 2 : 1
  if (known.length < 4 || Math.abs(known.length - typed.length) > most) return false
  return distance(known, typed) <= most
}

/** Optimal string alignment distance: as Levenshtein, and a swap of two neighbours counts one. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let least = Math.min(at(rows[row - 1], column) + 1, at(current, column - 1) + 1, at(rows[row - 1], column - 1) + cost)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, at(rows[row - 2], column - 2) + 1)
      current.push(least)
    }
    rows.push(current)
  }
  return at(rows[a.length], b.length)
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? 0
}

type Index = Record<(typeof PLACES)[number], ReadonlySet<string>>
const indexes = new WeakMap<RequestType, Index>()

function indexOf(type: RequestType): Index {
  const known = indexes.get(type)
  if (known !== undefined) return known
  const { title, description, keywords, synonyms } = type.definition
  const made = {
    title: wordsOf(all(title)),
    keyword: wordsOf([...keywords, ...synonyms].join(' ')),
    description: wordsOf(all(description)),
  }
  indexes.set(type, made)
  return made
}

function all(text: Localised): string {
  return [text.fr, text.en, text.it].filter((each) => each !== undefined).join(' ')
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    fold(text)
      .split(' ')
      .filter((word) => word.length > 1 && !EMPTY.has(word)),
  )
}

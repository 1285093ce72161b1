import { REQUEST_TYPES } from '../city/request-types/index.ts'
import { type History, dayWeights } from './day-shapes.ts'
import { Random, cumulate } from './random.ts'

const LEAST_OF_A_TYPE = 5
const LEAST_FROM_SIZE = 1000

/**
 * How many requests of each type are drawn for a size: by share, to the last one; at least five of each from a thousand requests.
 * `written`: the types of requests told by the stories, which take the place of drawn ones.
 */
export function countsByType(size: number, written: readonly string[] = []): ReadonlyMap<string, number> {
  const exact = REQUEST_TYPES.map((type) => ({ code: type.code, wanted: (type.share * size) / 100 }))
  const least = size >= LEAST_FROM_SIZE ? LEAST_OF_A_TYPE : 0
  const counts = new Map(exact.map((item) => [item.code, Math.max(least, Math.floor(item.wanted))]))
  for (const code of written) counts.set(code, Math.max(0, (counts.get(code) ?? 0) - 1))
  let missing = size - written.length - [...counts.values()].reduce((sum, count) => sum + count, 0)
  const byRest = exact.toSorted((a, b) => (b.wanted % 1) - (a.wanted % 1) || a.code.localeCompare(b.code))
  for (let turn = 0; missing > 0; turn += 1) {
    const item = byRest[turn % byRest.length]
    if (item === undefined) break
    counts.set(item.code, (counts.get(item.code) ?? 0) + 1)
    missing -= 1
  }
  const largest = exact.toSorted((a, b) => b.wanted - a.wanted)
  for (let turn = 0; missing < 0; turn += 1) {
    const item = largest[turn % largest.length]
    if (item === undefined) break
    const count = counts.get(item.code) ?? 0
    if (count === 0) continue
    counts.set(item.code, count - 1)
    missing += 1
  }
  return counts
}

/** For each type the number of requests of each day, drawn by the weights of the days. */
export function countsByDay({
  counts,
  history,
  seed,
}: {
  counts: ReadonlyMap<string, number>
  history: History
  seed: number
}): readonly Uint32Array[] {
  return REQUEST_TYPES.map((type, position) => {
    const random = new Random(seed, 51, position)
    const sums = cumulate([...dayWeights(type, history)])
    const days = new Uint32Array(sums.length)
    for (let turn = 0; turn < (counts.get(type.code) ?? 0); turn += 1) {
      const day = random.cell(sums)
      days[day] = (days[day] ?? 0) + 1
    }
    return days
  })
}

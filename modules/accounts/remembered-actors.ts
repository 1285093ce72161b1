import type { Actor } from '#platform/access'

const AT_MOST = 5_000

/** Who bears which cookie or token, kept for a second: rights are read anew after it. Only those who were recognised are kept. */
export interface RememberedActors {
  get(key: string, read: () => Promise<Actor | undefined>): Promise<Actor | undefined>
  /** A session ended or rights changed in this process: everybody is read anew. */
  forgetAll(): void
}

export function rememberActors(milliseconds: number): RememberedActors {
  const kept = new Map<string, { until: number; actor: Promise<Actor | undefined> }>()
  return {
    get(key, read) {
      const known = kept.get(key)
      if (known !== undefined && known.until > performance.now()) return known.actor
      const actor = read()
      kept.delete(key)
      kept.set(key, { until: performance.now() + milliseconds, actor })
      const forget = () => {
        if (kept.get(key)?.actor === actor) kept.delete(key)
      }
      actor.then((found) => (found === undefined ? forget() : undefined), forget)
      const oldest = kept.size > AT_MOST ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
      return actor
    },
    forgetAll: () => kept.clear(),
  }
}

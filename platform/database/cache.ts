/** What rarely changes and everybody reads (the organisation, the catalogue), kept a moment in this process. */
export interface HouseCache {
  /** The kept value, or `load`'s, kept for `milliseconds`. A failed load is not kept. */
  get<T>(key: CacheKey<T>, milliseconds: number, load: () => Promise<T>): Promise<T>
  forget(key: CacheKey<unknown>): void
}

/** A name with the type of what it keeps: two modules cannot mistake each other's values. */
export interface CacheKey<T> {
  readonly name: string
  readonly kept: WeakMap<object, { until: number; value: Promise<T> }>
}

export function cacheKey<T>(name: string): CacheKey<T> {
  return { name, kept: new WeakMap() }
}

export function houseCache(): HouseCache {
  const owner = {}
  return {
    get(key, milliseconds, load) {
      const kept = key.kept.get(owner)
      if (kept !== undefined && kept.until > performance.now()) return kept.value
      const value = load()
      key.kept.set(owner, { until: performance.now() + milliseconds, value })
      value.catch(() => key.kept.delete(owner))
      return value
    },
    forget: (key) => void key.kept.delete(owner),
  }
}

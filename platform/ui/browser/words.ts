/** The words an element brings for its island, as JSON in `data-words`: a missing one is empty. */
export function wordsOf(root: HTMLElement): (key: string) => string {
  const words = new Map<string, string>()
  const read: unknown = root.dataset.words === undefined ? undefined : JSON.parse(root.dataset.words)
  if (typeof read === 'object' && read !== null)
    for (const [key, value] of Object.entries(read)) if (typeof value === 'string') words.set(key, value)
  return (key) => words.get(key) ?? ''
}

/** "{count} résultats" with its number. */
export function fill(text: string, count: number): string {
  return text.replace('{count}', String(count))
}

export interface Suggestion {
  value: string
  text: string
  hint?: string | undefined
  /** Where choosing it leads. */
  href?: string | undefined
}

/**
 * Asks an address for suggestions: `?q=…` is added. It may answer JSON, `[{ value, text, hint?, href? }]`,
 * or HTML, elements with `role="option"` and `data-value`, `data-hint`, `data-href`.
 */
export async function askSuggestions({
  url,
  text,
  signal,
}: {
  url: string
  text: string
  signal: AbortSignal
}): Promise<readonly Suggestion[] | 'aborted' | 'failed'> {
  try {
    const address = new URL(url, document.baseURI)
    address.searchParams.set('q', text)
    const answer = await fetch(address, { headers: { accept: 'application/json, text/html' }, signal })
    if (!answer.ok || answer.redirected) return 'failed'
    const json = answer.headers.get('content-type')?.includes('json') === true
    return json ? fromJson(await answer.json()) : fromHtml(await answer.text())
  } catch {
    return signal.aborted ? 'aborted' : 'failed'
  }
}

function fromJson(read: unknown): Suggestion[] {
  if (!Array.isArray(read)) return []
  return read.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('value' in item) || !('text' in item)) return []
    return [{ value: String(item.value), text: String(item.text), hint: textIn(item, 'hint'), href: textIn(item, 'href') }]
  })
}

function textIn(item: object, key: string): string | undefined {
  const value: unknown = Reflect.get(item, key)
  return typeof value === 'string' ? value : undefined
}

function fromHtml(html: string): Suggestion[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return [...page.querySelectorAll<HTMLElement>('[role="option"]')].map((option) => ({
    value: option.dataset.value ?? '',
    text: option.dataset.text ?? option.textContent.trim(),
    hint: option.dataset.hint,
    href: option.dataset.href,
  }))
}

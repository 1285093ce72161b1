/** The addresses of the desk's requests, written in one place. `list` is the list the agent came from, as the query of its address. */

export const QUEUE_PATH = '/desk/queue'

export function queueUrl(query: Readonly<Record<string, string | undefined>> | string): string {
  const text = typeof query === 'string' ? query : searchOf(query)
  return text === '' ? QUEUE_PATH : `${QUEUE_PATH}?${text}`
}

export function requestUrl(
  reference: string,
  about: { act?: string | undefined; list?: string | undefined; entry?: string | undefined } = {},
): string {
  const path = `/desk/requests/${reference}${about.act === undefined ? '' : `/${about.act}`}`
  const query = about.list === undefined ? '' : `?list=${encodeURIComponent(about.list)}`
  return `${path}${query}${about.entry === undefined ? '' : `#${about.entry}`}`
}

export function citizenUrl(citizenId: string): string {
  return `/desk/citizens/${citizenId}`
}

/** Values as a query, the absent ones left out, in a stable order. */
export function searchOf(query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, value)
  return search.toString()
}

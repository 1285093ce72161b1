const HOME = '/desk'
const LONGEST = 2_000

/** Where to go after signing in: an address of the desk, never another site's, however it is written. */
export function returnAddress(to: string | undefined): string {
  if (to === undefined || to.length > LONGEST || !/^\/[^/\\]/.test(to)) return HOME
  const base = 'http://house.invalid'
  const parsed = URL.parse(to, base)
  if (parsed === null || parsed.origin !== base || !/^\/desk(\/|$)/.test(parsed.pathname)) return HOME
  // Signing in leads nowhere if it leads back to signing in.
  if (/^\/desk\/(sign-in|sign-out|set-up|welcome)(\/|$)/.test(parsed.pathname)) return HOME
  return `${parsed.pathname}${parsed.search}`
}

import { type Refused, refuse } from '#platform/outcome'

/** Too many attempts: how long to wait, in whole seconds. */
export function waitingRefusal(until: Temporal.Instant, now: Temporal.Instant): Refused {
  const seconds = Math.max(1, Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / 1000))
  return refuse('too-many', 'accounts.refusal.wait', { data: { seconds } })
}

import type { Tx } from '#platform/database'

/** How long what is over is kept, in days. Sessions and links stay a while for whoever looks into an incident; the events stay longer. */
const KEPT_DAYS = { session: 30, link: 30, attempt: 2, idempotency: 2 } as const

/** Takes away what has been over for long enough; may run at any time, twice, or late. */
export async function removeOutdated(tx: Tx, at: Temporal.Instant): Promise<void> {
  const before = (days: number) => at.subtract({ hours: 24 * days })
  await tx.deleteFrom('accounts.session').where('expires_at', '<', before(KEPT_DAYS.session)).execute()
  await tx.deleteFrom('accounts.one_time_link').where('expires_at', '<', before(KEPT_DAYS.link)).execute()
  await tx.deleteFrom('accounts.attempt').where('last_at', '<', before(KEPT_DAYS.attempt)).execute()
  await tx.deleteFrom('accounts.idempotency').where('created_at', '<', before(KEPT_DAYS.idempotency)).execute()
}

import type { Tx } from '#platform/database'

export const LINK_PURPOSES = ['set-up', 'invitation', 'password-reset'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

export interface OneTimeLink {
  purpose: LinkPurpose
  agentId: string | undefined
}

export async function insertLink(
  tx: Tx,
  link: { tokenHash: Buffer; purpose: LinkPurpose; agentId?: string; createdAt: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('accounts.one_time_link')
    .values({
      token_hash: link.tokenHash,
      purpose: link.purpose,
      agent_id: link.agentId ?? null,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** The link while it may still be used; looking does not use it, since mail scanners look too. */
export async function findOpenLink(
  tx: Tx,
  { tokenHash, at }: { tokenHash: Buffer; at: Temporal.Instant },
): Promise<OneTimeLink | undefined> {
  const row = await tx
    .selectFrom('accounts.one_time_link')
    .select(['purpose', 'agent_id'])
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  const purpose = LINK_PURPOSES.find((known) => known === row?.purpose)
  return row === undefined || purpose === undefined ? undefined : { purpose, agentId: row.agent_id ?? undefined }
}

/** Uses the link up. False when somebody else just did, or its time is over. */
export async function useLink(tx: Tx, { tokenHash, at }: { tokenHash: Buffer; at: Temporal.Instant }): Promise<boolean> {
  const used = await tx
    .updateTable('accounts.one_time_link')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Links of this purpose that were not used open nothing any more: a later one takes their place. */
export async function withdrawLinks(tx: Tx, { purposes, agentId }: { purposes: readonly LinkPurpose[]; agentId: string }): Promise<void> {
  await tx
    .deleteFrom('accounts.one_time_link')
    .where('purpose', 'in', purposes)
    .where('agent_id', '=', agentId)
    .where('used_at', 'is', null)
    .execute()
}

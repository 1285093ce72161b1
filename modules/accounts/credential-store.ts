import type { Tx } from '#platform/database'

export interface Credential {
  agentId: string
  passwordHash: string | undefined
  /** Sealed; absent until a code of it was given once. */
  totpSecret: Buffer | undefined
  totpLastStep: number | undefined
}

/** What an agent signs in with; undefined when nothing was set yet. */
export async function findCredential(tx: Tx, agentId: string): Promise<Credential | undefined> {
  const row = await tx
    .selectFrom('accounts.agent_credential')
    .select(['agent_id', 'password_hash', 'totp_secret', 'totp_confirmed_at', 'totp_last_step'])
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    agentId: row.agent_id,
    passwordHash: row.password_hash ?? undefined,
    totpSecret: row.totp_confirmed_at === null ? undefined : (row.totp_secret ?? undefined),
    totpLastStep: row.totp_last_step ?? undefined,
  }
}

export async function savePassword(tx: Tx, { agentId, hash, at }: { agentId: string; hash: string; at: Temporal.Instant }): Promise<void> {
  await tx
    .insertInto('accounts.agent_credential')
    .values({ agent_id: agentId, password_hash: hash, password_set_at: at })
    .onConflict((conflict) => conflict.column('agent_id').doUpdateSet({ password_hash: hash, password_set_at: at }))
    .execute()
}

/** Puts a costlier hash of the same password in place of the one it was made from, unless the password was changed meanwhile. */
export async function replaceHash(tx: Tx, { agentId, from, to }: { agentId: string; from: string; to: string }): Promise<void> {
  await tx
    .updateTable('accounts.agent_credential')
    .set({ password_hash: to })
    .where('agent_id', '=', agentId)
    .where('password_hash', '=', from)
    .execute()
}

/** Keeps a secret of which a code was just given. False when the agent has one already: a confirmed one is never overwritten. */
export async function enrolTotp(
  tx: Tx,
  { agentId, sealed, step, at }: { agentId: string; sealed: Buffer; step: number; at: Temporal.Instant },
): Promise<boolean> {
  const enrolled = await tx
    .updateTable('accounts.agent_credential')
    .set({ totp_secret: sealed, totp_confirmed_at: at, totp_last_step: step })
    .where('agent_id', '=', agentId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst()
  return enrolled.numUpdatedRows === 1n
}

/** Takes a time step once: false when this one, or a later one, was already used. */
export async function takeTotpStep(tx: Tx, { agentId, step }: { agentId: string; step: number }): Promise<boolean> {
  const taken = await tx
    .updateTable('accounts.agent_credential')
    .set({ totp_last_step: step })
    .where('agent_id', '=', agentId)
    .where((where) => where.or([where('totp_last_step', 'is', null), where('totp_last_step', '<', step)]))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** The telephone is lost: the next sign-in enrols another one. */
export async function removeTotp(tx: Tx, agentId: string): Promise<boolean> {
  const removed = await tx
    .updateTable('accounts.agent_credential')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .where('agent_id', '=', agentId)
    .where('totp_secret', 'is not', null)
    .executeTakeFirst()
  return removed.numUpdatedRows === 1n
}

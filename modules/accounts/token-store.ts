import type { Tx } from '#platform/database'

export interface ApiToken {
  id: string
  name: string
  role: string
  /** Absent: the whole city. */
  unitId: string | undefined
  scopes: readonly string[]
  createdAt: Temporal.Instant
  expiresAt: Temporal.Instant | undefined
  revokedAt: Temporal.Instant | undefined
  lastUsedAt: Temporal.Instant | undefined
}

const COLUMNS = ['id', 'name', 'role_code', 'unit_id', 'scopes', 'created_at', 'expires_at', 'revoked_at', 'last_used_at'] as const
const LISTED_AT_MOST = 500

export async function insertToken(tx: Tx, token: Omit<ApiToken, 'revokedAt' | 'lastUsedAt'> & { tokenHash: Buffer }): Promise<void> {
  await tx
    .insertInto('accounts.api_token')
    .values({
      id: token.id,
      token_hash: token.tokenHash,
      name: token.name,
      role_code: token.role,
      unit_id: token.unitId ?? null,
      scopes: [...token.scopes],
      created_at: token.createdAt,
      expires_at: token.expiresAt ?? null,
    })
    .execute()
}

/** The token while it may be used. */
export async function findUsableToken(
  tx: Tx,
  { tokenHash, at }: { tokenHash: Buffer; at: Temporal.Instant },
): Promise<ApiToken | undefined> {
  const row = await tx
    .selectFrom('accounts.api_token')
    .select(COLUMNS)
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', at)]))
    .executeTakeFirst()
  return row === undefined ? undefined : tokenOf(row)
}

/** Notes that the token is in use, once a minute at most. */
export async function touchToken(tx: Tx, { id, at }: { id: string; at: Temporal.Instant }): Promise<void> {
  await tx
    .updateTable('accounts.api_token')
    .set({ last_used_at: at })
    .where('id', '=', id)
    .where((where) => where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', at.subtract({ minutes: 1 }))]))
    .execute()
}

/** Takes the token back at once. False when there is none or it was already taken back. */
export async function revokeTokenRow(tx: Tx, { id, at }: { id: string; at: Temporal.Instant }): Promise<boolean> {
  const revoked = await tx
    .updateTable('accounts.api_token')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows === 1n
}

/** All tokens, revoked ones included, latest first. */
export async function listTokenRows(tx: Tx): Promise<ApiToken[]> {
  const rows = await tx
    .selectFrom('accounts.api_token')
    .select(COLUMNS)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LISTED_AT_MOST)
    .execute()
  return rows.map(tokenOf)
}

function tokenOf(row: {
  id: string
  name: string
  role_code: string
  unit_id: string | null
  scopes: string[]
  created_at: Temporal.Instant
  expires_at: Temporal.Instant | null
  revoked_at: Temporal.Instant | null
  last_used_at: Temporal.Instant | null
}): ApiToken {
  return {
    id: row.id,
    name: row.name,
    role: row.role_code,
    unitId: row.unit_id ?? undefined,
    scopes: row.scopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
  }
}

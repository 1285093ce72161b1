import { type Tx, newId, sql } from '#platform/database'

// Rows of the organisation that must exist before anybody can sign in to edit the organisation.

const SET_UP_LOCK = 7_265_041
const FIRST_SECTOR = { code: 'S-GEN', name: 'Accueil général', sensitivity: 'normal', position: 1 } as const

/** One set-up at a time: the second one finds an administrator. Released with the transaction. */
export async function holdSetUp(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${SET_UP_LOCK})`.execute(tx)
}

export async function unitExists(tx: Tx, by: { id: string } | { code: string }): Promise<boolean> {
  const query = tx.selectFrom('organisation.unit').select('id').limit(1)
  return (await ('id' in by ? query.where('id', '=', by.id) : query.where('code', '=', by.code)).executeTakeFirst()) !== undefined
}

/** A first directorate, in the first sector; makes that sector in a house that has none. */
export async function insertFirstUnit(tx: Tx, unit: { code: string; name: string }): Promise<string> {
  const id = newId()
  const known = await tx.selectFrom('organisation.sector').select('code').orderBy('position').limit(1).executeTakeFirst()
  if (known === undefined) await tx.insertInto('organisation.sector').values(FIRST_SECTOR).execute()
  await tx
    .insertInto('organisation.unit')
    .values({ id, code: unit.code, kind: 'directorate', name: unit.name, sector_code: known?.code ?? FIRST_SECTOR.code })
    .execute()
  return id
}

/** The agent of that address, or a new one. */
export async function ensureAgent(
  tx: Tx,
  agent: { givenName: string; familyName: string; email: string; unitId: string },
): Promise<string> {
  const known = await tx.selectFrom('organisation.agent').select('id').where('email', '=', agent.email).executeTakeFirst()
  if (known !== undefined) return known.id
  const id = newId()
  await tx
    .insertInto('organisation.agent')
    .values({
      id,
      code: `ADM-${id.slice(-6)}`,
      given_name: agent.givenName,
      family_name: agent.familyName,
      email: agent.email,
      unit_id: agent.unitId,
    })
    .execute()
  return id
}

/** Gives roles for the whole city from a day on; one already held is left as it is. */
export async function grantForTheCity(
  tx: Tx,
  { agentId, roles, from }: { agentId: string; roles: readonly string[]; from: Temporal.PlainDate },
): Promise<void> {
  for (const role of roles) {
    const held = await tx
      .selectFrom('organisation.role_assignment')
      .select('id')
      .where('agent_id', '=', agentId)
      .where('role_code', '=', role)
      .where('unit_id', 'is', null)
      .where('valid_until', 'is', null)
      .executeTakeFirst()
    if (held === undefined)
      await tx
        .insertInto('organisation.role_assignment')
        .values({ id: newId(), agent_id: agentId, role_code: role, unit_id: null, valid_from: from })
        .execute()
  }
}

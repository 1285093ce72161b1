import type { Insertable, Updateable } from 'kysely'
import { type Database, type Tx, json, newId, sql } from '#platform/database'
import type { LegalFact } from './clock.ts'
import { REQUEST_COLUMNS, requestOf } from './request-row.ts'
import type { Request } from './request.ts'

export type NewRequestRow = Insertable<Database['requests.request']>
export type RequestPatch = Updateable<Database['requests.request']>

/** The next number of a year's references. Gaps may come of failed registrations, repeats never. */
export async function nextNumber(tx: Tx, year: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`SELECT requests.next_number(${year}) AS number`.execute(tx)
  return rows[0]?.number ?? 0
}

export async function insertRequest(tx: Tx, row: NewRequestRow): Promise<Request> {
  await keepInHand(tx, row.id)
  return requestOf(await tx.insertInto('requests.request').values(row).returning(REQUEST_COLUMNS).executeTakeFirstOrThrow())
}

export async function findRequest(tx: Tx, key: { id: string } | { reference: string }): Promise<Request | undefined> {
  const query = tx.selectFrom('requests.request').select(REQUEST_COLUMNS)
  const row = await ('id' in key ? query.where('id', '=', key.id) : query.where('reference', '=', key.reference)).executeTakeFirst()
  return row === undefined ? undefined : requestOf(row)
}

/** As findRequest, and nobody else changes it until the transaction ends. */
export async function lockRequest(tx: Tx, key: { id: string } | { reference: string }): Promise<Request | undefined> {
  const query = tx.selectFrom('requests.request').select(REQUEST_COLUMNS).forUpdate()
  const row = await ('id' in key ? query.where('id', '=', key.id) : query.where('reference', '=', key.reference)).executeTakeFirst()
  return row === undefined ? undefined : requestOf(row)
}

export async function updateRequest(tx: Tx, id: string, patch: RequestPatch): Promise<Request> {
  if (patch.unit_id !== undefined || patch.assignee_id !== undefined) await keepInHand(tx, id)
  const row = await tx
    .updateTable('requests.request')
    .set((expression) => ({ ...patch, version: expression('version', '+', 1) }))
    .where('id', '=', id)
    .returning(REQUEST_COLUMNS)
    .executeTakeFirstOrThrow()
  return requestOf(row)
}

/**
 * Who registers for a service they do not see, hands a request to it, or lets it go, may see it no more: the second wall would then
 * refuse the very act that takes it out of their sight. What was taken in hand stays so until the end of the transaction.
 */
async function keepInHand(tx: Tx, id: string): Promise<void> {
  await sql`SELECT set_config('app.requests', (access.requests() || ${id}::uuid)::text, true)`.execute(tx)
}

export async function insertFacts(tx: Tx, input: { requestId: string; facts: readonly LegalFact[]; at: Temporal.Instant }): Promise<void> {
  if (input.facts.length === 0) return
  await tx
    .insertInto('requests.legal_fact')
    .values(
      input.facts.map((fact) => ({
        id: newId(),
        request_id: input.requestId,
        kind: fact.kind,
        on_date: fact.on,
        data: json(fact.data),
        recorded_at: input.at,
      })),
    )
    .execute()
}

export async function linkContact(tx: Tx, requestId: string, contactId: string): Promise<void> {
  await tx
    .insertInto('requests.contact_link')
    .values({ request_id: requestId, contact_id: contactId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

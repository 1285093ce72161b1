import { z } from 'zod'
import { type Tx, sql } from '#platform/database'
import { summaryOf } from './request-row.ts'
import type { RequestChannel, RequestState, RequestSummary } from './request.ts'

/** Which open requests a list shows. Everything is optional; what is given narrows. */
export interface QueueFilter {
  /** Units whose requests are listed: always within the sight of who asks. */
  unitIds: readonly string[]
  assigneeId?: string | undefined
  /** Only those this agent follows, wherever the sight reaches. */
  watcherId?: string | undefined
  /** Keeps `assigneeId` and `watcherId` to `unitIds`; without them the units always hold. */
  withinUnits?: boolean | undefined
  unassigned?: boolean | undefined
  states?: readonly RequestState[] | undefined
  typeCode?: string | undefined
  channel?: RequestChannel | undefined
  /** Only those due before this day. */
  dueBefore?: Temporal.PlainDate | undefined
}

export interface QueuePage {
  rows: RequestSummary[]
  /** Where the next page begins; absent on the last. */
  next: string | undefined
}

export const QUEUE_PAGE_ROWS = 50
const OPEN = sql`request.state NOT IN ('closed', 'cancelled')`

/**
 * Open requests by due date, paged by key. Each unit is read from its own index and the heads are merged, so that
 * a director's list over twenty services costs twenty short index reads, not a sort of all their requests.
 */
export async function listQueue(tx: Tx, filter: QueueFilter, cursor?: string, rows = QUEUE_PAGE_ROWS): Promise<QueuePage> {
  const after = readCursor(cursor)
  const conditions = [
    ...conditionsOf(filter),
    ...(after === undefined ? [] : [sql`(request.due_on, request.id) > (${after.due}::date, ${after.id}::uuid)`]),
  ]
  const where = sql.join(conditions, sql` AND `)
  const columns = sql`request.id, request.reference, request.type_code, request.sector_code, request.unit_id, request.assignee_id, request.state, request.subject,
    request.channel, request.received_on, request.registered_at, request.requester_id, request.due_on, request.due_kind, request.urgency, request.version`
  const heads =
    filter.assigneeId === undefined && filter.watcherId === undefined
      ? sql`unnest(${filter.unitIds}::uuid[]) AS unit (id), LATERAL (SELECT ${columns} FROM requests.request WHERE request.unit_id = unit.id AND ${where} ORDER BY request.due_on, request.id LIMIT ${rows + 1}) AS request`
      : sql`(SELECT ${columns} FROM requests.request WHERE ${where} ORDER BY request.due_on, request.id LIMIT ${rows + 1}) AS request`
  const found = await sql<Parameters<typeof summaryOf>[0]>`
    SELECT page.*, coalesce(citizen.organisation_name, concat_ws(' ', citizen.given_names, coalesce(citizen.usage_name, citizen.family_name))) AS requester_name
    FROM (SELECT ${sql.raw('request.*')} FROM ${heads} ORDER BY request.due_on, request.id LIMIT ${rows + 1}) AS page
    LEFT JOIN citizens.citizen ON citizen.id = page.requester_id
    ORDER BY page.due_on, page.id`.execute(tx)
  const page = found.rows.slice(0, rows)
  const last = page.at(-1)
  return { rows: page.map(summaryOf), next: found.rows.length > rows && last !== undefined ? writeCursor(last) : undefined }
}

const COUNTED = 1_000

/** How many requests a filter finds, up to a thousand: beyond, a number helps nobody and costs everybody. */
export async function countQueue(tx: Tx, filter: QueueFilter): Promise<number> {
  const conditions = [
    ...conditionsOf(filter),
    ...(filter.assigneeId === undefined && filter.watcherId === undefined ? [sql`request.unit_id = ANY (${filter.unitIds}::uuid[])`] : []),
  ]
  const { rows } = await sql<{
    count: number
  }>`SELECT count(*) AS count FROM (SELECT 1 FROM requests.request WHERE ${sql.join(conditions, sql` AND `)} LIMIT ${COUNTED}) AS found`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

function conditionsOf(filter: QueueFilter) {
  return [
    OPEN,
    ...(filter.withinUnits === true ? [sql`request.unit_id = ANY (${filter.unitIds}::uuid[])`] : []),
    ...(filter.assigneeId === undefined ? [] : [sql`request.assignee_id = ${filter.assigneeId}::uuid`]),
    ...(filter.watcherId === undefined
      ? []
      : [sql`request.id IN (SELECT request_id FROM requests.watcher WHERE agent_id = ${filter.watcherId}::uuid)`]),
    ...(filter.unassigned === true ? [sql`request.assignee_id IS NULL`] : []),
    ...(filter.states === undefined ? [] : [sql`request.state = ANY (${filter.states}::text[])`]),
    ...(filter.typeCode === undefined ? [] : [sql`request.type_code = ${filter.typeCode}`]),
    ...(filter.channel === undefined ? [] : [sql`request.channel = ${filter.channel}`]),
    ...(filter.dueBefore === undefined ? [] : [sql`request.due_on < ${filter.dueBefore}::date`]),
  ]
}

const cursorShape = z.tuple([z.iso.date(), z.uuid()])

function readCursor(cursor: string | undefined): { due: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const parsed = cursorShape.safeParse(Buffer.from(cursor, 'base64url').toString().split('|'))
  return parsed.success ? { due: parsed.data[0], id: parsed.data[1] } : undefined
}

function writeCursor(row: { due_on: Temporal.PlainDate | null; id: string }): string {
  return Buffer.from(`${row.due_on?.toString() ?? '9999-12-31'}|${row.id}`).toString('base64url')
}

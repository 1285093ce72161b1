import { type Tx, sql } from '#platform/database'
import { SUMMARY_COLUMNS, summaryOf } from './request-row.ts'
import type { RequestSummary } from './request.ts'

const MOST = 200

/** The requests of these ids that the reader may see, in the order of the ids. */
export async function listRequestsById(tx: Tx, ids: readonly string[]): Promise<RequestSummary[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('requests.request as request')
    .leftJoin('citizens.citizen as citizen', 'citizen.id', 'request.requester_id')
    .select(SUMMARY_COLUMNS)
    .select(
      sql<
        string | null
      >`coalesce(citizen.organisation_name, concat_ws(' ', citizen.given_names, coalesce(citizen.usage_name, citizen.family_name)))`.as(
        'requester_name',
      ),
    )
    .where('request.id', '=', (eb) => eb.fn.any(eb.val(ids.slice(0, MOST))))
    .limit(MOST)
    .execute()
  const known = new Map(rows.map((row) => [row.id, summaryOf(row)]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

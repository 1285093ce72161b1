import { type Tx, sql } from '#platform/database'

/** What is still affected to an agent in one service. */
export interface WaitingWork {
  unitId: string
  /** Open requests. */
  requests: number
  /** Open tasks, call-backs included. */
  tasks: number
}

const UNITS_AT_MOST = 200

/** The open requests and tasks of an agent, counted service by service, the largest first. What the caller does not see is not counted. */
export async function listWaitingWork(tx: Tx, agentId: string): Promise<WaitingWork[]> {
  const found = await sql<{ unit_id: string; requests: number; tasks: number }>`
    SELECT unit_id, sum(requests)::int AS requests, sum(tasks)::int AS tasks FROM (
      SELECT unit_id, count(*) AS requests, 0 AS tasks FROM requests.request
        WHERE assignee_id = ${agentId}::uuid AND state NOT IN ('closed', 'cancelled') GROUP BY unit_id
      UNION ALL
      SELECT unit_id, 0, count(*) FROM requests.task WHERE assignee_id = ${agentId}::uuid AND state = 'open' GROUP BY unit_id
    ) AS waiting GROUP BY unit_id ORDER BY 2 DESC, 3 DESC, unit_id LIMIT ${UNITS_AT_MOST}`.execute(tx)
  return found.rows.map((row) => ({ unitId: row.unit_id, requests: row.requests, tasks: row.tasks }))
}

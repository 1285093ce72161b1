import { type Tx, sql } from '#platform/database'

/** Beyond a thousand a number helps nobody and costs everybody. */
const COUNTED = 1_000

/** How many open requests wait where, for the navigation of the desk. */
export interface DeskCounts {
  mine: number
  waiting: number
  followed: number
  units: ReadonlyMap<string, UnitCounts>
}

export interface UnitCounts {
  unassigned: number
  all: number
  late: number
}

const OPEN = sql`state NOT IN ('closed', 'cancelled')`

/** All counts of the navigation in two statements; each is read from its own index and stops at a thousand. */
export async function deskCounts(
  tx: Tx,
  about: { agentId: string; unitIds: readonly string[]; today: Temporal.PlainDate },
): Promise<DeskCounts> {
  const { agentId, unitIds, today } = about
  const own = sql<{ mine: number; waiting: number; followed: number }>`SELECT
    (SELECT count(*) FROM (SELECT 1 FROM requests.request WHERE assignee_id = ${agentId}::uuid AND ${OPEN} AND state <> 'waiting' LIMIT ${COUNTED}) AS found) AS mine,
    (SELECT count(*) FROM (SELECT 1 FROM requests.request WHERE assignee_id = ${agentId}::uuid AND ${OPEN} AND state = 'waiting' LIMIT ${COUNTED}) AS found) AS waiting,
    (SELECT count(*) FROM (SELECT 1 FROM requests.watcher w JOIN requests.request r ON r.id = w.request_id WHERE w.agent_id = ${agentId}::uuid AND r.state NOT IN ('closed', 'cancelled') LIMIT ${COUNTED}) AS found) AS followed`.execute(
    tx,
  )
  const byUnit = sql<{ unit_id: string; unassigned: number; counted: number; late: number }>`SELECT unit.id AS unit_id,
    (SELECT count(*) FROM (SELECT 1 FROM requests.request r WHERE r.unit_id = unit.id AND r.assignee_id IS NULL AND ${OPEN} LIMIT ${COUNTED}) AS found) AS unassigned,
    (SELECT count(*) FROM (SELECT 1 FROM requests.request r WHERE r.unit_id = unit.id AND ${OPEN} LIMIT ${COUNTED}) AS found) AS counted,
    (SELECT count(*) FROM (SELECT 1 FROM requests.request r WHERE r.unit_id = unit.id AND ${OPEN} AND r.due_on < ${today}::date LIMIT ${COUNTED}) AS found) AS late
    FROM unnest(${unitIds}::uuid[]) AS unit (id)`.execute(tx)
  const [{ rows: mine }, { rows: units }] = await Promise.all([own, byUnit])
  return {
    mine: mine[0]?.mine ?? 0,
    waiting: mine[0]?.waiting ?? 0,
    followed: mine[0]?.followed ?? 0,
    units: new Map(units.map((row) => [row.unit_id, { unassigned: row.unassigned, all: row.counted, late: row.late }])),
  }
}

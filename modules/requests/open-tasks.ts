import { type Tx, sql } from '#platform/database'

/** A task that waits for somebody, with the request it belongs to. */
export interface OpenTask {
  id: string
  kind: string
  title: string
  dueOn: Temporal.PlainDate | undefined
  unitId: string
  assigneeId: string | undefined
  reference: string
  subject: string
}

/** Tasks and call-backs of an agent, and those of their services that nobody has, soonest first. */
export async function listOpenTasks(
  tx: Tx,
  about: { agentId: string; unitIds: readonly string[]; dueUntil: Temporal.PlainDate; limit: number },
): Promise<OpenTask[]> {
  const rows = await tx
    .selectFrom('requests.task as task')
    .innerJoin('requests.request as request', 'request.id', 'task.request_id')
    .select([
      'task.id',
      'task.kind',
      'task.title',
      'task.due_on',
      'task.unit_id',
      'task.assignee_id',
      'request.reference',
      'request.subject',
    ])
    .where('task.state', '=', sql.lit('open'))
    .where((eb) =>
      eb.or([
        eb('task.assignee_id', '=', about.agentId),
        eb.and([eb('task.assignee_id', 'is', null), eb('task.unit_id', '=', eb.fn.any(eb.val([...about.unitIds])))]),
      ]),
    )
    .where((eb) => eb.or([eb('task.due_on', 'is', null), eb('task.due_on', '<=', about.dueUntil)]))
    .orderBy('task.due_on')
    .orderBy('task.id')
    .limit(Math.min(about.limit, 100))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    dueOn: row.due_on ?? undefined,
    unitId: row.unit_id,
    assigneeId: row.assignee_id ?? undefined,
    reference: row.reference,
    subject: row.subject,
  }))
}

/** Whether somebody still has something to do for the request: it cannot end before. */
export async function hasOpenTasks(tx: Tx, requestId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('requests.task')
    .select('id')
    .where('request_id', '=', requestId)
    .where('state', '=', sql.lit('open'))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

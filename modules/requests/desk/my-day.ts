import { permitted } from '#modules/accounts'
import type { Tx } from '#platform/database'
import { type OpenTask, listOpenTasks } from '../open-tasks.ts'
import { type QueueFilter, countQueue, listQueue } from '../queue.ts'
import { listRequestsById } from '../requests-by-id.ts'
import type { RequestSummary } from '../request.ts'
import { filterOf } from './queue-address.ts'
import type { DeskTools } from './desk-call.ts'

/** What an agent's day is made of, most pressing first. */
export interface MyDay {
  late: FirstOf
  dueToday: FirstOf
  waitingForMe: FirstOf
  unread: FirstOf
  unassigned: FirstOf
  /** Late in the agent's services, whoever has them: for who gives out the work. */
  lateInServices: FirstOf | undefined
  tasks: readonly OpenTask[]
}

/** The first requests of a list, and how many there are in all. */
export interface FirstOf {
  rows: readonly RequestSummary[]
  count: number
}

/** Requests with new messages of their requesters: what correspondence knows, given by the app. */
export type UnreadRequests = (
  tx: Tx,
  about: { agentId: string; unitIds: readonly string[]; limit: number },
) => Promise<readonly { requestId: string }[]>

const MINE = 60
const SHOWN = 8
const TASK_DAYS = 3

/** Reads the day in some short queries. */
export async function readMyDay(tx: Tx, { tools, unread: listUnread }: { tools: DeskTools; unread: UnreadRequests }): Promise<MyDay> {
  const { actor, directory, today } = tools
  const asked = { actor, directory, today }
  const leads = permitted(actor, 'request.assign')
  const [{ rows: mine }, unread, unassigned, lateInServices, tasks] = await Promise.all([
    listQueue(tx, filterOf({ mine: '1' }, asked), undefined, MINE),
    listUnread(tx, { agentId: actor.id, unitIds: actor.sight.units, limit: SHOWN }).then((written) =>
      listRequestsById(
        tx,
        written.map((item) => item.requestId),
      ),
    ),
    firstOf(tx, filterOf({ unassigned: '1' }, asked)),
    leads ? firstOf(tx, filterOf({ late: '1' }, asked)) : undefined,
    listOpenTasks(tx, { agentId: actor.id, unitIds: actor.sight.units, dueUntil: today.add({ days: TASK_DAYS }), limit: SHOWN }),
  ])
  const compared = (row: RequestSummary) => (row.dueOn === undefined ? 1 : Temporal.PlainDate.compare(row.dueOn, today))
  return {
    late: cut(mine.filter((row) => compared(row) < 0)),
    dueToday: cut(mine.filter((row) => compared(row) === 0)),
    waitingForMe: cut(mine.filter((row) => compared(row) > 0)),
    unread: cut(unread),
    unassigned,
    lateInServices,
    tasks,
  }
}

async function firstOf(tx: Tx, filter: QueueFilter): Promise<FirstOf> {
  const [{ rows }, count] = await Promise.all([listQueue(tx, filter, undefined, SHOWN), countQueue(tx, filter)])
  return { rows, count }
}

function cut(rows: readonly RequestSummary[]): FirstOf {
  return { rows: rows.slice(0, SHOWN), count: rows.length }
}

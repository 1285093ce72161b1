import type { AgentActor } from '#platform/access'
import type { Tx } from '#platform/database'
import { type QueuePage, countQueue, listQueue } from '../queue.ts'
import type { RequestSummary } from '../request.ts'
import { type QueueQuery, filterOf, withoutCursor } from './queue-address.ts'
import type { ListTools } from './queue-rows.tsx'
import { searchOf } from './addresses.ts'

/** One page of a list, ready to be drawn. */
export interface QueueView {
  title: string
  /** Requests found, a thousand at most. */
  count: number
  rows: readonly RequestSummary[]
  query: QueueQuery
  /** The query of this very page. */
  list: string
  /** The query of the next page; absent on the last. */
  next: string | undefined
  first: string | undefined
  showsUnit: boolean
  showsAssignee: boolean
}

/** Reads a list as its address describes it, within the sight of the agent. */
export async function readQueue(tx: Tx, input: { query: QueueQuery; actor: AgentActor; tools: ListTools }): Promise<QueueView> {
  const { query, actor, tools } = input
  const filter = filterOf(query, { actor, directory: tools.directory, today: tools.today })
  const page: QueuePage = await listQueue(tx, filter, query.after)
  // A short first page is its own count.
  const whole = query.after === undefined && page.next === undefined
  const count = whole ? page.rows.length : await countQueue(tx, filter)
  const base = withoutCursor(query)
  return {
    title: titleOf(query, tools),
    count,
    rows: page.rows,
    query,
    list: searchOf({ ...base, after: query.after }),
    next: page.next === undefined ? undefined : searchOf({ ...base, after: page.next }),
    first: query.after === undefined ? undefined : searchOf(base),
    showsUnit: new Set(page.rows.map((row) => row.unitId)).size > 1,
    showsAssignee: query.mine !== '1' && query.unassigned !== '1',
  }
}

function titleOf(query: QueueQuery, { t, directory }: ListTools): string {
  const agent = query.agent === undefined ? undefined : directory.agents.get(query.agent)
  const view = agent === undefined ? viewOf(query, t) : agent.name
  const unit = query.unit === undefined ? undefined : [...directory.units.values()].find((known) => known.code === query.unit)
  return unit === undefined ? view : t.queues.ofUnit(unit.name, view)
}

function viewOf(query: QueueQuery, t: ListTools['t']): string {
  if (query.mine === '1') return query.state === 'waiting' ? t.queues.waiting : t.queues.mine
  if (query.followed === '1') return t.queues.followed
  if (query.unassigned === '1') return t.queues.unassigned
  return query.late === '1' ? t.queues.late : t.queues.all
}

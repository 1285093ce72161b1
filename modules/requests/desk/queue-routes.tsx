import { z } from 'zod'
import { type Call, type Reply, type Route, notFound, page, route, seeOther } from '#platform/http'
import { assignRequest } from '../assign-request.ts'
import { refusalSentence } from '../messages/index.ts'
import { QUEUE_PATH, queueUrl } from './addresses.ts'
import { type DeskTools, deskToolsOf } from './desk-call.ts'
import { RequestPanes } from './panes.tsx'
import { type QueueQuery, queueQuery, readQueueQuery } from './queue-address.ts'
import { QueuePane } from './queue-pane.tsx'
import { readQueue } from './read-queue.ts'

const MOST_CHOSEN = 50
const list = z.string().max(1000).default('')

/** The lists of the desk: read, and taken or given several at a time. */
export function queueRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: QUEUE_PATH,
      audience: 'agent',
      access: 'signed-in',
      query: queueQuery,
      handle: (call) => showQueue(call, call.query),
    }),
    route({
      method: 'POST',
      path: `${QUEUE_PATH}/assign`,
      audience: 'agent',
      access: 'signed-in',
      body: z.object({
        do: z.enum(['take', 'assign']),
        agentId: z.union([z.uuid(), z.literal('')]).optional(),
        chosen: z.array(z.string().max(60)).max(MOST_CHOSEN).default([]),
        list,
      }),
      handle: async (call) => assignChosen(call, call.body),
    }),
  ]
}

async function showQueue(call: Call<unknown, unknown, unknown>, query: QueueQuery, error?: string): Promise<Reply> {
  const tools = await deskToolsOf(call)
  if (tools === undefined) return notFound()
  const view = await call.house.read(tools.actor, (tx) => readQueue(tx, { query, actor: tools.actor, tools }))
  const body = <RequestPanes t={tools.t} list={<QueuePane view={view} tools={tools} error={error} />} />
  return page(view.title, body, { wide: true, current: queueUrl(view.first ?? view.list), ...(error === undefined ? {} : { status: 422 }) })
}

const chosenShape = z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/)

interface Chosen {
  do: 'take' | 'assign'
  agentId?: string | undefined
  chosen: readonly string[]
  list: string
}

/** Gives each chosen request its agent, one by one: what a colleague changed meanwhile is left alone and told. */
async function assignChosen(call: Call<unknown, unknown, unknown>, body: Chosen): Promise<Reply> {
  const tools = await deskToolsOf(call)
  if (tools === undefined) return notFound()
  const { t } = tools
  const query = readQueueQuery(body.list)
  const chosen = body.chosen.filter((item) => chosenShape.safeParse(item).success)
  if (chosen.length === 0) return showQueue(call, query, t.list.nothingChosen)
  const agentId = body.do === 'take' ? tools.actor.id : body.agentId
  if (agentId === undefined || agentId === '') return showQueue(call, query, t.list.noAgent)
  const outcome = await assignEach(call, { tools, agentId, chosen })
  return seeOther(queueUrl(body.list), [{ name: 'flash', value: outcome }])
}

async function assignEach(
  call: Call<unknown, unknown, unknown>,
  { tools, agentId, chosen }: { tools: DeskTools; agentId: string; chosen: readonly string[] },
): Promise<string> {
  let assigned = 0
  const refusals: string[] = []
  for (const item of chosen) {
    const [id = '', version = ''] = item.split(':')
    const outcome = await call.house.act(tools.actor, (work) =>
      assignRequest(work, { request: { id }, expectedVersion: Number(version), agentId }),
    )
    if (outcome.ok) assigned += 1
    else refusals.push(refusalSentence(outcome.refusal, tools.locale))
  }
  const { list: words } = tools.t
  const [why] = refusals
  return why === undefined ? `${words.assigned(assigned)}.` : `${words.assigned(assigned)}, ${words.refused(refusals.length, why)}`
}

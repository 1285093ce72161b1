import { type Call, type Reply, notFound, page } from '#platform/http'
import type { PanelAct } from './acts.ts'
import { queueUrl, requestUrl } from './addresses.ts'
import { type DeskTools, deskToolsOf, partWanted } from './desk-call.ts'
import type { Feedback } from './feedback.ts'
import { FileFrame, RequestPanes } from './panes.tsx'
import type { RequestPageParts } from './parts.ts'
import { readQueueQuery } from './queue-address.ts'
import { QueuePane } from './queue-pane.tsx'
import { type RequestView, readRequest } from './read-request.ts'
import { type QueueView, readQueue } from './read-queue.ts'
import { RequestPane } from './request-pane.tsx'

export interface PageWish {
  reference: string
  /** The query of the list the agent came from. */
  list?: string | undefined
  act?: PanelAct | undefined
  taskId?: string | undefined
  feedback?: Feedback | undefined
}

/** Draws the request page: for reading, with an act open, or again with a form that was not taken. */
export interface RequestPage {
  parts: RequestPageParts
  show(call: Call<unknown, unknown, unknown>, wish: PageWish): Promise<Reply>
}

export function requestPage(parts: RequestPageParts): RequestPage {
  return { parts, show: (call, wish) => showRequest(call, wish, parts) }
}

async function showRequest(call: Call<unknown, unknown, unknown>, wish: PageWish, parts: RequestPageParts): Promise<Reply> {
  const tools = await deskToolsOf(call)
  if (tools === undefined) return notFound()
  const part = partWanted(call)
  const { view, queue } = await call.house.read(tools.actor, async (tx) => {
    const found = await readRequest(tx, { house: call.house, reference: wish.reference, tools, parts })
    const listed =
      found === undefined || part !== 'page' || wish.list === undefined
        ? undefined
        : await readQueue(tx, { query: readQueueQuery(wish.list), actor: tools.actor, tools })
    return { view: found, queue: listed }
  })
  if (view === undefined || isOutOfReach(view, wish)) return notFound()
  await noteReading(call, view, tools, parts)
  const pane = (
    <RequestPane
      view={view}
      tools={tools}
      list={wish.list}
      act={wish.act}
      taskId={wish.taskId}
      feedback={wish.feedback}
      lookers={parts.lookers?.(view.request.id)}
    />
  )
  const body =
    part === 'page' ? <RequestPanes t={tools.t} list={listPane(queue, view, tools)} file={pane} /> : <FileFrame>{pane}</FileFrame>
  return page(`${view.request.subject} – ${view.request.reference}`, body, {
    wide: true,
    status: wish.feedback?.status ?? 200,
    ...(wish.list === undefined ? {} : { current: queueUrl(wish.list) }),
  })
}

/** An act that is not allowed now has no page; one that was refused is shown with its reason. */
function isOutOfReach(view: RequestView, wish: PageWish): boolean {
  if (wish.feedback !== undefined) return false
  if (wish.act !== undefined && view.full?.acts.has(wish.act) !== true) return true
  return wish.taskId !== undefined && view.full?.file.tasks.some((task) => task.id === wish.taskId && task.state === 'open') !== true
}

function listPane(queue: QueueView | undefined, view: RequestView, tools: DeskTools) {
  return queue === undefined ? undefined : <QueuePane view={queue} tools={tools} current={view.request.reference} />
}

/** What came in is read once who works on the request has opened it; a passing look changes nothing. */
async function noteReading(
  call: Call<unknown, unknown, unknown>,
  view: RequestView,
  tools: DeskTools,
  parts: RequestPageParts,
): Promise<void> {
  const { full, request } = view
  if (full === undefined || !full.conversation.some((entry) => entry.isUnread)) return
  const isTheirs = request.assigneeId === tools.actor.id || (request.assigneeId === undefined && full.acts.has('take'))
  if (isTheirs) await call.house.work(tools.actor, (work) => parts.conversation.markRead(work, request.id))
}

/** Where a form of the request leads once it was taken. */
export function backTo(reference: string, about: { list?: string | undefined; entry?: string | undefined }): string {
  return requestUrl(reference, about)
}

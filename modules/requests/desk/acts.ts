import type { AgentActor } from '#platform/access'
import { mayAct } from '../request-access.ts'
import { type Request, canMove, isOpen } from '../request.ts'

/** The acts of the request page: each has its address under the request's. */
export const ACTS = [
  'take',
  'start',
  'release',
  'assign',
  'answer',
  'note',
  'items',
  'received',
  'task',
  'extend',
  'transfer',
  'reclassify',
  'refer',
  'close',
  'cancel',
  'reopen',
  'attach',
  'watch',
  'unwatch',
] as const
export type ActName = (typeof ACTS)[number]

/** Acts with a form of their own; the others are one click. */
export const PANEL_ACTS = [
  'assign',
  'note',
  'items',
  'received',
  'task',
  'extend',
  'transfer',
  'reclassify',
  'refer',
  'close',
  'cancel',
  'reopen',
  'attach',
] as const satisfies readonly ActName[]
export type PanelAct = (typeof PANEL_ACTS)[number]

/** What the agent may do to the request as it stands. The use case asks again: this only keeps useless buttons away. */
export function actsFor(actor: AgentActor, request: Request, about: { itemsAwaited: boolean; watching: boolean }): ReadonlySet<ActName> {
  const processes = mayAct(actor, 'process', request)
  const assigns = mayAct(actor, 'assign', request)
  const open = isOpen(request.state)
  const mine = request.assigneeId === actor.id
  const works = processes && open
  const allowed: Record<ActName, boolean> = {
    take: works && !mine && (request.assigneeId === undefined || assigns),
    start: works && mine && request.state !== 'in-progress' && canMove(request.state, 'in-progress'),
    release: works && request.assigneeId !== undefined && (mine || assigns),
    assign: assigns && open,
    answer: works,
    note: mayAct(actor, 'note', request),
    items: works,
    received: works && about.itemsAwaited,
    task: works,
    extend: works && request.state !== 'answered' && request.targetOn !== undefined,
    transfer: works,
    reclassify: works,
    refer: works,
    close: works,
    cancel: works && canMove(request.state, 'cancelled'),
    reopen: mayAct(actor, 'reopen', request) && request.state === 'closed',
    attach: processes,
    watch: !about.watching,
    unwatch: about.watching,
  }
  return new Set(ACTS.filter((act) => allowed[act]))
}

import { type Permission, permitted } from '#modules/accounts'
import type { Actor } from '#platform/access'
import type { Request } from './request.ts'

/** What may be done to a request; each is a permission of a role in the request's unit. */
export const REQUEST_ACTIONS = ['read', 'assign', 'process', 'reopen', 'note', 'handle-task', 'recover-tracking'] as const
export type RequestAction = (typeof REQUEST_ACTIONS)[number]

const PERMISSIONS: Record<Exclude<RequestAction, 'read' | 'recover-tracking'>, Permission> = {
  assign: 'request.assign',
  process: 'request.process',
  reopen: 'request.reopen',
  note: 'request.process',
  'handle-task': 'task.handle',
}

export type Visibility = 'full' | 'limited' | 'none'

type Seen = Pick<Request, 'id' | 'unitId' | 'sharedUnits' | 'assigneeId' | 'sectorCode' | 'registeredBy'>

/**
 * How much of a request the actor sees. Full: its service, those it was shared with, who it is assigned to.
 * Limited (existence, subject, state, dates): the front desk, in sectors that are not sealed, and who registered it.
 */
export function visibility(actor: Actor, request: Seen): Visibility {
  switch (actor.kind) {
    case 'system':
      return 'full'
    case 'visitor':
      return actor.requests.includes(request.id) ? 'full' : 'none'
    case 'citizen':
      return 'none'
    case 'agent':
      if (request.assigneeId === actor.id) return 'full'
      if (seesUnit(actor.sight.units, request)) return 'full'
      return actor.sight.sectors.includes(request.sectorCode) || request.registeredBy === actor.id ? 'limited' : 'none'
    case 'token':
      if (seesUnit(actor.sight.units, request)) return 'full'
      return actor.sight.sectors.includes(request.sectorCode) ? 'limited' : 'none'
  }
}

function seesUnit(units: readonly string[], request: Seen): boolean {
  return units.includes(request.unitId) || request.sharedUnits.some((unit) => units.includes(unit))
}

/** May the actor do this to the request? Deny unless a line below allows it. */
export function mayAct(actor: Actor, action: RequestAction, request: Seen): boolean {
  if (actor.kind === 'system') return true
  const seen = visibility(actor, request)
  if (action === 'read') return seen !== 'none'
  // A caller who lost the code is told it by who may see the request at all, after checking who they are.
  if (action === 'recover-tracking') return seen !== 'none' && permitted(actor, 'contact.record')
  if (seen !== 'full') return false
  if (permitted(actor, PERMISSIONS[action], request.unitId)) return true
  // A task may be done in the unit it was given to, and the assignee works on what is theirs.
  if (action === 'handle-task' && request.sharedUnits.some((unit) => permitted(actor, 'task.handle', unit))) return true
  return actor.kind === 'agent' && actor.id === request.assigneeId && action !== 'assign' && permitted(actor, PERMISSIONS[action])
}

/** The fields that a limited sight leaves out: content, place of the complainant, answers of the form, who asked, words of the routing. */
export function withoutContent(request: Request): Request {
  const { because } = request.routing
  const bare = { text: '', answers: {}, place: undefined, latitude: undefined, longitude: undefined }
  return { ...request, ...bare, requesterId: undefined, routing: { because } }
}

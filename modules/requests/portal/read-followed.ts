import { type RequestType, versionOf } from '#modules/catalogue'
import type { DeadlineReport } from '#modules/deadlines'
import { type Directory, directoryOf } from '#modules/organisation'
import { type VisitorActor, visitor } from '#platform/access'
import type { House } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { askClock } from '../clock.ts'
import { mayAct } from '../request-access.ts'
import { type Attachment, type MissingItem, listForRequester } from '../request-lists.ts'
import type { Request } from '../request.ts'
import { findRequest } from '../requests-store.ts'
import type { PortalMessage, PortalParts } from './parts.ts'

/** A request as the one who asked sees it. Notes, tasks and drafts are never read here. */
export interface Followed {
  actor: VisitorActor
  request: Request
  type: RequestType
  report: DeadlineReport
  missing: readonly MissingItem[]
  files: readonly Attachment[]
  messages: readonly PortalMessage[]
  directory: Directory
}

export interface FollowCall {
  house: House
  opened: readonly string[]
  at: Temporal.Instant
}

/**
 * Who looks at a follow-up page: what this browser has opened with codes, and nothing else. An agent who is signed in beside it
 * sees here what the citizen sees.
 */
export function follower(call: Pick<FollowCall, 'opened'>): VisitorActor {
  return visitor(call.opened)
}

/** The request, if this browser has opened it. Another one is not found, whether it exists or not. */
export async function readFollowed(call: FollowCall, reference: string, parts: PortalParts): Promise<Followed | undefined> {
  const actor = follower(call)
  if (actor.requests.length === 0) return undefined
  const directory = await directoryOf(call.house)
  const read = await call.house.read(actor, async (tx) => {
    const request = await findRequest(tx, { reference })
    if (request === undefined || !mayAct(actor, 'read', request)) return undefined
    const [lists, messages] = await Promise.all([listForRequester(tx, request.id), parts.entries(tx, request.id, call.at)])
    return {
      request,
      facts: lists.facts,
      missing: lists.missingItems.filter((item) => item.receivedAt === undefined),
      files: lists.attachments.filter((file) => file.public),
      messages,
    }
  })
  if (read === undefined) return undefined
  const type = await versionOf(call.house, read.request.typeVersionId)
  if (type === undefined) return undefined
  const { facts, ...rest } = read
  const report = askClock({ regime: type.definition.regime, directory, facts, today: civilDate(call.at) })
  return { actor, ...rest, type, report, directory }
}

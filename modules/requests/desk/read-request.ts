import { type FoundCitizen, describeCitizens, displayName } from '#modules/citizens'
import { type RequestType, versionOf } from '#modules/catalogue'
import { findContacts } from '#modules/contacts'
import type { House, Tx } from '#platform/database'
import { listRequestsOf } from '../find-requests.ts'
import { type Visibility, mayAct, visibility, withoutContent } from '../request-access.ts'
import { type RequestFile, readRequestFile } from '../request-file.ts'
import { type Request, type RequestSummary, isOpen } from '../request.ts'
import { findRequest } from '../requests-store.ts'
import { type ActName, actsFor } from './acts.ts'
import type { DeskTools } from './desk-call.ts'
import type { AnswerReach, ConversationEntry, HelpfulItem, RequestPageParts } from './parts.ts'
import { type TimelineItem, timelineOf } from './timeline.ts'

/** All that the request page shows, read in one transaction. Of a limited sight, only the request's own bare facts. */
export interface RequestView {
  request: Request
  type: RequestType
  sight: Exclude<Visibility, 'none'>
  full: FullView | undefined
}

export interface FullView {
  file: RequestFile
  timeline: readonly TimelineItem[]
  conversation: readonly ConversationEntry[]
  /** Whether the reader may know who asked. */
  knowsWho: boolean
  requester: FoundCitizen | undefined
  requesterName: string | undefined
  others: readonly RequestSummary[]
  reach: AnswerReach | undefined
  helpful: readonly HelpfulItem[]
  acts: ReadonlySet<ActName>
}

const MOST_CONTACTS = 20
const MOST_OTHERS = 5

/** Reads a request for its page; nothing when it does not exist or is out of sight, which is told alike. */
export async function readRequest(
  tx: Tx,
  input: { house: House; reference: string; tools: DeskTools; parts: RequestPageParts },
): Promise<RequestView | undefined> {
  const { house, tools, parts } = input
  const request = await findRequest(tx, { reference: input.reference })
  if (request === undefined) return undefined
  const sight = visibility(tools.actor, request)
  if (sight === 'none') return undefined
  const type = await versionOf(house, request.typeVersionId)
  if (type === undefined) throw new Error('a request without its type version')
  if (sight === 'limited') return { request: withoutContent(request), type, sight, full: undefined }
  return { request, type, sight, full: await readFull(tx, { request, type, tools, parts }) }
}

async function readFull(
  tx: Tx,
  { request, type, tools, parts }: { request: Request; type: RequestType; tools: DeskTools; parts: RequestPageParts },
): Promise<FullView> {
  const { actor, directory, locale, at } = tools
  // Who works in the street knows what to mend and where, not who told: neither their name nor their words.
  const knowsWho = actor.sight.citizens
  const requesterId = knowsWho ? request.requesterId : undefined
  // None of these waits for another: they reach the database in one go.
  const [file, conversation, senders, requesters, others, helpful, reach] = await Promise.all([
    readRequestFile(tx, { request, type, directory, at }),
    knowsWho ? parts.conversation.entries(tx, request.id, locale) : [],
    knowsWho ? parts.conversation.senders?.(tx, request.id, locale) : undefined,
    requesterId === undefined ? [] : describeCitizens(tx, [requesterId]),
    requesterId === undefined ? [] : listOthers(tx, { citizenId: requesterId, except: request.id, tools }),
    parts.helpful === undefined ? [] : parts.helpful(tx, { request, locale }),
    mayAct(actor, 'process', request) && isOpen(request.state) ? parts.conversation.reach(tx, request) : undefined,
  ])
  const requester = requesters[0]
  const requesterName = requester === undefined ? undefined : displayName(requester.citizen)
  const acts = actsFor(actor, request, {
    itemsAwaited: file.missingItems.some((item) => item.receivedAt === undefined),
    watching: file.watchers.includes(actor.id),
  })
  const contacts = knowsWho ? await findContacts(tx, file.contactIds.slice(0, MOST_CONTACTS)) : []
  return {
    file,
    knowsWho,
    conversation,
    timeline: timelineOf({ file, contacts, conversation, senders, requesterName, tools: { ...tools, tasks: file.tasks } }),
    requester,
    requesterName,
    others,
    reach: acts.has('answer') ? reach : undefined,
    helpful,
    acts,
  }
}

/** The requester's other requests as the sight allows: what is hidden is not counted either. */
async function listOthers(
  tx: Tx,
  { citizenId, except, tools }: { citizenId: string; except: string; tools: DeskTools },
): Promise<RequestSummary[]> {
  const { rows } = await listRequestsOf(tx, { citizenId, limit: MOST_OTHERS + 1 })
  const seen = rows.filter(
    (row) => row.id !== except && visibility(tools.actor, { ...row, sharedUnits: [], registeredBy: undefined }) !== 'none',
  )
  return seen.slice(0, MOST_OTHERS)
}

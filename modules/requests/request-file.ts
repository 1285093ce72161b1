import { z } from 'zod'
import type { DeadlineReport } from '#modules/deadlines'
import type { RequestType } from '#modules/catalogue'
import type { Directory } from '#modules/organisation'
import type { Tx } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { askClock } from './clock.ts'
import type { Request } from './request.ts'
import { listFacts } from './requests-store.ts'

/** All that hangs on a request, as its page shows it. */
export interface RequestFile {
  request: Request
  type: RequestType
  report: DeadlineReport
  notes: Note[]
  tasks: Task[]
  missingItems: MissingItem[]
  attachments: Attachment[]
  watchers: string[]
  links: Link[]
  referrals: Referral[]
  drafts: Draft[]
  contactIds: string[]
  history: HistoryEntry[]
}

export interface Note {
  id: string
  authorId: string | undefined
  text: string
  writtenAt: Temporal.Instant
}
export interface Task {
  id: string
  kind: string
  title: string
  unitId: string
  assigneeId: string | undefined
  dueOn: Temporal.PlainDate | undefined
  state: 'open' | 'done' | 'cancelled'
  result: string | undefined
  doneAt: Temporal.Instant | undefined
}
export interface MissingItem {
  id: string
  label: string
  requestedAt: Temporal.Instant
  limitOn: Temporal.PlainDate
  receivedAt: Temporal.Instant | undefined
}
export interface Attachment {
  id: string
  fileId: string
  name: string
  source: string
  messageId: string | undefined
  public: boolean
  addedAt: Temporal.Instant
}
export interface Link {
  otherId: string
  kind: string
  reference: string
  subject: string
}
export interface Referral {
  partnerCode: string
  reason: string
  referredAt: Temporal.Instant
  acknowledgedAt: Temporal.Instant | undefined
}
export interface Draft {
  agentId: string
  kind: 'answer' | 'note'
  text: string
  savedAt: Temporal.Instant
}
/** One event of the request's life, for the history. */
export interface HistoryEntry {
  id: string
  name: string
  at: Temporal.Instant
  actorKind: string
  actorId: string | undefined
  data: Readonly<Record<string, unknown>>
}

const MOST = 500

/** Reads the file of a request that the reader was found to see. Lists have their limits; the oldest history is on its own page. */
export async function readRequestFile(
  tx: Tx,
  input: { request: Request; type: RequestType; directory: Directory; at: Temporal.Instant },
): Promise<RequestFile> {
  const { request, type, directory } = input
  // Asked all at once: the connection sends them in one go (pipeline) and answers in order.
  const [facts, notes, tasks, missingItems, attachments, watchers, links, referrals, drafts, contactIds, history] = await Promise.all([
    listFacts(tx, request.id),
    listNotes(tx, request.id),
    listTasks(tx, request.id),
    listMissingItems(tx, request.id),
    listAttachments(tx, request.id),
    listWatchers(tx, request.id),
    listLinks(tx, request.id),
    listReferrals(tx, request.id),
    listDrafts(tx, request.id),
    listContactIds(tx, request.id),
    listHistory(tx, request.id),
  ])
  const report = askClock({ regime: type.definition.regime, directory, facts, today: civilDate(input.at) })
  return { request, type, report, notes, tasks, missingItems, attachments, watchers, links, referrals, drafts, contactIds, history }
}

async function listWatchers(tx: Tx, requestId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('requests.watcher')
    .select('agent_id')
    .where('request_id', '=', requestId)
    .orderBy('since')
    .limit(MOST)
    .execute()
  return rows.map((row) => row.agent_id)
}

async function listContactIds(tx: Tx, requestId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('requests.contact_link')
    .select('contact_id')
    .where('request_id', '=', requestId)
    .orderBy('contact_id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => row.contact_id)
}

async function listNotes(tx: Tx, requestId: string): Promise<Note[]> {
  const rows = await tx
    .selectFrom('requests.note')
    .select(['id', 'author_id', 'text', 'written_at'])
    .where('request_id', '=', requestId)
    .orderBy('written_at')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ id: row.id, authorId: row.author_id ?? undefined, text: row.text, writtenAt: row.written_at }))
}

const taskState = z.enum(['open', 'done', 'cancelled'])

async function listTasks(tx: Tx, requestId: string): Promise<Task[]> {
  const rows = await tx
    .selectFrom('requests.task')
    .select(['id', 'kind', 'title', 'unit_id', 'assignee_id', 'due_on', 'state', 'result', 'done_at'])
    .where('request_id', '=', requestId)
    .orderBy('created_at')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    unitId: row.unit_id,
    assigneeId: row.assignee_id ?? undefined,
    dueOn: row.due_on ?? undefined,
    state: taskState.parse(row.state),
    result: row.result ?? undefined,
    doneAt: row.done_at ?? undefined,
  }))
}

/** What was asked of the requester, in the order it was asked. */
export async function listMissingItems(tx: Tx, requestId: string): Promise<MissingItem[]> {
  const rows = await tx
    .selectFrom('requests.missing_item')
    .select(['id', 'label', 'requested_at', 'limit_on', 'received_at'])
    .where('request_id', '=', requestId)
    .orderBy('requested_at')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    requestedAt: row.requested_at,
    limitOn: row.limit_on,
    receivedAt: row.received_at ?? undefined,
  }))
}

export async function listAttachments(tx: Tx, requestId: string): Promise<Attachment[]> {
  const rows = await tx
    .selectFrom('requests.attachment')
    .select(['id', 'file_id', 'name', 'source', 'message_id', 'public', 'added_at'])
    .where('request_id', '=', requestId)
    .orderBy('added_at')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileId: row.file_id,
    name: row.name,
    source: row.source,
    messageId: row.message_id ?? undefined,
    public: row.public,
    addedAt: row.added_at,
  }))
}

async function listLinks(tx: Tx, requestId: string): Promise<Link[]> {
  const rows = await tx
    .selectFrom('requests.request_link as link')
    .innerJoin('requests.request as other', 'other.id', 'link.other_id')
    .select(['link.other_id', 'link.kind', 'other.reference', 'other.subject'])
    .where('link.request_id', '=', requestId)
    .orderBy('link.linked_at')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({ otherId: row.other_id, kind: row.kind, reference: row.reference, subject: row.subject }))
}

async function listReferrals(tx: Tx, requestId: string): Promise<Referral[]> {
  const rows = await tx
    .selectFrom('requests.referral')
    .select(['partner_code', 'reason', 'referred_at', 'acknowledged_at'])
    .where('request_id', '=', requestId)
    .orderBy('referred_at')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    partnerCode: row.partner_code,
    reason: row.reason,
    referredAt: row.referred_at,
    acknowledgedAt: row.acknowledged_at ?? undefined,
  }))
}

async function listDrafts(tx: Tx, requestId: string): Promise<Draft[]> {
  const rows = await tx
    .selectFrom('requests.draft')
    .select(['agent_id', 'kind', 'text', 'saved_at'])
    .where('request_id', '=', requestId)
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    agentId: row.agent_id,
    kind: row.kind === 'note' ? 'note' : 'answer',
    text: row.text,
    savedAt: row.saved_at,
  }))
}

const eventData = z.record(z.string(), z.unknown())

async function listHistory(tx: Tx, requestId: string): Promise<HistoryEntry[]> {
  const rows = await tx
    .selectFrom('events.event')
    .select(['id', 'name', 'at', 'actor_kind', 'actor_id', 'data'])
    .where('subject_kind', '=', 'request')
    .where('subject_id', '=', requestId)
    .orderBy('at')
    .orderBy('seq')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id ?? undefined,
    data: eventData.parse(row.data),
  }))
}

import { z } from 'zod'
import { type RowList, type Tx, dateText, instantText, maybe, readList, readLists, sql } from '#platform/database'
import { type LegalFact, factData } from './clock.ts'

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

/** The lists that hang on a request, in the order a reader expects. */
export interface RequestLists {
  facts: LegalFact[]
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

const FACT_KINDS = [
  'received',
  'registered',
  'registration-notice-sent',
  'acknowledged',
  'missing-items-requested',
  'missing-items-received',
  'completed',
  'transferred-to-competent-body',
  'suspended',
  'resumed',
  'extended',
  'answered',
  'decided',
  'closed',
  'reopened',
  'cancelled',
] as const satisfies readonly LegalFact['kind'][]

const justId = z.object({ id: z.string() }).transform(({ id }) => id)

const MOST = 500
const MOST_FACTS = 1_000

/** All of them, in one statement: each alone is next to nothing, eleven questions are not. */
export async function listAllOf(tx: Tx, requestId: string): Promise<RequestLists> {
  return readLists(tx, {
    facts: facts(requestId),
    notes: notes(requestId),
    tasks: tasks(requestId),
    missingItems: missingItems(requestId),
    attachments: attachments(requestId),
    watchers: watchers(requestId),
    links: links(requestId),
    referrals: referrals(requestId),
    drafts: drafts(requestId),
    contactIds: contactIds(requestId),
    history: history(requestId),
  })
}

/** Those of which something is for who asked: never notes, tasks or drafts. */
export async function listForRequester(tx: Tx, requestId: string): Promise<Pick<RequestLists, 'facts' | 'missingItems' | 'attachments'>> {
  return readLists(tx, { facts: facts(requestId), missingItems: missingItems(requestId), attachments: attachments(requestId) })
}

/** The dated facts alone, as the clock reads them. */
export async function listFacts(tx: Tx, requestId: string): Promise<LegalFact[]> {
  return readList(tx, facts(requestId))
}

/** What was asked of the requester, in the order it was asked. */
export async function listMissingItems(tx: Tx, requestId: string): Promise<MissingItem[]> {
  return readList(tx, missingItems(requestId))
}

export async function listAttachments(tx: Tx, requestId: string): Promise<Attachment[]> {
  return readList(tx, attachments(requestId))
}

const factRow = z.object({ kind: z.enum(FACT_KINDS), on: dateText, data: factData })

function facts(requestId: string): RowList<LegalFact> {
  return {
    rows: sql`SELECT kind, on_date AS on, data
      FROM requests.legal_fact WHERE request_id = ${requestId} ORDER BY recorded_at, id LIMIT ${MOST_FACTS}`,
    row: factRow,
  }
}

const noteRow = z.object({ id: z.string(), authorId: maybe(z.string()), text: z.string(), writtenAt: instantText })

function notes(requestId: string): RowList<Note> {
  return {
    rows: sql`SELECT id, author_id AS "authorId", text, written_at AS "writtenAt"
      FROM requests.note WHERE request_id = ${requestId} ORDER BY written_at LIMIT ${MOST}`,
    row: noteRow,
  }
}

const taskRow = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  unitId: z.string(),
  assigneeId: maybe(z.string()),
  dueOn: maybe(dateText),
  state: z.enum(['open', 'done', 'cancelled']),
  result: maybe(z.string()),
  doneAt: maybe(instantText),
})

function tasks(requestId: string): RowList<Task> {
  return {
    rows: sql`SELECT id, kind, title, unit_id AS "unitId", assignee_id AS "assigneeId", due_on AS "dueOn", state, result,
      done_at AS "doneAt" FROM requests.task WHERE request_id = ${requestId} ORDER BY created_at LIMIT ${MOST}`,
    row: taskRow,
  }
}

const missingItemRow = z.object({
  id: z.string(),
  label: z.string(),
  requestedAt: instantText,
  limitOn: dateText,
  receivedAt: maybe(instantText),
})

function missingItems(requestId: string): RowList<MissingItem> {
  return {
    rows: sql`SELECT id, label, requested_at AS "requestedAt", limit_on AS "limitOn", received_at AS "receivedAt"
      FROM requests.missing_item WHERE request_id = ${requestId} ORDER BY requested_at, id LIMIT ${MOST}`,
    row: missingItemRow,
  }
}

const attachmentRow = z.object({
  id: z.string(),
  fileId: z.string(),
  name: z.string(),
  source: z.string(),
  messageId: maybe(z.string()),
  public: z.boolean(),
  addedAt: instantText,
})

function attachments(requestId: string): RowList<Attachment> {
  return {
    rows: sql`SELECT id, file_id AS "fileId", name, source, message_id AS "messageId", public, added_at AS "addedAt"
      FROM requests.attachment WHERE request_id = ${requestId} ORDER BY added_at, id LIMIT ${MOST}`,
    row: attachmentRow,
  }
}

function watchers(requestId: string): RowList<string> {
  return {
    rows: sql`SELECT agent_id AS id FROM requests.watcher WHERE request_id = ${requestId} ORDER BY since LIMIT ${MOST}`,
    row: justId,
  }
}

const linkRow = z.object({ otherId: z.string(), kind: z.string(), reference: z.string(), subject: z.string() })

function links(requestId: string): RowList<Link> {
  return {
    rows: sql`SELECT link.other_id AS "otherId", link.kind, other.reference, other.subject
      FROM requests.request_link link JOIN requests.request other ON other.id = link.other_id
      WHERE link.request_id = ${requestId} ORDER BY link.linked_at LIMIT ${MOST}`,
    row: linkRow,
  }
}

const referralRow = z.object({ partnerCode: z.string(), reason: z.string(), referredAt: instantText, acknowledgedAt: maybe(instantText) })

function referrals(requestId: string): RowList<Referral> {
  return {
    rows: sql`SELECT partner_code AS "partnerCode", reason, referred_at AS "referredAt", acknowledged_at AS "acknowledgedAt"
      FROM requests.referral WHERE request_id = ${requestId} ORDER BY referred_at LIMIT ${MOST}`,
    row: referralRow,
  }
}

const draftRow = z.object({ agentId: z.string(), kind: z.enum(['answer', 'note']), text: z.string(), savedAt: instantText })

function drafts(requestId: string): RowList<Draft> {
  return {
    rows: sql`SELECT agent_id AS "agentId", kind, text, saved_at AS "savedAt"
      FROM requests.draft WHERE request_id = ${requestId} LIMIT ${MOST}`,
    row: draftRow,
  }
}

function contactIds(requestId: string): RowList<string> {
  return {
    rows: sql`SELECT contact_id AS id FROM requests.contact_link WHERE request_id = ${requestId} ORDER BY contact_id DESC LIMIT ${MOST}`,
    row: justId,
  }
}

const historyRow = z.object({
  id: z.string(),
  name: z.string(),
  at: instantText,
  actorKind: z.string(),
  actorId: maybe(z.string()),
  data: z.record(z.string(), z.unknown()),
})

function history(requestId: string): RowList<HistoryEntry> {
  return {
    rows: sql`SELECT id, name, at, actor_kind AS "actorKind", actor_id AS "actorId", data
      FROM events.event WHERE subject_kind = 'request' AND subject_id = ${requestId} ORDER BY at, seq LIMIT ${MOST}`,
    row: historyRow,
  }
}

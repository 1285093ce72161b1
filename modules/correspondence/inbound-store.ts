import { z } from 'zod'
import type { Selectable, Updateable } from 'kysely'
import { type Database, type Tx, sql } from '#platform/database'
import { type Authenticity, SENDER_CHECKS } from './email/index.ts'

const MOST_CHECKED = 500

export const INBOUND_STATES = ['stored', 'registered', 'attached', 'held', 'ignored', 'bounce'] as const
export type InboundState = (typeof INBOUND_STATES)[number]

/** An e-mail that reached the city, and what became of it. */
export interface InboundEmail {
  id: string
  source: string
  mailbox: string
  fileId: string
  size: number
  arrivedAt: Temporal.Instant
  state: InboundState
  reason: string
  fromAddress: string | undefined
  subject: string | undefined
  excerpt: string | undefined
  headerId: string | undefined
  candidateIds: readonly string[]
  requestId: string | undefined
  contactId: string | undefined
  /** Whether it really comes from the domain its sender shows. */
  authenticity: Authenticity
  version: number
}

type Row = Pick<
  Selectable<Database['correspondence.inbound_email']>,
  | 'id'
  | 'source'
  | 'mailbox'
  | 'file_id'
  | 'size'
  | 'arrived_at'
  | 'state'
  | 'reason'
  | 'from_address'
  | 'subject'
  | 'excerpt'
  | 'header_id'
  | 'candidate_ids'
  | 'request_id'
  | 'contact_id'
  | 'version'
  | 'sender_check'
  | 'sender_domain'
  | 'sender_signature'
  | 'sender_delivery'
>

const COLUMNS = [
  'id',
  'source',
  'mailbox',
  'file_id',
  'size',
  'arrived_at',
  'state',
  'reason',
  'from_address',
  'subject',
  'excerpt',
  'header_id',
  'candidate_ids',
  'request_id',
  'contact_id',
  'version',
  'sender_check',
  'sender_domain',
  'sender_signature',
  'sender_delivery',
] as const

/** Writes the row of a message just stored; nothing when its bytes, or its place in the mailbox, are known already. */
export async function insertInbound(
  tx: Tx,
  row: {
    id: string
    source: 'imap' | 'upload' | 'cli'
    mailbox: string
    uidValidity: number | null
    uid: number | null
    sha256: Buffer
    fileId: string
    size: number
    arrivedAt: Temporal.Instant
    storedAt: Temporal.Instant
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('correspondence.inbound_email')
    .values({
      id: row.id,
      source: row.source,
      mailbox: row.mailbox,
      uid_validity: row.uidValidity,
      uid: row.uid,
      sha256: row.sha256,
      file_id: row.fileId,
      size: row.size,
      arrived_at: row.arrivedAt,
      stored_at: row.storedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findInboundBySha(tx: Tx, sha256: Buffer): Promise<InboundEmail | undefined> {
  const row = await tx.selectFrom('correspondence.inbound_email').select(COLUMNS).where('sha256', '=', sha256).executeTakeFirst()
  return row === undefined ? undefined : inboundOf(row)
}

export async function findInbound(tx: Tx, id: string): Promise<InboundEmail | undefined> {
  const row = await tx.selectFrom('correspondence.inbound_email').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : inboundOf(row)
}

/** As findInbound, and nobody else decides on it meanwhile. */
export async function lockInbound(tx: Tx, id: string): Promise<InboundEmail | undefined> {
  const row = await tx.selectFrom('correspondence.inbound_email').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : inboundOf(row)
}

export async function updateInbound(tx: Tx, id: string, patch: Updateable<Database['correspondence.inbound_email']>): Promise<void> {
  await tx
    .updateTable('correspondence.inbound_email')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export interface InboundPage {
  rows: InboundEmail[]
  next: string | undefined
}

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()])

/** Mail in one state, latest first, paged by key. */
export async function listInbound(
  tx: Tx,
  input: { state: InboundState; cursor?: string | undefined; limit: number },
): Promise<InboundPage> {
  const parsed = cursorShape.safeParse(
    Buffer.from(input.cursor ?? '', 'base64url')
      .toString()
      .split('|'),
  )
  let query = tx
    .selectFrom('correspondence.inbound_email')
    .select(COLUMNS)
    .where('state', '=', input.state)
    .orderBy('arrived_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
  if (parsed.success) {
    const [at, id] = parsed.data
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('arrived_at', 'id'), '<', tuple(Temporal.Instant.from(at), id)))
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(inboundOf),
    next:
      rows.length > input.limit && last !== undefined
        ? Buffer.from(`${last.arrived_at.toString()}|${last.id}`).toString('base64url')
        : undefined,
  }
}

/** How many wait for somebody to sort them, up to a thousand. */
export async function countHeld(tx: Tx): Promise<number> {
  const rows = await tx.selectFrom('correspondence.inbound_email').select('id').where('state', '=', sql.lit('held')).limit(1_000).execute()
  return rows.length
}

/** Requests that hold one of these messages, and everyone who takes part in them. */
export async function requestsOfMessageIds(tx: Tx, headerIds: readonly string[]): Promise<string[]> {
  if (headerIds.length === 0) return []
  const rows = await tx
    .selectFrom('correspondence.inbound_email')
    .select('request_id')
    .where('header_id', '=', (eb) => eb.fn.any(eb.val([...headerIds])))
    .where('request_id', 'is not', null)
    .limit(20)
    .execute()
  return [...new Set(rows.map((row) => row.request_id).filter((id) => id !== null))]
}

/** Addresses that have written to a request or been written to about it. */
export async function participantsOf(tx: Tx, requestId: string): Promise<Set<string>> {
  const wrote = await tx
    .selectFrom('correspondence.inbound_email')
    .select('from_address')
    .where('request_id', '=', requestId)
    .where('from_address', 'is not', null)
    .limit(200)
    .execute()
  const written = await tx
    .selectFrom('correspondence.message')
    .select('to_address')
    .where('request_id', '=', requestId)
    .where('to_address', 'is not', null)
    .limit(500)
    .execute()
  const known = await tx
    .selectFrom('requests.request as request')
    .innerJoin('citizens.contact_point as point', 'point.citizen_id', 'request.requester_id')
    .select('point.normalised')
    .where('request.id', '=', requestId)
    .where('point.kind', '=', sql.lit('email'))
    .limit(20)
    .execute()
  return new Set(
    [...wrote.map((row) => row.from_address), ...written.map((row) => row.to_address), ...known.map((row) => row.normalised)]
      .filter((address) => address !== null)
      .map((address) => address.toLowerCase()),
  )
}

const state = z.enum(INBOUND_STATES)

function inboundOf(row: Row): InboundEmail {
  return {
    id: row.id,
    source: row.source,
    mailbox: row.mailbox,
    fileId: row.file_id,
    size: row.size,
    arrivedAt: row.arrived_at,
    state: state.parse(row.state),
    reason: row.reason,
    fromAddress: row.from_address ?? undefined,
    subject: row.subject ?? undefined,
    excerpt: row.excerpt ?? undefined,
    headerId: row.header_id ?? undefined,
    candidateIds: row.candidate_ids,
    requestId: row.request_id ?? undefined,
    contactId: row.contact_id ?? undefined,
    authenticity: authenticityOf(row),
    version: row.version,
  }
}

const check = z.enum(SENDER_CHECKS)
const signature = z.enum(['right', 'wrong', 'absent']).catch('absent')
const delivery = z.enum(['allowed', 'not-allowed', 'unknown']).catch('unknown')

function authenticityOf(row: Pick<Row, 'sender_check' | 'sender_domain' | 'sender_signature' | 'sender_delivery'>): Authenticity {
  return {
    result: check.parse(row.sender_check),
    domain: row.sender_domain ?? '',
    signature: signature.parse(row.sender_signature),
    delivery: delivery.parse(row.sender_delivery),
  }
}

/** What was found of the senders of a request's e-mails: `first` is the one that became the request, the others by their id. */
export async function listSenderChecks(
  tx: Tx,
  requestId: string,
): Promise<{ first: Authenticity | undefined; byInbound: Map<string, Authenticity> }> {
  const rows = await tx
    .selectFrom('correspondence.inbound_email')
    .select(['id', 'state', 'sender_check', 'sender_domain', 'sender_signature', 'sender_delivery'])
    .where('request_id', '=', requestId)
    .where('state', 'in', [sql.lit('registered'), sql.lit('attached')])
    .orderBy('arrived_at')
    .limit(MOST_CHECKED)
    .execute()
  const registered = rows.find((row) => row.state === 'registered')
  return {
    first: registered === undefined ? undefined : authenticityOf(registered),
    byInbound: new Map(rows.map((row) => [row.id, authenticityOf(row)])),
  }
}

import { z } from 'zod'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { type Database, type Tx, sql } from '#platform/database'
import { MESSAGE_CHANNELS, MESSAGE_KINDS, MESSAGE_STATES, type Message } from './message.ts'

type Row = Omit<Selectable<Database['correspondence.message']>, 'header_id' | 'version'>

const COLUMNS = [
  'id',
  'request_id',
  'contact_id',
  'direction',
  'channel',
  'kind',
  'automatic',
  'author_id',
  'from_address',
  'to_address',
  'subject',
  'body',
  'inbound_id',
  'written_at',
  'held_until',
  'state',
  'state_reason',
  'tries',
  'sent_at',
  'read_at',
  'in_reply_to',
] as const satisfies readonly (keyof Row)[]

const MOST_MESSAGES = 500

export async function insertMessage(tx: Tx, row: Insertable<Database['correspondence.message']>): Promise<Message> {
  return messageOf(await tx.insertInto('correspondence.message').values(row).returning(COLUMNS).executeTakeFirstOrThrow())
}

/** The conversation of a request, oldest first. */
export async function listMessages(tx: Tx, requestId: string): Promise<Message[]> {
  const rows = await tx
    .selectFrom('correspondence.message')
    .select(COLUMNS)
    .where('request_id', '=', requestId)
    .orderBy('written_at')
    .orderBy('id')
    .limit(MOST_MESSAGES)
    .execute()
  return rows.map(messageOf)
}

export async function findMessage(tx: Tx, id: string): Promise<Message | undefined> {
  const row = await tx.selectFrom('correspondence.message').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : messageOf(row)
}

/** As findMessage, and nobody else sends or takes it back meanwhile. */
export async function lockMessage(tx: Tx, id: string): Promise<Message | undefined> {
  const row = await tx.selectFrom('correspondence.message').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : messageOf(row)
}

export async function updateMessage(tx: Tx, id: string, patch: Updateable<Database['correspondence.message']>): Promise<void> {
  await tx
    .updateTable('correspondence.message')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Whether the requester was, or is about to be, told that the request arrived. */
export async function isAcknowledgementWritten(tx: Tx, requestId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('correspondence.message')
    .select('id')
    .where('request_id', '=', requestId)
    .where('kind', '=', sql.lit('acknowledgement'))
    .where('state', '<>', sql.lit('cancelled'))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The last mail of a person about a request: an answer continues its subject and names its Message-ID. */
export async function lastIncoming(
  tx: Tx,
  requestId: string,
): Promise<{ fromAddress: string | undefined; headerId: string | undefined } | undefined> {
  const row = await tx
    .selectFrom('correspondence.inbound_email')
    .select(['from_address', 'header_id'])
    .where('request_id', '=', requestId)
    .where('state', 'in', [sql.lit('registered'), sql.lit('attached')])
    .orderBy('arrived_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { fromAddress: row.from_address ?? undefined, headerId: row.header_id ?? undefined }
}

const channel = z.enum(MESSAGE_CHANNELS)
const kind = z.enum(MESSAGE_KINDS)
const state = z.enum(MESSAGE_STATES)

function messageOf(row: Row): Message {
  return {
    id: row.id,
    requestId: row.request_id,
    contactId: row.contact_id ?? undefined,
    direction: row.direction === 'in' ? 'in' : 'out',
    channel: channel.parse(row.channel),
    kind: kind.parse(row.kind),
    automatic: row.automatic,
    authorId: row.author_id ?? undefined,
    fromAddress: row.from_address ?? undefined,
    toAddress: row.to_address ?? undefined,
    subject: row.subject,
    body: row.body,
    inboundId: row.inbound_id ?? undefined,
    writtenAt: row.written_at,
    heldUntil: row.held_until ?? undefined,
    state: state.parse(row.state),
    stateReason: row.state_reason ?? undefined,
    tries: row.tries,
    sentAt: row.sent_at ?? undefined,
    readAt: row.read_at ?? undefined,
    inReplyTo: row.in_reply_to ?? undefined,
  }
}

import type pg from 'pg'
import type { ConnectionSettings } from '#platform/database'
import { asOwner } from './as-owner.ts'
import { received } from './received.ts'
import { type Sent, TOKEN } from './senders.ts'

/** What is wrong after all the faults: empty lists when nothing is. */
export interface Verdict {
  /** Acknowledged, and not there. */
  lost: string[]
  /** There more than once. */
  doubled: string[]
  /** Requests that lack their contact, their legal facts or their event. */
  half: string[]
  /** Mail that was taken in and not understood. */
  unsorted: string[]
  /** Requests of which the requester was never told, not even that it is uncertain. */
  untold: string[]
  /** Messages of the city that still wait for the mail server. */
  waiting: string[]
  /** Counted as sent, and not in the mailbox. */
  notArrived: string[]
  /** Found twice in the mailbox of who receives. */
  arrivedTwice: string[]
  /** Cut between the end of the content and the note of it: shown to an agent, sent again by nobody. How many had arrived. */
  uncertain: { all: number; arrived: number }
  /** Messages of the city that arrived once. */
  arrived: number
}

/** The lists that must be empty, with their words. */
export const FAULTS = [
  { list: 'lost', words: 'acknowledged and lost' },
  { list: 'doubled', words: 'there twice' },
  { list: 'half', words: 'half a record (no contact, no legal fact or no event)' },
  { list: 'unsorted', words: 'mail taken in and not understood' },
  { list: 'untold', words: 'requests without one acknowledgement to the requester' },
  { list: 'waiting', words: 'messages of the city that did not leave' },
  { list: 'notArrived', words: 'counted as sent and not in the mailbox' },
  { list: 'arrivedTwice', words: 'in the mailbox of the requester twice' },
] as const

/** How many things are wrong. */
export function wrongs(verdict: Verdict): number {
  return FAULTS.reduce((sum, { list: name }) => sum + verdict[name].length, 0)
}

/** Compares what the house said it has with what it has, and with what arrived in the mailboxes. Asks the tables as their owner. */
export async function judge(connection: ConnectionSettings, folder: string, sent: Sent): Promise<Verdict> {
  const mailboxes = received(folder)
  return asOwner(connection, async (client) => {
    const requests = await tokens(client, 'SELECT subject AS text FROM requests.request')
    const mails = await tokens(client, `SELECT subject AS text FROM correspondence.inbound_email WHERE state <> 'ignored'`)
    const answers = await tokens(client, `SELECT body AS text FROM correspondence.message WHERE direction = 'out' AND NOT automatic`)
    const unsorted = await list(
      client,
      `SELECT id::text AS item FROM correspondence.inbound_email WHERE state = 'stored' OR (state = 'registered' AND request_id IS NULL)`,
    )
    const out = await outgoing(client)
    const from = (state: string) => out.filter((message) => message.state === state)
    return {
      lost: [
        ...missing(sent.requests, requests),
        ...missing(sent.forms, requests),
        ...missing(sent.mails, requests),
        ...missing(sent.answers, answers),
      ],
      doubled: [...requests, ...mails, ...answers].filter(([, count]) => count > 1).map(([token]) => token),
      half: await list(client, HALF),
      unsorted,
      untold: await list(client, UNTOLD),
      waiting: from('queued').map((message) => message.id),
      notArrived: from('sent').flatMap((message) => (mailboxes.has(message.header) ? [] : [message.id])),
      arrivedTwice: [...mailboxes].filter(([, count]) => count > 1).map(([header]) => header),
      uncertain: { all: from('uncertain').length, arrived: from('uncertain').filter((message) => mailboxes.has(message.header)).length },
      arrived: [...mailboxes].filter(([, count]) => count === 1).length,
    }
  })
}

const OURS = `r.subject ~ 'jeton[0-9a-f]{16}'`
const HALF = `SELECT r.reference AS item FROM requests.request r WHERE ${OURS} AND (
  NOT EXISTS (SELECT 1 FROM requests.contact_link l WHERE l.request_id = r.id)
  OR NOT EXISTS (SELECT 1 FROM requests.legal_fact f WHERE f.request_id = r.id)
  OR NOT EXISTS (SELECT 1 FROM events.event e WHERE e.subject_id = r.id::text AND e.name = 'request.registered'))`
const UNTOLD = `SELECT r.reference AS item FROM requests.request r WHERE ${OURS} AND 1 <>
  (SELECT count(*) FROM correspondence.message m WHERE m.request_id = r.id AND m.kind = 'acknowledgement')`

async function outgoing(client: pg.Client): Promise<{ id: string; state: string; header: string }[]> {
  const { rows } = await client.query<{ id: string; state: string; header: string | null }>(`
    SELECT m.id::text, m.state, trim(both '<>' from m.header_id) AS header FROM correspondence.message m
    JOIN requests.request r ON r.id = m.request_id WHERE ${OURS} AND m.direction = 'out' AND m.channel = 'email'`)
  return rows.map((row) => ({ ...row, header: row.header ?? '' }))
}

function missing(book: ReadonlyMap<string, boolean>, there: ReadonlyMap<string, number>): string[] {
  return [...book].filter(([token, done]) => done && !there.has(token)).map(([token]) => token)
}

async function list(client: pg.Client, query: string): Promise<string[]> {
  const { rows } = await client.query<{ item: string }>(query)
  return rows.map((row) => row.item)
}

async function tokens(client: pg.Client, query: string): Promise<Map<string, number>> {
  const { rows } = await client.query<{ text: string | null }>(query)
  const counts = new Map<string, number>()
  for (const token of rows.flatMap((row) => TOKEN.exec(row.text ?? '')?.[0] ?? [])) counts.set(token, (counts.get(token) ?? 0) + 1)
  return counts
}

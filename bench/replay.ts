import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { formatReference } from '#modules/requests'
import { newId } from '#platform/database'
import type { Statement } from './recording.ts'

/** What must differ at each replay of an act that writes. */
export interface Fresh {
  /** Keys that the recorded act made. */
  ids: readonly string[]
  references: readonly string[]
  /** Words of the client that make the act unlike others: of one length, letters and digits. */
  tokens: readonly string[]
}

export type Renaming = readonly (readonly [from: string, to: string])[]

/** New names for what must be fresh; `kept` are names that an earlier replay gave. */
export function renaming(fresh: Fresh, kept: Renaming = []): Renaming {
  const held = new Set(kept.map(([from]) => from))
  return [
    ...kept,
    ...fresh.ids.filter((id) => !held.has(id)).map((id) => [id, newId()] as const),
    ...fresh.references.filter((item) => !held.has(item)).map((item) => [item, spareReference(item.slice(0, 2))] as const),
    ...fresh.tokens
      .filter((token) => !held.has(token))
      .map(
        (token) =>
          [
            token,
            `b${randomBytes(token.length)
              .toString('hex')
              .slice(0, token.length - 1)}`,
          ] as const,
      ),
  ]
}

const FIRST_SPARE = 10_000_000
// Each process begins elsewhere among the spare numbers.
let given = Math.floor(Math.random() * 80_000_000)

/** Beyond all numbers that the sequence gives. */
function spareReference(year: string): string {
  given += 1
  return formatReference(2000 + Number(year), FIRST_SPARE + given)
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** The UUIDv7 that were made since `since` (milliseconds): those of the recorded act itself. */
export function madeSince(statements: readonly Statement[], since: number): string[] {
  const all = statements
    .flatMap((statement) => statement.values)
    .flatMap((value) => (typeof value === 'string' ? (value.match(ID) ?? []) : []))
  return [...new Set(all)].filter((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) >= since - 1)
}

/** The recorded transactions: each is run on one connection, as the application ran it. */
export function transactionsOf(statements: readonly Statement[]): Statement[][] {
  const open = new Map<number, Statement[]>()
  const found: Statement[][] = []
  for (const statement of statements) {
    const running = open.get(statement.client)
    if (running !== undefined) running.push(statement)
    const current = running ?? [statement]
    if (running === undefined) found.push(current)
    if (running === undefined && statement.text.startsWith('BEGIN')) open.set(statement.client, current)
    if (statement.text === 'COMMIT' || statement.text === 'ROLLBACK') open.delete(statement.client)
  }
  return found
}

/** Runs recorded transactions once, with their names changed. */
export async function replay(pool: pg.Pool, transactions: readonly Statement[][], names: Renaming): Promise<void> {
  for (const statements of transactions) {
    const client = await pool.connect()
    try {
      for (const { text, name, values } of statements) {
        await client.query(
          values.length === 0
            ? text
            : { ...(name === undefined ? {} : { name }), text, values: values.map((value) => renamed(value, names)) },
        )
      }
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      client.release()
    }
  }
}

function renamed(value: Statement['values'][number], names: Renaming): Statement['values'][number] {
  if (typeof value !== 'string') return value
  let text = value
  for (const [from, to] of names) if (text.includes(from)) text = text.replaceAll(from, to)
  return text
}

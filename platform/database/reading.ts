import type pg from 'pg'
import type { Actor } from '#platform/access'
import { type Tx, queriesOn } from './client-dialect.ts'
import { type Planning, begin } from './settings.ts'
import { writeTogether } from './write-together.ts'

/** Where it is read, and how its statements are planned. */
export interface ReadingPlace {
  pool: pg.Pool
  planning: Planning
}

/** A read-only transaction of an actor, and how many read in it. */
interface Reading {
  readonly actor: Actor
  readonly opened: Promise<{ client: pg.PoolClient; begun: Promise<unknown> }>
  readers: number
}

/** Runs read-only queries in a transaction of their own. */
export async function readOn<T>(place: ReadingPlace, actor: Actor, use: (tx: Tx) => Promise<T>): Promise<T> {
  return readIn(open(place, actor), use)
}

/**
 * The same for one caller: whoever asks under the same actor while a transaction is open reads in it too. A query that fails ends the
 * transaction for all of them, as it would end the page that they make together.
 */
export function readTogether(place: ReadingPlace): <T>(actor: Actor, use: (tx: Tx) => Promise<T>) => Promise<T> {
  let current: Reading | undefined
  return (actor, use) => {
    if (current === undefined || current.readers === 0 || current.actor !== actor) current = open(place, actor)
    return readIn(current, use)
  }
}

function open(place: ReadingPlace, actor: Actor): Reading {
  return { actor, opened: connect(place, actor), readers: 0 }
}

async function connect({ pool, planning }: ReadingPlace, actor: Actor): Promise<{ client: pg.PoolClient; begun: Promise<unknown> }> {
  const client = await pool.connect()
  writeTogether(client)
  // Not awaited: the connection answers in order, and nothing is read before the rights of the actor are set.
  const begun = client.query(begin(actor, 'read only', planning))
  begun.catch(() => {})
  return { client, begun }
}

async function readIn<T>(reading: Reading, use: (tx: Tx) => Promise<T>): Promise<T> {
  reading.readers += 1
  try {
    const { client, begun } = await reading.opened
    const value = await use(queriesOn(client))
    await begun
    return value
  } finally {
    reading.readers -= 1
    if (reading.readers === 0) close((await reading.opened).client)
  }
}

/** Nothing was written: nobody need wait for the end of the transaction. After a query that failed, PostgreSQL takes COMMIT for ROLLBACK. */
function close(client: pg.PoolClient): void {
  client.query('COMMIT').then(
    () => client.release(),
    (error: unknown) => client.release(error instanceof Error ? error : true),
  )
}

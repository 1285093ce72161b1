import { createHmac, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Actor } from '#platform/access'
import { type Outcome, RefusalError } from '#platform/outcome'
import { type HouseCache, houseCache } from './cache.ts'
import { type Tx, queriesOn } from './client-dialect.ts'
import type { ConnectionSettings } from './connection.ts'
import { type NewEvent, type NewJob, type Outbox, writeEvents } from './outbox.ts'
import { openPool } from './pool.ts'
import { readOn, readTogether } from './reading.ts'
import { type Planning, begin } from './settings.ts'

/** One transaction of somebody: its queries, its moment, and what it will tell when it commits. */
export interface Work {
  readonly tx: Tx
  readonly actor: Actor
  /** The instant of the act, the same for everything it writes. */
  readonly at: Temporal.Instant
  readonly cache: HouseCache
  readonly keys: HouseKeys
  /** Tells, with the commit, that something happened: history, outbox and audit trail in one row. */
  publish(event: NewEvent): void
  /** Asks, with the commit, for a job to be run. */
  enqueue(job: NewJob): void
}

export interface House {
  /** Runs `use` in one transaction, under the rights of `actor`. Commits unless it throws; a serialisation failure is tried again. */
  work<T>(actor: Actor, use: (work: Work) => Promise<T>): Promise<T>
  /** As `work`, for use cases that answer an Outcome: a refusal rolls everything back. */
  act<T>(actor: Actor, use: (work: Work) => Promise<Outcome<T>>): Promise<Outcome<T>>
  /** Runs read-only queries under the rights of `actor`. */
  read<T>(actor: Actor, use: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * The same house for one caller (a request for a page): what it reads at the same moment, for itself and for the frame around the page,
   * is read in one transaction instead of two.
   */
  forOneCaller(): House
  /**
   * As `read`, on connections kept apart: for what a process keeps for everybody (the organisation, the catalogue) and reads again while
   * others wait for it. They may hold every connection of the pool meanwhile: on that pool it would wait for those who wait for it.
   */
  readAside<T>(actor: Actor, use: (tx: Tx) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  readonly cache: HouseCache
  readonly keys: HouseKeys
  now(): Temporal.Instant
  close(): Promise<void>
}

/** What modules ask of the key ring: a code over some bytes, made with the current key of a purpose or with the named one. */
export interface HouseKeys {
  hmac(purpose: string, data: string, keyId?: string): { keyId: string; mac: Buffer }
}

export interface HouseOptions {
  /** Absent (loaders of tests): a key that lives as long as the process. */
  keys?: HouseKeys
  connection: ConnectionSettings
  poolSize?: number
  /** Milliseconds. */
  statementTimeout?: number
  name?: string
  clock?: () => Temporal.Instant
  /** Absent: as needed. Web processes plan once. */
  planning?: Planning
  outbox: Outbox
}

const TRIES = 4
/** Connections kept apart for what everybody waits for. */
const ASIDE = 2
const RETRIED = new Set(['40001', '40P01'])

/** Opens the pool and gives the only way to the database that modules have. */
export function openHouse(options: HouseOptions): House {
  const cache = houseCache()
  const keys = options.keys ?? passingKeys()
  const planning = options.planning ?? 'as-needed'
  const now = options.clock ?? (() => Temporal.Now.instant())
  const pool = openPool(options.connection, {
    size: options.poolSize ?? 10,
    statementTimeout: options.statementTimeout ?? 15_000,
    name: options.name ?? 'parvis',
  })
  const aside = openPool(options.connection, {
    size: ASIDE,
    statementTimeout: options.statementTimeout ?? 15_000,
    name: `${options.name ?? 'parvis'} aside`,
  })

  async function work<T>(actor: Actor, use: (work: Work) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptWork(actor, use)
      } catch (error) {
        if (attempt >= TRIES || !(error instanceof pg.DatabaseError) || !RETRIED.has(error.code ?? '')) throw error
        await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 20))
      }
    }
  }

  async function attemptWork<T>(actor: Actor, use: (work: Work) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    const events: NewEvent[] = []
    const jobs: NewJob[] = []
    let failed: unknown
    try {
      await client.query(begin(actor, 'read write', planning))
      const current: Work = {
        tx: queriesOn(client),
        actor,
        at: now(),
        cache,
        keys,
        publish: (event) => void events.push(event),
        enqueue: (job) => void jobs.push(job),
      }
      const value = await use(current)
      const written = await writeEvents(current, events)
      const queued = [...jobs, ...options.outbox.reactionsTo(written)]
      await options.outbox.enqueue(client, queued)
      await client.query('COMMIT')
      options.outbox.announce(written, queued)
      return value
    } catch (error) {
      failed = error
      await client.query('ROLLBACK').catch(() => {})
      throw error
    } finally {
      client.release(isBroken(failed))
    }
  }

  async function act<T>(actor: Actor, use: (work: Work) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await work(actor, async (current) => {
        const outcome = await use(current)
        if (!outcome.ok) throw new RefusalError(outcome.refusal)
        return outcome
      })
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal }
      throw error
    }
  }

  const read = <T>(actor: Actor, use: (tx: Tx) => Promise<T>): Promise<T> => readOn({ pool, planning }, actor, use)
  const readAside = <T>(actor: Actor, use: (tx: Tx) => Promise<T>): Promise<T> => readOn({ pool: aside, planning }, actor, use)

  const house: House = {
    work,
    act,
    read,
    readAside,
    pool,
    cache,
    keys,
    now,
    forOneCaller: () => ({ ...house, read: readTogether({ pool, planning }) }),
    async close() {
      await Promise.all([pool.end(), aside.end()])
    },
  }
  return house
}

/** Whether the connection itself is lost, so that the pool must not hand it out again. */
function isBroken(error: unknown): boolean {
  if (error === undefined || error instanceof RefusalError) return false
  return error instanceof Error && !(error instanceof pg.DatabaseError) && /connection|socket|terminat/i.test(error.message)
}

function passingKeys(): HouseKeys {
  const secret = randomBytes(32)
  return { hmac: (purpose, data) => ({ keyId: 'passing', mac: createHmac('sha256', secret).update(`${purpose}\0${data}`).digest() }) }
}

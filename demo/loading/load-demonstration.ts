import pg from 'pg'
import { SILENT_OUTBOX, type ConnectionSettings, openHouse, poolOptions } from '#platform/database'
import { directoryOf } from '#modules/organisation'
import { ANCHOR } from '../city/identity.ts'
import type { DemoChunk } from '../records.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { loadOrganisation } from './load-organisation.ts'
import { loadChunk } from './load-requests.ts'

export interface DemonstrationOptions {
  /** Reaches the database as the owner of its tables. */
  connection: ConnectionSettings
  requests: number
  now: Temporal.Instant
  /** The current key of tracking codes. */
  trackingKey: string
  /** Argon2id hash of the password that all demonstration agents share. */
  passwordHash: string
  onProgress?: (done: number, all: number) => void
}

export class DemonstrationPresent extends Error {}

/** Loads the demonstration city into an empty database: organisation, catalogue, then a year (or seven) of requests, chunk by chunk. */
export async function loadDemonstration(options: DemonstrationOptions): Promise<{ requests: number; seconds: number }> {
  const started = performance.now()
  const client = new pg.Client(poolOptions(options.connection, { size: 1, statementTimeout: 0, name: 'parvis demo' }))
  await client.connect()
  try {
    const present = await client.query('SELECT 1 FROM organisation.city LIMIT 1')
    if (present.rowCount !== 0)
      throw new DemonstrationPresent('A city is already there. Use "parvis demo reset" to begin again with an empty demonstration.')
    const anchor = anchorNear(options.now)
    await client.query('BEGIN')
    const codes = await loadOrganisation(client, anchor.toPlainDate())
    const versions = await loadCatalogue(client, codes, anchor.toInstant())
    await client.query(
      'INSERT INTO accounts.agent_credential (agent_id, password_hash, password_set_at) SELECT id, $1, now() FROM organisation.agent',
      [options.passwordHash],
    )
    await client.query('COMMIT')
    await client.query("SET work_mem = '128MB'")
    // Words wait in a list and are sorted into their index many at a time: a third of the time of a large city.
    await client.query('ALTER INDEX requests.search_entry_words SET (fastupdate = on, gin_pending_list_limit = 131072)')
    const done = await loadRequests({ client, options, anchor, codes, versions })
    await client.query('ALTER INDEX requests.search_entry_words SET (fastupdate = off)')
    await client.query('ALTER INDEX requests.search_entry_words RESET (gin_pending_list_limit)')
    await client.query('VACUUM (ANALYZE)')
    return { requests: done, seconds: (performance.now() - started) / 1000 }
  } finally {
    await client.end()
  }
}

/** The demonstration's own day, moved by whole weeks to the latest one before now: weekdays and weeks of custody hold. */
export function anchorNear(now: Temporal.Instant): Temporal.ZonedDateTime {
  const written = Temporal.ZonedDateTime.from(ANCHOR)
  const weeks = Math.floor(written.toPlainDate().until(now.toZonedDateTimeISO(written.timeZoneId).toPlainDate()).days / 7)
  return written.add({ weeks: Math.max(0, weeks) })
}

interface Loading {
  client: pg.Client
  options: DemonstrationOptions
  anchor: Temporal.ZonedDateTime
  codes: Awaited<ReturnType<typeof loadOrganisation>>
  versions: ReadonlyMap<string, string>
}

async function loadRequests({ client, options, anchor, codes, versions }: Loading): Promise<number> {
  const house = openHouse({ connection: options.connection, outbox: SILENT_OUTBOX, poolSize: 2, name: 'parvis demo' })
  const directory = await directoryOf(house)
  await house.close()
  const numbers = new Map<number, number>()
  const months = new Set<string>()
  const number = (year: number): number => {
    const next = (numbers.get(year) ?? 0) + 1
    numbers.set(year, next)
    return next
  }
  const context = {
    codes,
    versions,
    directory,
    trackingKey: options.trackingKey,
    today: options.now.toZonedDateTimeISO('Europe/Paris').toPlainDate(),
    number,
  }
  let done = 0
  if (options.requests === 0) return 0
  const { generateCity } = await import('../generate.ts')
  for (const chunk of generateCity({ size: options.requests, anchor })) {
    await ensureMonths(client, chunk, months)
    await loadChunk(client, chunk, context)
    done += chunk.requests.length
    options.onProgress?.(done, options.requests)
  }
  for (const [year, last] of numbers) await client.query('SELECT setval($1::regclass, $2)', [`requests.number_${year}`, last])
  return done
}

/** Events lie in a partition a month. */
async function ensureMonths(client: pg.Client, chunk: DemoChunk, known: Set<string>): Promise<void> {
  const months = new Set(chunk.requests.flatMap((request) => request.events.map((event) => event.at.slice(0, 7))))
  for (const month of [...months].sort()) {
    if (known.has(month)) continue
    await client.query('SELECT events.ensure_month($1::date)', [`${month}-01`])
    known.add(month)
  }
}

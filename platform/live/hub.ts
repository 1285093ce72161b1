import pg from 'pg'
import { type ConnectionSettings, poolOptions } from '#platform/database'

/** Carries the word "changed" between processes: LISTEN/NOTIFY on one connection, coalesced. */
export interface LiveHub {
  /** Says that topics changed; told to all processes within some 20 ms. */
  announce(topics: readonly string[]): void
  /** Hears of topics; the returned function stops hearing. `sequence` grows by one a batch in this process. */
  hear(listener: (topics: readonly string[], sequence: number) => void): () => void
  readonly sequence: number
  /** Identifies this process's run: a sequence of another run cannot be continued. */
  readonly run: string
  close(): Promise<void>
}

const CHANNEL = 'parvis_live'
const COALESCE_MS = 20
const RECONNECT_MS = 1_000
// PostgreSQL refuses a payload of 8,000 bytes or more.
const PAYLOAD_BYTES = 7_000

/** `name` stands in the database's list of connections as long as the process lives. */
export async function openLive(connection: ConnectionSettings, { name = 'parvis live' }: { name?: string } = {}): Promise<LiveHub> {
  const listeners = new Set<(topics: readonly string[], sequence: number) => void>()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let sequence = 0
  let client: pg.Client | undefined

  async function connect(): Promise<void> {
    const made = new pg.Client(poolOptions(connection, { size: 1, statementTimeout: 10_000, name }))
    made.on('error', () => reconnect(made))
    made.on('end', () => reconnect(made))
    made.on('notification', (message) => tell((message.payload ?? '').split(' ').filter(Boolean)))
    await made.connect()
    await made.query(`LISTEN ${CHANNEL}`)
    client = made
  }

  function reconnect(lost: pg.Client): void {
    if (closed || client !== lost) return
    client = undefined
    const again = (): void => {
      if (closed) return
      // What was said meanwhile is unknown: everybody looks again.
      connect().then(
        () => tell(['*']),
        () => setTimeout(again, RECONNECT_MS).unref(),
      )
    }
    setTimeout(again, RECONNECT_MS).unref()
  }

  function tell(topics: readonly string[]): void {
    sequence += 1
    for (const listener of listeners) listener(topics, sequence)
  }

  function flush(): void {
    timer = undefined
    const topics = [...waiting]
    waiting.clear()
    for (const payload of payloads(topics)) client?.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]).catch(() => {})
  }

  await connect()
  return {
    announce(topics) {
      if (topics.length === 0) return
      for (const topic of topics) waiting.add(topic)
      timer ??= setTimeout(flush, COALESCE_MS)
    },
    hear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get sequence() {
      return sequence
    },
    run: crypto.randomUUID().slice(0, 8),
    async close() {
      closed = true
      if (timer !== undefined) clearTimeout(timer)
      flush()
      await client?.end().catch(() => {})
    },
  }
}

function payloads(topics: readonly string[]): string[] {
  const parts: string[] = []
  let current = ''
  for (const topic of topics) {
    if (current.length + topic.length + 1 > PAYLOAD_BYTES) {
      parts.push(current)
      current = ''
    }
    current = current === '' ? topic : `${current} ${topic}`
  }
  return current === '' ? parts : [...parts, current]
}

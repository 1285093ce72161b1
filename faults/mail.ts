import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { findRunningPostgres } from '../platform/database/embedded/index.ts'
import { asOwner } from './as-owner.ts'
import { crashListener, freePorts, makeToken, startHouseProcess } from './house-process.ts'
import { startSenders } from './senders.ts'

export interface MailReport {
  requests: number
  answers: number
  /** Messages by how far they came, and the most tries that one of them took. */
  states: Record<string, number>
  mostTries: number
  arrivedOnce: number
  arrivedTwice: number
  crashes: string[]
  /** Milliseconds from the return of the mail server until nothing waited any more. */
  emptied: number
}

export interface MailOptions {
  folder: string
  /** Milliseconds that each fault lasts. */
  each: number
  say: (line: string) => void
}

/** What is wrong with the mail server. `down`: nobody listens. */
const FAULTS = ['down', 'asks to wait', 'refuses after the content', 'falls silent after the content'] as const
type Fault = (typeof FAULTS)[number] | 'none'

const PATIENCE_MS = 300_000
const MOST_SILENT = 3

/** Lets the mail server of a house fail in several ways while requests come in and are answered, then brings it back and counts what arrived. */
export async function runMailDown({ folder, each, say }: MailOptions): Promise<MailReport> {
  const crashes: string[] = []
  const ports = await freePorts()
  const server = faultyServer()
  const house = await startHouseProcess({
    folder,
    requests: 0,
    ports,
    onLine: crashListener(crashes, say),
    env: { PARVIS_MAIL_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` },
  })
  const senders = startSenders({ house: () => house, token: await makeToken(house, 'R-TEL'), pause: 300 })
  try {
    for (const fault of FAULTS) {
      await server.become(fault, ports.smtp)
      await sleep(each)
      say(`the mail server ${fault}: ${JSON.stringify((await outgoing(folder)).states)}`)
    }
    await senders.stop()
    await server.become('none', ports.smtp)
    const emptied = await emptyQueue(folder)
    const ours = await outgoing(folder)
    // What people write to the city goes to the same server.
    const arrived = ours.headers.map((id) => server.arrived.get(id) ?? 0)
    return {
      requests: [...senders.sent.requests.values()].filter(Boolean).length,
      answers: [...senders.sent.answers.values()].filter(Boolean).length,
      states: ours.states,
      mostTries: ours.mostTries,
      arrivedOnce: arrived.filter((count) => count === 1).length,
      arrivedTwice: arrived.filter((count) => count > 1).length,
      crashes,
      emptied,
    }
  } finally {
    await senders.stop()
    await house.stop()
    await server.become('down', ports.smtp)
  }
}

async function emptyQueue(folder: string): Promise<number> {
  const at = performance.now()
  while (((await outgoing(folder)).states.queued ?? 0) > 0) {
    if (performance.now() - at > PATIENCE_MS) break
    await sleep(1_000)
  }
  return performance.now() - at
}

interface Outgoing {
  states: Record<string, number>
  mostTries: number
  /** Message-IDs, without their brackets. */
  headers: string[]
}

function outgoing(folder: string): Promise<Outgoing> {
  const connection = findRunningPostgres(folder)
  if (connection === undefined) throw new Error('the database does not run')
  return asOwner(connection, async (client) => {
    const { rows } = await client.query<{ state: string; tries: number; header: string | null }>(
      `SELECT state, tries, trim(both '<>' from header_id) AS header FROM correspondence.message WHERE direction = 'out' AND channel = 'email'`,
    )
    const states = Map.groupBy(rows, (row) => row.state)
    return {
      states: Object.fromEntries([...states].map(([state, list]) => [state, list.length])),
      mostTries: Math.max(0, ...rows.map((row) => row.tries)),
      headers: rows.flatMap((row) => row.header ?? []),
    }
  })
}

/** A mail server that fails as it is told; it counts what it answers for, by Message-ID. */
function faultyServer() {
  const arrived = new Map<string, number>()
  const sockets = new Set<Socket>()
  let server: SMTPServer | undefined
  const close = async (): Promise<void> => {
    const open = server
    server = undefined
    // Ended as by a power cut: a server that stops in order says 421, which is an answer.
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    if (open !== undefined) await new Promise<void>((done) => open.close(() => done()))
  }
  return {
    arrived,
    async become(fault: Fault, port: number): Promise<void> {
      await close()
      if (fault === 'down') return
      server = listening(fault, arrived)
      server.server.on('connection', (socket: Socket) => sockets.add(socket))
      await new Promise<void>((done) => server?.listen(port, '127.0.0.1', () => done()))
    },
  }
}

function listening(fault: Fault, arrived: Map<string, number>): SMTPServer {
  const wait = Object.assign(new Error('Try again later'), { responseCode: 451 })
  let silent = 0
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onMailFrom: (_address, _session, done) => done(fault === 'asks to wait' ? wait : null),
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (part: Buffer) => (text += part.toString('latin1')))
      stream.on('end', () => {
        if (fault === 'refuses after the content') return done(wait)
        const id = /^message-id:\s*<([^>]+)>/im.exec(text)?.[1] ?? 'none'
        arrived.set(id, (arrived.get(id) ?? 0) + 1)
        // Taken, and the answer never comes: only for a few, each holds a sender for a minute.
        if (fault === 'falls silent after the content' && silent < MOST_SILENT) silent += 1
        else done()
      })
    },
  })
  server.on('error', () => undefined)
  return server
}

import { createServer, type Socket } from 'node:net'
import { ImapSession } from './imap-session.ts'
import type { MailStore } from './mail-store.ts'

export interface ImapServerOptions {
  /** 0 lets the system choose. */
  readonly port: number
  readonly store: MailStore
  /** The account (mailbox name) a user and password open, `undefined` when they are refused. */
  readonly authenticate: (user: string, password: string) => string | undefined
  readonly now: () => Temporal.Instant
}

export interface ImapServer {
  readonly port: number
  close(): Promise<void>
}

const MAX_CLIENTS = 100
/** RFC 3501 section 5.4 asks for at least 30 minutes. */
const SILENCE_MS = 31 * 60_000

/** The reading half of the loopback mail server: IMAP4rev1 on 127.0.0.1 over a mail store, for demonstrations and tests; no TLS, never beyond this machine. */
export function startImapServer(options: ImapServerOptions): Promise<ImapServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.setTimeout(SILENCE_MS, () => socket.destroy())
    const session = new ImapSession({
      store: options.store,
      authenticate: options.authenticate,
      now: options.now,
      write: (bytes) => socket.write(bytes),
      close: () => socket.destroySoon(),
    })
    socket.on('data', (chunk: Buffer) => session.reader.push(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      session.end()
    })
  })
  server.maxConnections = MAX_CLIENTS
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : options.port
      resolve({ port, close: () => closed(server, sockets) })
    })
  })
}

function closed(server: ReturnType<typeof createServer>, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
}

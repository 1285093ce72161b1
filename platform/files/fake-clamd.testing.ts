import { type Socket, createServer } from 'node:net'
import { asBuffer } from './buffer-of.ts'
import { EICAR } from './hostile-files.testing.ts'

export interface FakeClamd {
  address: string
  /** How it answers: as the real one, not at all, or with these words. */
  behaviour: 'scan' | 'silent' | (string & {})
  /** What it was given to look at. */
  scanned: Buffer[]
  close(): Promise<void>
}

/** A scanner that speaks clamd's INSTREAM and knows one virus: the test pattern. */
export async function fakeClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (part) => {
      received = Buffer.concat([received, asBuffer(part)])
      const bytes = instream(received)
      if (bytes === undefined || clamd.behaviour === 'silent') return
      clamd.scanned.push(bytes)
      const answer =
        clamd.behaviour !== 'scan' ? clamd.behaviour : bytes.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
      socket.end(`${answer}\0`)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  const clamd: FakeClamd = {
    address: `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    behaviour: 'scan',
    scanned: [],
    close: async () => {
      sockets.forEach((socket) => socket.destroy())
      await new Promise((closed) => server.close(closed))
    },
  }
  return clamd
}

/** The bytes of a whole INSTREAM command: pieces with their length before them, ended by an empty one. */
function instream(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (received.length < command.length || received.toString('latin1', 0, command.length) !== command) return undefined
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

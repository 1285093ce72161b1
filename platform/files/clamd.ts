import { connect } from 'node:net'

/**
 * `not-scanned`: no scanner is configured. `unavailable`: one is, and it did not answer or could not read so much.
 * Neither is ever taken for clean.
 */
export type ScanResult = 'clean' | 'infected' | 'not-scanned' | 'unavailable'

const LONGEST_MS = 20_000
const PIECE_BYTES = 256 * 1024
const LONGEST_ANSWER = 1_000

/** Asks ClamAV's daemon about some bytes (INSTREAM protocol). `address`: host:port or the path of a socket. */
export async function scanBytes(address: string | undefined, bytes: Buffer, timeoutMilliseconds = LONGEST_MS): Promise<ScanResult> {
  if (address === undefined) return 'not-scanned'
  const { promise, resolve } = Promise.withResolvers<ScanResult>()
  const socket = address.startsWith('/') ? connect(address) : connect(portOf(address), hostOf(address))
  const late = setTimeout(() => resolve('unavailable'), timeoutMilliseconds)
  let said = ''
  socket.on('error', () => resolve(verdict(said)))
  socket.on('close', () => resolve(verdict(said)))
  socket.on('data', (chunk) => {
    said += chunk.toString('latin1')
    if (said.includes('\0') || said.length > LONGEST_ANSWER) resolve(verdict(said))
  })
  socket.on('connect', () => {
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      socket.write(length)
      socket.write(piece)
    }
    socket.write(Buffer.alloc(4))
  })
  try {
    return await promise
  } finally {
    clearTimeout(late)
    socket.destroy()
  }
}

/** The whole answer counts: a virus may be called anything, and "size limit exceeded" is not a clean bill. */
function verdict(said: string): ScanResult {
  const answer = said.replace(/[\0\n]+$/, '')
  if (answer === 'stream: OK') return 'clean'
  return /^stream: .+ FOUND$/.test(answer) ? 'infected' : 'unavailable'
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1))
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1')
}

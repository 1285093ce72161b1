import { connect } from 'node:net'

/** `not-scanned`: no scanner is configured, or it did not answer: never taken for clean. */
export type ScanResult = 'clean' | 'infected' | 'not-scanned'

const LONGEST_MS = 20_000

/** Asks ClamAV's daemon about some bytes (INSTREAM protocol). */
export async function scanBytes(address: string | undefined, bytes: Buffer): Promise<ScanResult> {
  if (address === undefined) return 'not-scanned'
  const [host, port] = address.startsWith('/') ? [undefined, undefined] : [address.slice(0, address.lastIndexOf(':')), Number(address.slice(address.lastIndexOf(':') + 1))]
  return new Promise((answer) => {
    const socket = host === undefined ? connect(address) : connect(port ?? 3310, host)
    let said = ''
    const finish = (result: ScanResult) => {
      socket.destroy()
      answer(result)
    }
    socket.setTimeout(LONGEST_MS, () => finish('not-scanned'))
    socket.on('error', () => finish('not-scanned'))
    socket.on('data', (chunk) => (said += chunk.toString()))
    socket.on('close', () => finish(verdict(said)))
    socket.on('connect', () => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      socket.write(Buffer.concat([Buffer.from('zINSTREAM\0'), length, bytes, Buffer.alloc(4)]))
    })
  })
}

function verdict(said: string): ScanResult {
  if (/stream: OK/.test(said)) return 'clean'
  return / FOUND/.test(said) ? 'infected' : 'not-scanned'
}

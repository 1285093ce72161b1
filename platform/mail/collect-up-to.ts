import type { Readable } from 'node:stream'

/** Reads a stream to its end but keeps at most `maxBytes`: the rest is counted and thrown away, so that memory stays bounded. */
export async function collectUpTo(stream: Readable, maxBytes: number): Promise<{ bytes: Buffer; truncated: boolean; totalBytes: number }> {
  const chunks: Buffer[] = []
  let totalBytes = 0
  for await (const piece of stream) {
    const chunk = Buffer.isBuffer(piece) ? piece : Buffer.from(piece)
    const room = maxBytes - totalBytes
    if (room > 0) chunks.push(room >= chunk.length ? chunk : chunk.subarray(0, room))
    totalBytes += chunk.length
  }
  return { bytes: Buffer.concat(chunks), truncated: totalBytes > maxBytes, totalBytes }
}

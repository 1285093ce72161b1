/** All the bytes of a stream in one buffer. The caller has limited them. */
export async function bufferOf(bytes: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of bytes) parts.push(asBuffer(part))
  return Buffer.concat(parts)
}

/** A part of a stream as a Buffer, whatever kind of bytes the stream gives. */
export function asBuffer(part: unknown): Buffer {
  if (Buffer.isBuffer(part)) return part
  if (part instanceof Uint8Array) return Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  if (typeof part === 'string') return Buffer.from(part)
  throw new TypeError('a stream of bytes gave something else')
}

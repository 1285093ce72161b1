/** Reads UTF-7 (RFC 2152), refused by the platform's decoder because browsers were fooled by it; here the text is only ever shown escaped. */
export function decodeUtf7(bytes: Uint8Array): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return source.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, encoded: string) => (encoded === '' ? '+' : utf16be(encoded)))
}

function utf16be(encoded: string): string {
  const bytes = Buffer.from(encoded, 'base64')
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2))
  return new TextDecoder('utf-16be').decode(even)
}

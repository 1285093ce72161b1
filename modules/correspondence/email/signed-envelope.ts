/** The object identifiers, in their DER bytes, of the two S/MIME envelopes met in mail (RFC 5652). */
const SIGNED_DATA = '2a864886f70d010702'
const ENVELOPED_DATA = ['2a864886f70d010703', '2a864886f70d0109100117']
const MAX_DEPTH = 12

export type SignedEnvelope =
  { readonly kind: 'signed'; readonly content: Buffer } | { readonly kind: 'encrypted' } | { readonly kind: 'unreadable' }

interface Node {
  readonly tag: number
  readonly content: Buffer
  /** Offset behind this node. */
  readonly next: number
}

/**
 * Takes the message out of an opaque S/MIME envelope (smime.p7m). The signature is not checked here: the caller shows the mail as
 * signed, never as verified. Reads DER and the indefinite lengths of BER, for several mail programs write them.
 */
export function openSignedEnvelope(bytes: Buffer): SignedEnvelope {
  const info = children(nodeAt(bytes, 0))
  const type = info[0]?.tag === 0x06 ? info[0].content.toString('hex') : undefined
  if (type !== undefined && ENVELOPED_DATA.includes(type)) return { kind: 'encrypted' }
  if (type !== SIGNED_DATA) return { kind: 'unreadable' }
  const signedData = children(children(info[1])[0])
  const inner = children(signedData[2])
  const content = children(inner[1])[0]
  const octets = content && octetsOf(content, 0)
  return octets && octets.length > 0 ? { kind: 'signed', content: octets } : { kind: 'unreadable' }
}

/** An octet string may be cut in pieces, and pieces in pieces. */
function octetsOf(node: Node, depth: number): Buffer | undefined {
  if (depth > MAX_DEPTH) return undefined
  if (node.tag === 0x04) return node.content
  if (node.tag !== 0x24) return undefined
  const pieces = children(node).map((piece) => octetsOf(piece, depth + 1))
  return Buffer.concat(pieces.filter((piece) => piece !== undefined))
}

function children(node: Node | undefined): Node[] {
  const found: Node[] = []
  if (!node) return found
  let position = 0
  while (position < node.content.length && found.length < 100_000) {
    const child = nodeAt(node.content, position)
    if (!child || child.tag === 0) break
    found.push(child)
    position = child.next
  }
  return found
}

function nodeAt(bytes: Buffer, at: number, depth = 0): Node | undefined {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > MAX_DEPTH) return undefined
  if (first === 0x80) return indefinite(bytes, { at, tag, depth })
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4 || at + 2 + lengthBytes > bytes.length) return undefined
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes)
  const start = at + 2 + lengthBytes
  // Cut on the way: what there is counts.
  const end = Math.min(start + length, bytes.length)
  return { tag, content: bytes.subarray(start, end), next: end }
}

function indefinite(bytes: Buffer, node: { at: number; tag: number; depth: number }): Node | undefined {
  const start = node.at + 2
  let position = start
  while (position < bytes.length) {
    if (bytes[position] === 0 && bytes[position + 1] === 0)
      return { tag: node.tag, content: bytes.subarray(start, position), next: position + 2 }
    const child = nodeAt(bytes, position, node.depth + 1)
    if (!child || child.next <= position) return undefined
    position = child.next
  }
  return { tag: node.tag, content: bytes.subarray(start), next: bytes.length }
}

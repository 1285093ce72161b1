import type { DocumentKind } from './document-reading.ts'

/**
 * The kind of a document by its content; the declared name and type are never trusted.
 * A PDF may have up to 1,024 bytes before its header (ISO 32000-1, annex H.3), which scanners and mail gateways do produce.
 * Gives undefined for anything the mail room does not read.
 */
export function kindOf(bytes: Uint8Array): DocumentKind | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (TIFF_HEADERS.some((header) => startsWith(bytes, header))) return 'tiff'
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  return undefined
}

/** True when the declared name says another kind than the content: told to the agent, never decides anything. */
export function nameContradicts(declaredName: string, kind: DocumentKind): boolean {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(declaredName)?.[1]?.toLowerCase()
  return extension !== undefined && !EXTENSIONS[kind].includes(extension)
}

const TIFF_HEADERS = [
  [0x49, 0x49, 0x2a, 0x00], // little endian
  [0x4d, 0x4d, 0x00, 0x2a], // big endian
  [0x49, 0x49, 0x2b, 0x00], // BigTIFF
  [0x4d, 0x4d, 0x00, 0x2b],
]

const EXTENSIONS: Record<DocumentKind, readonly string[]> = {
  pdf: ['pdf'],
  tiff: ['tif', 'tiff'],
  jpeg: ['jpg', 'jpeg', 'jfif'],
  png: ['png'],
}

function startsWith(bytes: Uint8Array, header: readonly number[]): boolean {
  return header.every((value, index) => bytes[index] === value)
}

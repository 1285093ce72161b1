import { fileTypeFromBuffer } from 'file-type'
import { textContent } from './text-content.ts'

export const FILE_KINDS = ['image', 'pdf', 'office', 'text', 'email', 'other'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export interface Content {
  kind: FileKind
  /** As it is served; never what the sender declared. */
  contentType: string
  extension: string
}

const IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/gif', 'image/heic', 'image/heif', 'image/avif'])
// Without macros: those of Word and Excel that carry them have types of their own, and stay 'other'.
const OFFICE = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
])

/** Bytes that are nothing we know, or nothing that may be opened: saved as they are, never shown. */
export const OPAQUE: Content = { kind: 'other', contentType: 'application/octet-stream', extension: 'bin' }

/** What a file is, by its content: the declared name and type are never believed. Active text (HTML, SVG, scripts) is 'other'. */
export async function contentOf(bytes: Buffer): Promise<Content> {
  // The mark of UTF-16 is also how a frame of MPEG sound may begin: what reads as text is text.
  const marked = bytes.subarray(0, 2).toString('hex')
  const wide = marked === 'fffe' || marked === 'feff' ? textContent(bytes) : undefined
  if (wide !== undefined) return wide
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found === undefined || found.mime === 'application/xml') return textContent(bytes) ?? OPAQUE
  if (IMAGES.has(found.mime)) return { kind: 'image', contentType: found.mime, extension: found.ext }
  if (found.mime === 'application/pdf') return { kind: 'pdf', contentType: found.mime, extension: 'pdf' }
  if (OFFICE.has(found.mime))
    return bytes.includes('vbaProject.bin')
      ? { ...OPAQUE, extension: found.ext }
      : { kind: 'office', contentType: found.mime, extension: found.ext }
  return { ...OPAQUE, extension: found.ext }
}

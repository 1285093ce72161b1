import { fileTypeFromBuffer } from 'file-type'

export const FILE_KINDS = ['image', 'pdf', 'office', 'text', 'email', 'other'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export interface Content {
  kind: FileKind
  /** As it is served; never what the sender declared. */
  contentType: string
  extension: string
}

const IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/gif', 'image/heic', 'image/heif', 'image/avif'])
const OFFICE = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
])

/** What a file is, by its content: the declared name and type are never believed. Active text (HTML, SVG, scripts) is 'other'. */
export async function contentOf(bytes: Buffer): Promise<Content> {
  const found = await fileTypeFromBuffer(bytes)
  if (found === undefined) return textOr(bytes)
  if (IMAGES.has(found.mime)) return { kind: 'image', contentType: found.mime, extension: found.ext }
  if (found.mime === 'application/pdf') return { kind: 'pdf', contentType: found.mime, extension: 'pdf' }
  if (OFFICE.has(found.mime)) return { kind: 'office', contentType: found.mime, extension: found.ext }
  return { kind: 'other', contentType: 'application/octet-stream', extension: found.ext }
}

function textOr(bytes: Buffer): Content {
  const head = bytes.subarray(0, 8_192)
  const text = head.toString('utf8')
  if (head.includes(0) || text.includes('\uFFFD')) return { kind: 'other', contentType: 'application/octet-stream', extension: 'bin' }
  if (/^\s*(<\?xml|<!doctype|<html|<svg|<script|<head|<body)/i.test(text)) return { kind: 'other', contentType: 'application/octet-stream', extension: 'bin' }
  if (/^(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}/.test(text) && /^(?:received|from|return-path|message-id|subject|date|to):/im.test(text)) return { kind: 'email', contentType: 'message/rfc822', extension: 'eml' }
  return { kind: 'text', contentType: 'text/plain; charset=utf-8', extension: 'txt' }
}

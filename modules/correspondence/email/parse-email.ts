import {
  cutText,
  decodeText,
  decodeTransfer,
  headerText,
  type MimeEntity,
  MimeLimitError,
  rawHeader,
  readMime,
  withUsableLines,
} from '#platform/mail/mime'
import { safeAttachmentName } from './attachment-name.ts'
import { readEmailHead } from './email-head.ts'
import { EMAIL_LIMITS } from './email-limits.ts'
import { unflow } from './flowed-text.ts'
import { htmlToText } from './html-to-text.ts'
import type { AttachmentKind, EmailRepair, ParsedAttachment, ParsedEmail } from './parsed-email.ts'
import { openSignedEnvelope } from './signed-envelope.ts'
import { openWinmail } from './winmail/winmail.ts'

/**
 * Reads a whole message. Throws MimeLimitError when it passes a limit of EMAIL_LIMITS; any other exception is a fault of ours.
 * Not to be called on mail from outside in the process that answers people: use readEmail, which has a deadline.
 */
export function parseEmail(raw: Uint8Array): ParsedEmail {
  const bytes = withUsableLines(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  const entity = readMime(bytes, {
    maxBytes: EMAIL_LIMITS.rawBytes,
    maxParts: EMAIL_LIMITS.parts,
    maxDepth: EMAIL_LIMITS.depth,
    maxHeaderBytes: EMAIL_LIMITS.headerBytes,
  })
  return parseEntity(bytes, entity, { depth: 0, budget: { bytes: EMAIL_LIMITS.decodedBytes } })
}

interface Place {
  /** How many messages are around this one. */
  readonly depth: number
  /** Shared by the whole message: bytes that may still be decoded. */
  readonly budget: { bytes: number }
}

interface Gathering {
  readonly bytes: Buffer
  readonly place: Place
  readonly texts: string[]
  readonly htmls: string[]
  readonly attachments: ParsedAttachment[]
  readonly repairs: Set<EmailRepair>
  readonly found: { richText?: string; signed?: 'smime' | 'pgp'; encrypted?: 'smime' | 'pgp' }
}

function parseEntity(bytes: Buffer, entity: MimeEntity, place: Place): ParsedEmail {
  const gathering: Gathering = { bytes, place, texts: [], htmls: [], attachments: [], repairs: new Set(), found: {} }
  takeEntity(gathering, entity, { inAlternative: false, inRelated: false, isMain: true })
  const head = readEmailHead(entity.headers, entity.contentType.value)
  if (entity.headers.length > EMAIL_LIMITS.headerFields) gathering.repairs.add('headers-cut')
  const html = gathering.htmls.length > 0 ? cut(gathering, gathering.htmls.join('\n<hr>\n'), 'html-cut') : undefined
  const body = bodyText(gathering, html)
  return {
    ...head,
    text: cut(gathering, body.text, 'text-cut'),
    textSource: body.source,
    html,
    attachments: gathering.attachments,
    signed: gathering.found.signed,
    encrypted: gathering.found.encrypted,
    repairs: [...gathering.repairs],
  }
}

function bodyText(gathering: Gathering, html: string | undefined): { text: string; source: ParsedEmail['textSource'] } {
  const plain = gathering.texts.join('\n\n').replace(/\r\n?/g, '\n')
  if (plain.trim() !== '') return { text: plain, source: 'plain' }
  if (html !== undefined) return { text: htmlToText(html), source: 'html' }
  if (gathering.found.richText) return { text: gathering.found.richText, source: 'rich' }
  return { text: '', source: 'none' }
}

function cut(gathering: Gathering, text: string, repair: 'text-cut' | 'html-cut'): string {
  const limit = repair === 'text-cut' ? EMAIL_LIMITS.textCharacters : EMAIL_LIMITS.htmlCharacters
  if (text.length <= limit) return text
  gathering.repairs.add(repair)
  return cutText(text, limit)
}

interface Position {
  readonly inAlternative: boolean
  readonly inRelated: boolean
  /** This part may be the body: nothing was sent before it in its container that already is. */
  readonly isMain: boolean
}

function takeEntity(gathering: Gathering, entity: MimeEntity, position: Position): void {
  const type = entity.contentType.value
  if (type.startsWith('multipart/')) return takeMultipart(gathering, entity, position)
  if (isPkcs7Envelope(entity)) return takePkcs7(gathering, entity)
  if (type === 'application/ms-tnef' || /^winmail\.dat$/i.test(givenName(entity))) return takeWinmail(gathering, entity)
  if (isBodyText(entity, position)) return takeText(gathering, entity)
  takeAttachment(gathering, entity, position)
}

function takeMultipart(gathering: Gathering, entity: MimeEntity, position: Position): void {
  const type = entity.contentType.value
  if (type === 'multipart/signed')
    gathering.found.signed = /pgp/.test(entity.contentType.parameters.get('protocol') ?? '') ? 'pgp' : 'smime'
  if (type === 'multipart/encrypted')
    gathering.found.encrypted = /pgp/.test(entity.contentType.parameters.get('protocol') ?? '') ? 'pgp' : 'smime'
  const ordered = type === 'multipart/alternative' ? { inAlternative: true } : { inAlternative: false }
  for (const [index, part] of entity.parts.entries()) {
    const isRoot = index === 0
    takeEntity(gathering, part, {
      inAlternative: ordered.inAlternative || (position.inAlternative && isRoot),
      inRelated: (type === 'multipart/related' && !isRoot) || (position.inRelated && type !== 'multipart/mixed'),
      isMain: position.isMain && (type !== 'multipart/report' || isRoot) && type !== 'multipart/encrypted',
    })
  }
}

/** Text that is the message, and not something sent with it. */
function isBodyText(entity: MimeEntity, position: Position): boolean {
  const type = entity.contentType.value
  if (type !== 'text/plain' && type !== 'text/html' && type !== 'text/enriched' && type !== 'text/richtext') return false
  if (!position.isMain || position.inRelated) return false
  const disposition = entity.disposition?.value
  if (disposition === 'attachment') return false
  // Some programs name every part of the body; a name with a disposition is a file.
  return givenName(entity) === '' || (disposition !== 'inline' && position.inAlternative)
}

function takeText(gathering: Gathering, entity: MimeEntity): void {
  const decoded = decodeText(contentOf(gathering, entity), entity.contentType.parameters.get('charset'))
  if (decoded.repaired) gathering.repairs.add('charset')
  if (entity.contentType.value === 'text/html') {
    if (decoded.text.trim() !== '') gathering.htmls.push(decoded.text)
    return
  }
  const flowed = entity.contentType.parameters.get('format')?.toLowerCase() === 'flowed'
  const text = flowed ? unflow(decoded.text, entity.contentType.parameters.get('delsp')?.toLowerCase() === 'yes') : decoded.text
  if (entity.contentType.value === 'text/plain') gathering.texts.push(text)
  else gathering.found.richText ??= text.replace(/<<|<[^<>]*>/g, (tag) => (tag === '<<' ? '<' : ''))
}

function takeAttachment(gathering: Gathering, entity: MimeEntity, position: Position): void {
  const content = contentOf(gathering, entity)
  const kind = kindOf(entity)
  if (kind === 'encrypted') gathering.found.encrypted ??= 'pgp'
  const named = safeAttachmentName(givenName(entity), fallbackName(gathering, entity))
  const contentId = rawHeader(entity, 'content-id')?.trim().replace(/^<|>$/g, '')
  gathering.attachments.push({
    name: named.name,
    nameRepairs: named.repairs,
    declaredType: entity.contentType.value,
    kind,
    inline: position.inRelated || (entity.disposition?.value === 'inline' && contentId !== undefined),
    contentId: contentId ? cutText(contentId, 300) : undefined,
    bytes: content,
    from: 'message',
    message: kind === 'message' ? carriedMessage(gathering, entity, content) : undefined,
  })
}

function kindOf(entity: MimeEntity): AttachmentKind {
  const type = entity.contentType.value
  if (type === 'message/rfc822' || type === 'message/global') return 'message'
  if (
    /^(?:message\/(?:delivery-status|global-delivery-status|feedback-report|disposition-notification|global-headers)|text\/rfc822-headers)$/.test(
      type,
    )
  )
    return 'report'
  if (/^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)$/.test(type)) return 'signature'
  if (type === 'application/pgp-encrypted') return 'encrypted'
  return type === 'text/calendar' ? 'calendar' : 'file'
}

/** The attached message, opened in the same way. Where that would cost too much, or it is broken, the attachment stays closed. */
function carriedMessage(gathering: Gathering, entity: MimeEntity, content: Buffer): ParsedEmail | undefined {
  const place = { depth: gathering.place.depth + 1, budget: gathering.place.budget }
  try {
    if (entity.message) return parseEntity(gathering.bytes, entity.message, place)
    const remainingDepth = EMAIL_LIMITS.depth - place.depth
    if (remainingDepth <= 0 || content.length === 0) return undefined
    const bytes = withUsableLines(content)
    return parseEntity(
      bytes,
      readMime(bytes, {
        maxBytes: EMAIL_LIMITS.rawBytes,
        maxParts: EMAIL_LIMITS.parts,
        maxDepth: remainingDepth,
        maxHeaderBytes: EMAIL_LIMITS.headerBytes,
      }),
      place,
    )
  } catch (error) {
    if (!(error instanceof MimeLimitError)) throw error
    gathering.repairs.add('carried-message-unread')
    return undefined
  }
}

function takeWinmail(gathering: Gathering, entity: MimeEntity): void {
  const content = contentOf(gathering, entity)
  const opened = openWinmail(content)
  if (!opened) {
    gathering.repairs.add('winmail-unreadable')
    return takeAttachment(gathering, entity, { inAlternative: false, inRelated: false, isMain: false })
  }
  if (opened.damaged && opened.attachments.length === 0 && opened.text === undefined && opened.html === undefined)
    gathering.repairs.add('winmail-unreadable')
  if (gathering.texts.join('').trim() === '' && opened.text) gathering.texts.push(opened.text)
  if (gathering.htmls.length === 0 && opened.html) gathering.htmls.push(opened.html)
  for (const [index, attachment] of opened.attachments.entries()) {
    spend(gathering, attachment.bytes.length)
    const named = safeAttachmentName(attachment.name, `part-${index + 1}`)
    gathering.attachments.push({
      name: named.name,
      nameRepairs: named.repairs,
      declaredType: attachment.type,
      kind: 'file',
      inline: false,
      contentId: attachment.contentId?.replace(/^<|>$/g, ''),
      bytes: attachment.bytes,
      from: 'winmail',
      message: undefined,
    })
  }
}

function isPkcs7Envelope(entity: MimeEntity): boolean {
  return /^application\/(?:x-)?pkcs7-mime$/.test(entity.contentType.value)
}

/** An opaque signed message is opened and read as if it had come plain; an encrypted one is kept closed. */
function takePkcs7(gathering: Gathering, entity: MimeEntity): void {
  const content = contentOf(gathering, entity)
  const envelope = openSignedEnvelope(content)
  const closed: Position = { inAlternative: false, inRelated: false, isMain: false }
  if (envelope.kind === 'signed') {
    gathering.found.signed = 'smime'
    spend(gathering, envelope.content.length)
    const inner = readMime(envelope.content, {
      maxBytes: EMAIL_LIMITS.rawBytes,
      maxParts: EMAIL_LIMITS.parts,
      maxDepth: EMAIL_LIMITS.depth,
      maxHeaderBytes: EMAIL_LIMITS.headerBytes,
    })
    takeEntity({ ...gathering, bytes: envelope.content }, inner, { inAlternative: false, inRelated: false, isMain: true })
    return
  }
  if (envelope.kind === 'encrypted') gathering.found.encrypted = 'smime'
  else gathering.repairs.add('signed-unreadable')
  takeAttachment(gathering, entity, closed)
}

function contentOf(gathering: Gathering, entity: MimeEntity): Buffer {
  const encoded = gathering.bytes.subarray(entity.bodyStart, entity.end)
  spend(gathering, encoded.length)
  return decodeTransfer(encoded, entity.encoding)
}

function spend(gathering: Gathering, bytes: number): void {
  gathering.place.budget.bytes -= bytes
  if (gathering.place.budget.bytes < 0) throw new MimeLimitError('too-large')
}

function givenName(entity: MimeEntity): string {
  return (entity.disposition?.parameters.get('filename') ?? entity.contentType.parameters.get('name') ?? '').trim()
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/rfc822-headers': 'txt',
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tif',
}

function fallbackName(gathering: Gathering, entity: MimeEntity): string {
  const extension = EXTENSIONS[entity.contentType.value] ?? 'bin'
  const subject = entity.message && headerText(rawHeader(entity.message, 'subject') ?? '')
  if (subject) return safeAttachmentName(`${subject.slice(0, 80)}.eml`, 'message.eml').name
  return `part-${gathering.attachments.length + 1}.${extension}`
}

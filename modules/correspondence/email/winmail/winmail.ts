import { decodeText } from '#platform/mail/mime'
import { ByteReader, BytesEnded } from './byte-reader.ts'
import { unpackRtf } from './compressed-rtf.ts'
import { MAPI, type MapiValue, readMapiProperties } from './mapi-properties.ts'
import { readRtf } from './rtf-body.ts'

export interface WinmailAttachment {
  readonly name: string
  readonly type: string
  readonly contentId: string | undefined
  readonly bytes: Buffer
}

export interface Winmail {
  readonly subject: string | undefined
  readonly text: string | undefined
  readonly html: string | undefined
  readonly attachments: readonly WinmailAttachment[]
  /** The file broke off or a checksum was wrong: what is here may not be everything. */
  readonly damaged: boolean
}

const SIGNATURE = 0x223e9f78
const MAX_ATTRIBUTES = 5_000
const MAX_DEPTH = 5
const ATTRIBUTE = {
  subject: 0x8004,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachRender: 0x9002,
  mapi: 0x9003,
  attachMapi: 0x9005,
  codepage: 0x9007,
} as const

/**
 * Opens a winmail.dat, the envelope Outlook puts around messages it believes go to Outlook (TNEF, MS-OXTNEF). `undefined` when the bytes are no TNEF.
 * Wrong checksums are noted and not refused: real senders write them. Messages within are opened and their attachments added to the list.
 */
export function openWinmail(bytes: Uint8Array, depth = 0): Winmail | undefined {
  const reader = new ByteReader(bytes)
  if (reader.left < 6 || reader.u32() !== SIGNATURE || depth > MAX_DEPTH) return undefined
  reader.u16()
  const gathered: Gathered = {
    codepage: 'windows-1252',
    message: new Map(),
    subject: undefined,
    body: undefined,
    attachments: [],
    damaged: false,
  }
  try {
    for (let count = 0; reader.left > 0 && count < MAX_ATTRIBUTES; count += 1) readAttribute(reader, gathered)
  } catch (error) {
    if (!(error instanceof BytesEnded)) throw error
    gathered.damaged = true
  }
  return winmailOf(gathered, depth)
}

interface GatheredAttachment {
  title: string | undefined
  data: Buffer | undefined
  properties: Map<number, MapiValue>
}

interface Gathered {
  codepage: string
  message: Map<number, MapiValue>
  subject: string | undefined
  body: string | undefined
  damaged: boolean
  readonly attachments: GatheredAttachment[]
}

function readAttribute(reader: ByteReader, gathered: Gathered): void {
  reader.u8()
  const id = reader.u32() & 0xffff
  const data = reader.take(reader.u32())
  const checksum = reader.left >= 2 ? reader.u16() : -1
  if (data.reduce((sum, byte) => (sum + byte) & 0xffff, 0) !== checksum) gathered.damaged = true
  const ansi = (bytes: Buffer): string => decodeText(bytes, gathered.codepage).text
  const attachment = gathered.attachments.at(-1)
  if (id === ATTRIBUTE.codepage && data.length >= 4) gathered.codepage = codepageName(data.readUInt32LE())
  else if (id === ATTRIBUTE.subject) gathered.subject = ansi(data).replace(/\0+$/, '')
  else if (id === ATTRIBUTE.body) gathered.body = ansi(data).replace(/\0+$/, '')
  else if (id === ATTRIBUTE.mapi) gathered.message = readMapiProperties(data, ansi)
  else if (id === ATTRIBUTE.attachRender) gathered.attachments.push({ title: undefined, data: undefined, properties: new Map() })
  else if (id === ATTRIBUTE.attachTitle && attachment) attachment.title = ansi(data).replace(/\0.*$/s, '')
  else if (id === ATTRIBUTE.attachData && attachment) attachment.data = data
  else if (id === ATTRIBUTE.attachMapi && attachment) attachment.properties = readMapiProperties(data, ansi)
}

function codepageName(page: number): string {
  if (page === 65_001) return 'utf-8'
  if (page === 932) return 'shift_jis'
  if (page === 936) return 'gbk'
  return `windows-${page}`
}

function winmailOf(gathered: Gathered, depth: number): Winmail {
  const { message } = gathered
  const packed = message.get(MAPI.rtfCompressed)
  const rtf = Buffer.isBuffer(packed) ? unpackRtf(packed) : undefined
  const fromRtf = rtf && readRtf(rtf)
  return {
    subject: textOf(message.get(MAPI.subject)) ?? gathered.subject,
    text: textOf(message.get(MAPI.body)) ?? gathered.body ?? fromRtf?.text,
    html: htmlOf(message) ?? fromRtf?.html,
    attachments: gathered.attachments.flatMap((attachment) => attachmentsOf(attachment, depth)),
    damaged: gathered.damaged,
  }
}

function htmlOf(message: ReadonlyMap<number, MapiValue>): string | undefined {
  const value = message.get(MAPI.bodyHtml)
  if (!Buffer.isBuffer(value)) return textOf(value)
  const page = message.get(MAPI.internetCodepage)
  return value.length === 0 ? undefined : decodeText(value, typeof page === 'number' ? codepageName(page) : undefined).text
}

function attachmentsOf(attachment: GatheredAttachment, depth: number): WinmailAttachment[] {
  const { properties } = attachment
  const object = properties.get(MAPI.attachData)
  const inner = Buffer.isBuffer(object) ? openWinmail(object, depth + 1) : undefined
  const title =
    textOf(properties.get(MAPI.attachLongFilename)) ??
    attachment.title ??
    textOf(properties.get(MAPI.attachFilename)) ??
    textOf(properties.get(MAPI.displayName)) ??
    ''
  if (inner) return [...bodyAsFile(inner, title), ...inner.attachments]
  const bytes = attachment.data ?? (Buffer.isBuffer(object) ? object : undefined)
  if (!bytes) return []
  return [
    {
      name: title,
      type: textOf(properties.get(MAPI.attachMimeTag)) ?? 'application/octet-stream',
      contentId: textOf(properties.get(MAPI.attachContentId)),
      bytes,
    },
  ]
}

/** The words of a message inside the message, as a file of its own. */
function bodyAsFile(inner: Winmail, title: string): WinmailAttachment[] {
  const name = (inner.subject ?? title) || 'message'
  if (inner.html !== undefined) return [{ name: `${name}.html`, type: 'text/html', contentId: undefined, bytes: Buffer.from(inner.html) }]
  return inner.text ? [{ name: `${name}.txt`, type: 'text/plain', contentId: undefined, bytes: Buffer.from(inner.text) }] : []
}

function textOf(value: MapiValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

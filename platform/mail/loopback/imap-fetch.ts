import { MimeLimitError, readMime, type MimeEntity } from '../mime/index.ts'
import { type ImapArgument, ImapSyntaxError, listOf, readImapArguments, textOf } from './imap-arguments.ts'
import { imapBodyStructure, imapEnvelope } from './imap-structure.ts'
import type { StoredMail } from './mail-store.ts'

export type FetchItem =
  | { readonly kind: 'flags' | 'uid' | 'date' | 'size' | 'envelope' | 'body' | 'bodystructure' }
  | {
      readonly kind: 'section'
      readonly label: string
      readonly section: string
      readonly peek: boolean
      readonly partial?: { readonly from: number; readonly length: number }
    }

const MACROS: Readonly<Record<string, readonly string[]>> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
}

const PLAIN = {
  FLAGS: { kind: 'flags' },
  UID: { kind: 'uid' },
  INTERNALDATE: { kind: 'date' },
  'RFC822.SIZE': { kind: 'size' },
  ENVELOPE: { kind: 'envelope' },
  BODY: { kind: 'body' },
  BODYSTRUCTURE: { kind: 'bodystructure' },
  RFC822: { kind: 'section', label: 'RFC822', section: '', peek: false },
  'RFC822.HEADER': { kind: 'section', label: 'RFC822.HEADER', section: 'HEADER', peek: true },
  'RFC822.TEXT': { kind: 'section', label: 'RFC822.TEXT', section: 'TEXT', peek: false },
} as const

/** Reads what a FETCH asks for. Throws ImapSyntaxError for an item we do not know. */
export function readFetchItems(argument: ImapArgument | undefined): FetchItem[] {
  return listOf(argument).flatMap((item) => {
    const name = textOf(item)
    return (MACROS[name.toUpperCase()] ?? [name]).map(itemOf)
  })
}

function itemOf(name: string): FetchItem {
  const upper = name.toUpperCase()
  const plain = Object.entries(PLAIN).find(([known]) => known === upper)?.[1]
  if (plain) return plain
  const match = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d{1,10})\.(\d{1,10})>)?$/i.exec(name)
  if (!match) throw new ImapSyntaxError(`unknown item ${name.slice(0, 40)}`)
  const [, peek, section = '', from, length] = match
  const label = `BODY[${section.toUpperCase()}]`
  const partial = from === undefined ? {} : { partial: { from: Number(from), length: Number(length) } }
  return { kind: 'section', label, section, peek: peek !== undefined, ...partial }
}

/** The answer to one FETCH for one message, without the sequence number: pieces to be written one after the other. */
export function fetchAnswer(mail: StoredMail, raw: Buffer | undefined, items: readonly FetchItem[]): Buffer {
  const pieces: Buffer[] = []
  const entity = raw && entityOf(raw)
  for (const item of items) {
    if (pieces.length > 0) pieces.push(Buffer.from(' '))
    pieces.push(itemAnswer({ mail, raw: raw ?? Buffer.alloc(0), entity }, item))
  }
  return Buffer.concat([Buffer.from('('), ...pieces, Buffer.from(')')])
}

/** Whether answering needs the content of the message, and not only what the store's index holds. */
export function needsContent(items: readonly FetchItem[]): boolean {
  return items.some((item) => !['flags', 'uid', 'date', 'size'].includes(item.kind))
}

/** IMAP's date and time, always in UTC. */
export function imapDate(at: Temporal.Instant): string {
  const time = at.toZonedDateTimeISO('UTC')
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][time.month - 1]
  return `${String(time.day).padStart(2, ' ')}-${month}-${time.year} ${two(time.hour)}:${two(time.minute)}:${two(time.second)} +0000`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

interface Subject {
  readonly mail: StoredMail
  readonly raw: Buffer
  readonly entity: MimeEntity | undefined
}

function itemAnswer(subject: Subject, item: FetchItem): Buffer {
  const { mail, raw, entity } = subject
  if (item.kind === 'section') return sectionAnswer(subject, item)
  if (item.kind === 'flags') return Buffer.from(`FLAGS (${mail.flags.join(' ')})`)
  if (item.kind === 'uid') return Buffer.from(`UID ${mail.uid}`)
  if (item.kind === 'date') return Buffer.from(`INTERNALDATE "${imapDate(mail.receivedAt)}"`)
  if (item.kind === 'size') return Buffer.from(`RFC822.SIZE ${mail.bytes}`)
  if (!entity) return Buffer.from(`${item.kind.toUpperCase()} NIL`)
  if (item.kind === 'envelope') return Buffer.from(`ENVELOPE ${imapEnvelope(entity)}`, 'latin1')
  return Buffer.from(`${item.kind.toUpperCase()} ${imapBodyStructure(raw, entity, item.kind === 'bodystructure')}`, 'latin1')
}

function sectionAnswer(subject: Subject, item: FetchItem & { kind: 'section' }): Buffer {
  const content = sectionContent(subject, item.section)
  if (!content) return Buffer.from(`${item.label} NIL`)
  const { partial } = item
  const slice = partial ? content.subarray(partial.from, partial.from + partial.length) : content
  const label = partial ? `${item.label}<${partial.from}>` : item.label
  return Buffer.concat([Buffer.from(`${label} {${slice.length}}\r\n`), slice])
}

function sectionContent({ raw, entity }: Subject, section: string): Buffer | undefined {
  if (section === '') return raw
  const match = /^((?:\d+\.)*\d+)?\.?(.*)$/s.exec(section)
  const path = match?.[1]
  const what = (match?.[2] ?? '').trim()
  const part = path === undefined ? entity : entity && partAt(entity, path.split('.').map(Number))
  if (!part) return path === undefined && !entity ? raw : undefined
  if (what === '') return path === undefined ? raw : raw.subarray(part.bodyStart, part.end)
  if (what.toUpperCase() === 'MIME') return raw.subarray(part.start, part.bodyStart)
  // HEADER and TEXT of a part speak of the message it carries (RFC 3501 section 6.4.5).
  const message = path === undefined ? part : part.message
  if (!message) return undefined
  if (what.toUpperCase() === 'HEADER') return raw.subarray(message.start, message.bodyStart)
  if (what.toUpperCase() === 'TEXT') return raw.subarray(message.bodyStart, message.end)
  return headerFields(raw.subarray(message.start, message.bodyStart), what)
}

function headerFields(header: Buffer, what: string): Buffer | undefined {
  const match = /^HEADER\.FIELDS(\.NOT)? (\(.*\))$/is.exec(what)
  if (!match) throw new ImapSyntaxError('unknown section')
  const names = new Set(listOf(readImapArguments(match[2] ?? '()')[0]).map((name) => textOf(name).toLowerCase()))
  const wanted = header
    .toString('latin1')
    .split(/\r?\n(?![ \t])/)
    .filter((field) => field.trim() !== '' && names.has((field.split(':')[0] ?? '').trim().toLowerCase()) === (match[1] === undefined))
  return Buffer.from(wanted.map((field) => `${field}\r\n`).join('') + '\r\n', 'latin1')
}

/** Part 1 of a message that is no multipart is its text; below a message part, numbering enters the message carried. */
function partAt(entity: MimeEntity, path: readonly number[]): MimeEntity | undefined {
  let current: MimeEntity = entity
  for (const [level, number] of path.entries()) {
    const holder: MimeEntity = level > 0 && current.message ? current.message : current
    const next: MimeEntity | undefined = holder.parts.length > 0 ? holder.parts[number - 1] : number === 1 ? holder : undefined
    if (!next) return undefined
    current = next
  }
  return current
}

function entityOf(raw: Buffer): MimeEntity | undefined {
  try {
    return readMime(raw)
  } catch (error) {
    if (error instanceof MimeLimitError) return undefined
    throw error
  }
}

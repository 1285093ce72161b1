import { headerText, rawHeader, readAddresses, type MimeEntity } from '../mime/index.ts'

/** Writes a string as IMAP wants it: quoted when plain, else a literal. `undefined` is NIL. */
export function imapString(text: string | undefined): string {
  if (text === undefined) return 'NIL'
  if (/^[\x20-\x7e]*$/.test(text) && text.length < 1000) return `"${text.replace(/[\\"]/g, '\\$&')}"`
  const bytes = Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1')
  return `{${bytes.length}}\r\n${bytes.toString('latin1')}`
}

/** The ENVELOPE of a message (RFC 3501 section 7.4.2). */
export function imapEnvelope(entity: MimeEntity): string {
  const from = addressList(entity, 'from')
  const sender = addressList(entity, 'sender')
  const replyTo = addressList(entity, 'reply-to')
  const fields = [
    imapString(rawHeader(entity, 'date')),
    imapString(rawHeader(entity, 'subject')),
    from,
    sender === 'NIL' ? from : sender,
    replyTo === 'NIL' ? from : replyTo,
    addressList(entity, 'to'),
    addressList(entity, 'cc'),
    addressList(entity, 'bcc'),
    imapString(rawHeader(entity, 'in-reply-to')),
    imapString(rawHeader(entity, 'message-id')),
  ]
  return `(${fields.join(' ')})`
}

/** BODYSTRUCTURE with its extension data, or BODY without. */
export function imapBodyStructure(raw: Buffer, entity: MimeEntity, extended: boolean): string {
  const [type = 'text', subtype = 'plain'] = entity.contentType.value.split('/')
  if (entity.parts.length > 0) {
    const children = entity.parts.map((part) => imapBodyStructure(raw, part, extended)).join('')
    const extension = extended ? ` ${parameterList(entity.contentType.parameters)} ${disposition(entity)} NIL NIL` : ''
    return `(${children} ${imapString(subtype.toUpperCase())}${extension})`
  }
  const fields = [
    imapString(type.toUpperCase()),
    imapString(subtype.toUpperCase()),
    parameterList(entity.contentType.parameters),
    imapString(rawHeader(entity, 'content-id')),
    imapString(rawHeader(entity, 'content-description')),
    imapString(entity.encoding.toUpperCase()),
    String(entity.end - entity.bodyStart),
  ]
  if (entity.message)
    fields.push(imapEnvelope(entity.message), imapBodyStructure(raw, entity.message, extended), String(lines(raw, entity)))
  else if (type === 'text') fields.push(String(lines(raw, entity)))
  if (extended) fields.push('NIL', disposition(entity), 'NIL', 'NIL')
  return `(${fields.join(' ')})`
}

function addressList(entity: MimeEntity, name: string): string {
  const written = readAddresses(rawHeader(entity, name)).filter((entry) => entry.address !== '')
  if (written.length === 0) return 'NIL'
  const items = written.map((entry) => {
    const at = entry.address.lastIndexOf('@')
    return `(${imapString(entry.name === '' ? undefined : encoded(entry.name))} NIL ${imapString(entry.address.slice(0, at))} ${imapString(entry.address.slice(at + 1))})`
  })
  return `(${items.join('')})`
}

/** Names beyond ASCII leave as an encoded word, as they would stand in the header. */
function encoded(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? name : `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`
}

function parameterList(parameters: ReadonlyMap<string, string>): string {
  if (parameters.size === 0) return 'NIL'
  return `(${[...parameters].map(([name, value]) => `${imapString(name.toUpperCase())} ${imapString(encoded(headerText(value)))}`).join(' ')})`
}

function disposition(entity: MimeEntity): string {
  if (!entity.disposition?.value) return 'NIL'
  return `(${imapString(entity.disposition.value.toUpperCase())} ${parameterList(entity.disposition.parameters)})`
}

function lines(raw: Buffer, entity: MimeEntity): number {
  let count = 0
  for (let at = raw.indexOf(10, entity.bodyStart); at !== -1 && at < entity.end; at = raw.indexOf(10, at + 1)) count += 1
  return count
}

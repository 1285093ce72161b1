import { createHash } from 'node:crypto'
import { permitted } from '#modules/accounts'
import { catalogueOf } from '#modules/catalogue'
import { recordContact } from '#modules/contacts'
import { attachFiles, registerRequest } from '#modules/requests'
import { type Work, newId } from '#platform/database'
import { type FileStore, contentOf } from '#platform/files'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Letter, LetterSource } from './letter.ts'
import { findLetterBySha, insertLetter } from './letters-store.ts'

export const LETTER_QUEUE = 'read-letter'
/** What a letter is about until somebody or its words say more. */
export const LETTER_TYPE = 'GE-INF'
const LARGEST = 30 * 1024 * 1024

export interface ScannedLetter {
  bytes: Buffer
  name: string
  source: LetterSource
  /** The day the paper arrived; absent: today. */
  receivedOn?: Temporal.PlainDate | undefined
}

export interface Captured {
  letter: Letter
  reference: string | undefined
  /** The very same bytes were captured before: nothing new was registered. */
  duplicate: boolean
}

/** Numbers a scanned letter at once: the bytes, a contact, a request with its receipt date. Reading it comes after, and may fail without losing it. */
export async function captureLetter(work: Work, files: FileStore, input: ScannedLetter): Promise<Outcome<Captured>> {
  if ((work.actor.kind === 'agent' || work.actor.kind === 'token') && !permitted(work.actor, 'post.capture'))
    return refuse('not-allowed', 'mailroom.refusal.may-not-capture')
  if (input.bytes.length === 0) return refuse('invalid', 'mailroom.refusal.empty', { field: 'file' })
  if (input.bytes.length > LARGEST)
    return refuse('invalid', 'mailroom.refusal.too-large', { field: 'file', data: { maximum: LARGEST / 1024 / 1024 } })
  const content = await contentOf(input.bytes)
  if (content.kind !== 'pdf' && content.kind !== 'image') return refuse('invalid', 'mailroom.refusal.not-a-scan', { field: 'file' })
  const today = civilDate(work.at)
  const receivedOn = input.receivedOn ?? today
  if (Temporal.PlainDate.compare(receivedOn, today) > 0)
    return refuse('invalid', 'requests.refusal.future-receipt', { field: 'receivedOn' })
  const sha256 = createHash('sha256').update(input.bytes).digest()
  const known = await findLetterBySha(work.tx, sha256)
  if (known !== undefined) return done({ letter: known, reference: await referenceOf(work, known.requestId), duplicate: true })

  const file = await files.receiveRaw(work, input.bytes, { name: input.name, purpose: 'letter' })
  const id = newId(work.at.epochMilliseconds)
  const catalogue = await catalogueOf(work)
  const typeCode = catalogue.byCode.has(LETTER_TYPE) ? LETTER_TYPE : (catalogue.types[0]?.code ?? LETTER_TYPE)
  const contact = await recordContact(work, { channel: 'post', summary: '', result: 'request-registered', topics: [{ typeCode }] })
  if (!contact.ok) return contact
  const registered = await registerRequest(work, {
    typeCode,
    subject: 'Lettre reçue',
    text: '',
    channel: 'post',
    receivedOn,
    contactId: contact.value.contactId,
    notify: false,
    source: { letterId: id },
  })
  if (!registered.ok) return registered
  const { request } = registered.value
  await attachFiles(work, {
    request: { id: request.id },
    files: [{ fileId: file.id, name: file.name, source: 'post', contactId: contact.value.contactId }],
  })
  const letter = await insertLetter(work.tx, {
    id,
    source: input.source,
    original_name: input.name.slice(0, 255),
    file_id: file.id,
    sha256,
    received_on: receivedOn,
    entered_at: work.at,
    entered_by: work.actor.kind === 'agent' ? work.actor.id : null,
    state: 'captured',
    contact_id: contact.value.contactId,
    request_id: request.id,
  })
  work.enqueue({ queue: LETTER_QUEUE, data: { letterId: id } })
  work.publish({
    name: 'letter.captured',
    subject: { kind: 'letter', id },
    unitId: request.unitId,
    data: { requestId: request.id, source: input.source },
  })
  return done({ letter, reference: request.reference, duplicate: false })
}

async function referenceOf(work: Work, requestId: string | undefined): Promise<string | undefined> {
  if (requestId === undefined) return undefined
  return (await work.tx.selectFrom('requests.request').select('reference').where('id', '=', requestId).executeTakeFirst())?.reference
}

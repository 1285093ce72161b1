import { z } from 'zod'
import { catalogueOf, suggestTypes } from '#modules/catalogue'
import { describeRequest, findRequest, parseReference, reclassifyRequest } from '#modules/requests'
import { systemActor } from '#platform/access'
import { type House, type Work, json } from '#platform/database'
import type { FileStore } from '#platform/files'
import { type Job, defineJob } from '#platform/jobs'
import { LETTER_QUEUE } from './capture-letter.ts'
import type { Letter, LetterSuggestions } from './letter.ts'
import { findLetter, lockLetter, updateLetter } from './letters-store.ts'
import { type DocumentReading, type LetterFields, extractFields, readDocument, searchableText } from './reading/index.ts'

const READER = systemActor('letter-reader')
const PAGE_MS = 30_000

/** Reads a captured letter: its words make it findable, its fields are suggestions; doubt is left to a person. */
export function letterJob(files: FileStore): Job {
  return defineJob({
    queue: LETTER_QUEUE,
    data: z.object({ letterId: z.uuid() }),
    retries: 3,
    expires: 900,
    concurrency: 1,
    run: async ({ letterId }, { house }) => readLetter(house, files, letterId),
  })
}

/** As the job does; a letter already read or checked stays as it is. */
export async function readLetter(house: House, files: FileStore, letterId: string): Promise<void> {
  const found = await house.read(READER, async (tx) => {
    const letter = await findLetter(tx, letterId)
    return letter === undefined ? undefined : { letter, file: await files.find(tx, letter.fileId) }
  })
  if (found?.file === undefined || found.letter.state !== 'captured') return
  const { letter } = found
  const result = await readDocument({
    source: await files.read(found.file),
    declaredName: letter.originalName,
    language: 'fra',
    deadlinePerPageMs: PAGE_MS,
  })
  await house.work(READER, async (work) => {
    const present = await lockLetter(work.tx, letterId)
    if (present === undefined || present.state !== 'captured') return
    if (!result.ok) {
      await updateLetter(work.tx, letterId, { state: 'unreadable', problem: result.refusal.kind, read_at: work.at })
      work.publish({ name: 'letter.unreadable', subject: { kind: 'letter', id: letterId }, data: { reason: result.refusal.kind } })
      return
    }
    await keepReading(work, { files, letter: present, reading: result.reading })
  })
}

async function keepReading(
  work: Work,
  { files, letter, reading }: { files: FileStore; letter: Letter; reading: DocumentReading },
): Promise<void> {
  const doubtful = reading.pages.filter((page) => page.doubtful)
  const text = searchableText(reading.pages, { doubtfulToo: true }).replaceAll('\0', '').toWellFormed().slice(0, 200_000)
  const fields = extractFields(reading.pages, {
    receivedOn: letter.receivedOn,
    isReference: (reference) => parseReference(reference) !== undefined,
  })
  const suggestions = await suggest(work, fields, text)
  const preview =
    reading.preview === undefined
      ? undefined
      : await files.receiveRaw(work, reading.preview.bytes, { name: 'page-1.webp', purpose: 'letter-preview' })
  const confidence =
    reading.pages.length === 0 ? 0 : reading.pages.reduce((sum, page) => sum + page.meanConfidence, 0) / reading.pages.length
  await updateLetter(work.tx, letter.id, {
    state: doubtful.length > 0 ? 'doubtful' : 'read',
    problem: doubtful[0]?.doubtReason ?? null,
    page_count: reading.pages.length,
    pages: json(
      reading.pages.map((page) => ({
        number: page.number,
        confidence: Math.round(page.meanConfidence),
        doubtful: page.doubtful,
        source: page.source,
        rotation: page.rotation,
      })),
    ),
    fields: json(suggestions),
    confidence,
    text,
    preview_id: preview?.id ?? null,
    read_at: work.at,
  })
  await describeFromLetter(work, { letter, suggestions, text, certain: doubtful.length === 0 })
  work.publish({
    name: 'letter.read',
    subject: { kind: 'letter', id: letter.id },
    data: { pages: reading.pages.length, doubtful: doubtful.length },
  })
}

async function suggest(work: Work, fields: LetterFields, text: string): Promise<LetterSuggestions> {
  const catalogue = await catalogueOf(work)
  const [type] = suggestTypes(catalogue.types, { subject: fields.subject?.value ?? '', text })
  return {
    subject: fields.subject?.value.slice(0, 200),
    letterDate: fields.letterDate?.value.toString(),
    sender: fields.sender === undefined ? undefined : senderText(fields.sender.value),
    email: fields.emails[0]?.value,
    phone: fields.phones[0]?.value,
    reference: fields.references[0]?.value,
    typeCode: type?.code,
    typeWords: type?.words,
  }
}

function senderText(sender: NonNullable<LetterFields['sender']>['value']): string {
  return sender.lines.join('\n')
}

/** Fills in the request while nobody has touched it: its words, its subject and, when the words say so, its type and service. */
async function describeFromLetter(
  work: Work,
  input: { letter: Letter; suggestions: LetterSuggestions; text: string; certain: boolean },
): Promise<void> {
  const { letter, suggestions } = input
  if (letter.requestId === undefined) return
  const request = await findRequest(work.tx, { id: letter.requestId })
  if (request === undefined || request.state !== 'registered' || request.text !== '') return
  await describeRequest(work, {
    request: { id: request.id },
    text: input.text.slice(0, 100_000),
    subject: suggestions.subject ?? request.subject,
  })
  if (input.certain && suggestions.typeCode !== undefined && suggestions.typeCode !== request.typeCode) {
    await reclassifyRequest(work, {
      request: { id: request.id },
      typeCode: suggestions.typeCode,
      typeWords: suggestions.typeWords ?? [],
    })
  }
}

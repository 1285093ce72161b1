import { z } from 'zod'
import { permitted } from '#modules/accounts'
import { catalogueOf } from '#modules/catalogue'
import { searchCitizens } from '#modules/citizens'
import { listRequestsById } from '#modules/requests'
import { type FileStore, cautionWords, showFile } from '#platform/files'
import { type Call, type Reply, type Route, notFound, page, refused, route, seeOther, statusOf } from '#platform/http'
import { civilDate, labelled } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { captureLetter } from '../capture-letter.ts'
import { checkLetter } from '../check-letter.ts'
import { type LetterSender, readSender } from '../letter-sender.ts'
import { findLetter, listLetters } from '../letters-store.ts'
import { letterFieldLabels, messagesFor, refusalSentence } from '../messages/index.ts'
import { LETTERS_PATH, LetterList, LetterView } from './letter-pages.tsx'

const ROWS = 50
const PEOPLE = 5
const OPEN = ['captured', 'read', 'doubtful', 'unreadable']
const LARGEST = 30 * 1024 * 1024

type AnyCall = Call<unknown, unknown, unknown>
type LetterCall = Call<{ id: string }, unknown, unknown>

/** Letters: what waits to be checked, new scans, one letter beside its words. */
export function letterDeskRoutes(files: FileStore): Route[] {
  const byId = z.object({ id: z.uuid() })
  return [
    route({
      method: 'GET',
      path: LETTERS_PATH,
      audience: 'agent',
      access: 'post.capture',
      query: z.object({
        shown: z.enum(['open', 'checked']).catch('open'),
        q: z.string().max(200).catch(''),
        after: z.string().max(200).optional().catch(undefined),
      }),
      handle: (call) => list(call, call.query),
    }),
    route({
      method: 'POST',
      path: LETTERS_PATH,
      audience: 'agent',
      access: 'post.capture',
      body: z.object({ receivedOn: z.iso.date() }),
      labels: letterFieldLabels,
      upload: { allowed: ['any'], maxBytes: LARGEST, maxFiles: 20, purpose: 'scan' },
      handle: async (call) => {
        for (const file of call.files) {
          const stored = await call.house.read(call.actor, (tx) => files.find(tx, file.fileId))
          if (stored === undefined) continue
          const bytes = await files.read(stored)
          const captured = await call.house.act(call.actor, (work) =>
            captureLetter(work, files, {
              bytes,
              name: file.name,
              source: 'upload',
              receivedOn: Temporal.PlainDate.from(call.body.receivedOn),
            }),
          )
          if (!captured.ok)
            return list(
              call,
              { shown: 'open', q: '' },
              labelled(call.locale, file.name, refusalSentence(captured.refusal, call.locale) ?? ''),
            )
        }
        return seeOther(LETTERS_PATH)
      },
    }),
    route({
      method: 'GET',
      path: `${LETTERS_PATH}/:id`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      handle: (call) => show(call, files),
    }),
    route({
      method: 'POST',
      path: `${LETTERS_PATH}/:id`,
      audience: 'agent',
      access: 'post.capture',
      params: byId,
      body: z.object({
        version: z.coerce.number().int().min(1).max(2_000_000_000),
        subject: z.string().max(200),
        typeCode: z.string().max(40),
        citizenId: z.uuid().optional().catch(undefined),
        givenNames: z.string().max(200).default(''),
        familyName: z.string().max(200).default(''),
        email: z.string().max(254).default(''),
        line: z.string().max(200).default(''),
        postcode: z.string().max(10).default(''),
        town: z.string().max(100).default(''),
      }),
      labels: letterFieldLabels,
      handle: async (call) => {
        const { version, subject, typeCode, ...sender } = call.body
        const checked = await call.house.act(call.actor, (work) =>
          checkLetter(work, { letterId: call.params.id, expectedVersion: version, subject, typeCode, sender }),
        )
        if (!checked.ok)
          return checked.refusal.kind === 'conflict' || checked.refusal.kind === 'invalid'
            ? show(call, files, { problem: refusalSentence(checked.refusal, call.locale) ?? '', refusal: checked.refusal, sent: sender })
            : refused(checked.refusal, refusalSentence(checked.refusal, call.locale))
        const next = await call.house.read(call.actor, (tx) => listLetters(tx, { states: ['read', 'doubtful'], limit: 1 }))
        return seeOther(next.rows[0] === undefined ? LETTERS_PATH : `${LETTERS_PATH}/${next.rows[0].id}`)
      },
    }),
    route({
      method: 'GET',
      path: `${LETTERS_PATH}/:id/preview`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      handle: (call) => bytesOf(call, { files, part: 'preview' }),
    }),
    route({
      method: 'GET',
      path: `${LETTERS_PATH}/:id/original`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      handle: (call) => bytesOf(call, { files, part: 'original' }),
    }),
  ]
}

async function list(
  call: AnyCall,
  query: { shown: 'open' | 'checked'; q: string; after?: string | undefined },
  problem?: string,
): Promise<Reply> {
  const states = query.shown === 'open' ? OPEN : ['checked']
  const found = await call.house.read(call.actor, (tx) => listLetters(tx, { states, query: query.q, cursor: query.after, limit: ROWS }))
  return page(
    messagesFor(call.locale).title,
    <LetterList
      found={found}
      shown={query.shown}
      query={query.q}
      today={civilDate(call.at).toString()}
      mayCapture={permitted(call.actor, 'post.capture')}
      problem={problem}
      locale={call.locale}
    />,
    { current: LETTERS_PATH, status: problem === undefined ? 200 : 422 },
  )
}

interface Fault {
  problem: string
  refusal: Refusal
  sent: LetterSender
}

async function show(call: LetterCall, files: FileStore, fault?: Fault): Promise<Reply> {
  const found = await call.house.read(call.actor, async (tx) => {
    const letter = await findLetter(tx, call.params.id)
    if (letter === undefined) return undefined
    const [request] = letter.requestId === undefined ? [] : await listRequestsById(tx, [letter.requestId])
    const sender = { ...readSender(letter.fields.sender), email: letter.fields.email ?? '' }
    const name = [sender.givenNames, sender.familyName].join(' ').trim()
    const mayCheck = permitted(call.actor, 'post.capture') && letter.state !== 'checked'
    // Only offered, never chosen: two people may bear one name.
    const people = mayCheck && name !== '' && request?.requesterId === undefined ? await searchCitizens(tx, name, PEOPLE) : []
    const scan = letter.fileId === undefined ? undefined : await files.find(tx, letter.fileId)
    return { letter, request, scan, sender: fault?.sent ?? sender, people, mayCheck }
  })
  if (found === undefined) return notFound()
  const { letter, request } = found
  const { types } = await catalogueOf(call.house)
  return page(
    letter.fields.subject ?? letter.originalName,
    <LetterView
      letter={letter}
      reference={request?.reference}
      types={types.filter((type) => type.active)}
      typeCode={request?.typeCode ?? letter.fields.typeCode}
      subject={request?.subject ?? letter.fields.subject ?? ''}
      sender={found.sender}
      people={found.people}
      senderKnown={request?.requesterId !== undefined}
      mayCheck={found.mayCheck}
      caution={cautionWords(found.scan?.cautions ?? [], call.locale)}
      problem={fault?.problem}
      problemField={fault?.refusal.field}
      locale={call.locale}
    />,
    { current: LETTERS_PATH, status: fault === undefined ? 200 : statusOf(fault.refusal) },
  )
}

async function bytesOf(call: LetterCall, wanted: { files: FileStore; part: 'preview' | 'original' }): Promise<Reply> {
  const file = await call.house.read(call.actor, async (tx) => {
    const letter = await findLetter(tx, call.params.id)
    const id = wanted.part === 'preview' ? letter?.previewId : letter?.fileId
    return id === undefined ? undefined : wanted.files.find(tx, id)
  })
  if (file === undefined) return notFound()
  return showFile(call, { files: wanted.files, file })
}

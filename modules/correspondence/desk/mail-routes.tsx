import { z } from 'zod'
import { permitted } from '#modules/accounts'
import { catalogueOf, suggestTypes } from '#modules/catalogue'
import { listRequestsById, requestRefusalSentence } from '#modules/requests'
import { type Call, type Reply, type Route, download, notFound, page, refused, route, seeOther } from '#platform/http'
import { type FileStore, fileHeaders, safeName } from '#platform/files'
import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { type EmailReading, displayEmail, readEmail } from '../email/index.ts'
import { INBOUND_STATES, type InboundEmail, findInbound, listInbound } from '../inbound-store.ts'
import type { MailOffice } from '../mail-office.ts'
import { refusalSentence } from '../messages/index.ts'
import { readInbound } from '../read-inbound.ts'
import { type Sorting, sortInbound } from '../sort-inbound.ts'
import { storeInbound } from '../store-inbound.ts'
import { outgoingLetterRoutes } from './letter-routes.tsx'
import { uncertainRoutes } from './uncertain-routes.tsx'
import { MAIL_PATH, MailList } from './mail-list.tsx'
import { MailPage } from './mail-page.tsx'
import { mailDeskMessages } from './messages/index.ts'

const ROWS = 50
const LARGEST = 25 * 1024 * 1024

export interface MailDeskTools {
  files: FileStore
  office: MailOffice
}

type MailCall = Call<{ id: string }, unknown, unknown>

/** Sorting mail: lists, one message shown safely, the choice. A message joined to a request is read by who sees the request. */
export function mailDeskRoutes(tools: MailDeskTools): Route[] {
  const byId = z.object({ id: z.uuid() })
  return [
    ...outgoingLetterRoutes(tools.office),
    ...uncertainRoutes(),
    route({
      method: 'GET',
      path: MAIL_PATH,
      audience: 'agent',
      access: 'mail.sort',
      query: z.object({ state: z.enum(INBOUND_STATES).catch('held'), after: z.string().max(200).optional().catch(undefined) }),
      handle: async (call) => {
        const { state, after } = call.query
        const found = await call.house.read(call.actor, (tx) => listInbound(tx, { state, cursor: after, limit: ROWS }))
        return page(mailDeskMessages(call.locale).title, <MailList page={found} state={state} locale={call.locale} />, {
          current: MAIL_PATH,
        })
      },
    }),
    route({
      method: 'POST',
      path: MAIL_PATH,
      audience: 'agent',
      access: 'mail.sort',
      body: z.object({}),
      upload: { allowed: ['any'], maxBytes: LARGEST, maxFiles: 1, purpose: 'uploaded-email' },
      handle: async (call) => {
        const [file] = call.files
        if (file === undefined) return seeOther(MAIL_PATH)
        const stored = await call.house.read(call.actor, (tx) => tools.files.find(tx, file.fileId))
        if (stored === undefined) return notFound()
        const { inbound } = await storeInbound(call.house, tools.files, {
          raw: await tools.files.read(stored),
          source: 'upload',
          mailbox: 'upload',
          arrivedAt: call.at,
        })
        await readInbound(call.house, tools, inbound.id)
        return seeOther(`${MAIL_PATH}/${inbound.id}`)
      },
    }),
    route({
      method: 'GET',
      path: `${MAIL_PATH}/:id`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      handle: (call) => show(call, tools),
    }),
    route({
      method: 'POST',
      path: `${MAIL_PATH}/:id`,
      audience: 'agent',
      access: 'mail.sort',
      params: byId,
      body: z.object({
        to: z.enum(['new', 'request', 'aside']),
        reference: z.string().max(40).optional(),
        typeCode: z.string().max(40).optional(),
      }),
      labels,
      handle: async (call) => {
        const opened = await open(call, tools)
        if (opened === undefined) return notFound()
        const { to, reference, typeCode } = call.body
        const sorting: Sorting =
          to === 'new'
            ? { to, typeCode: typeCode === '' ? undefined : typeCode }
            : to === 'request'
              ? { to, reference: reference ?? '' }
              : { to }
        const sorted = await call.house.act(call.actor, (work) =>
          sortInbound(work, { tools, inboundId: opened.mail.id, reading: opened.reading, sorting }),
        )
        if (!sorted.ok)
          return sorted.refusal.kind === 'not-allowed'
            ? refused(sorted.refusal, sentence(sorted.refusal, call))
            : show(call, tools, sentence(sorted.refusal, call))
        return seeOther(`${MAIL_PATH}/${opened.mail.id}`)
      },
    }),
    route({
      method: 'GET',
      path: `${MAIL_PATH}/:id/html`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      handle: (call) => shownHtml(call, tools),
    }),
    route({
      method: 'GET',
      path: `${MAIL_PATH}/:id/original`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      handle: async (call) => {
        const opened = await open(call, tools)
        return opened === undefined ? notFound() : download(opened.raw, { ...fileHeaders(opened.file), 'content-type': 'message/rfc822' })
      },
    }),
    route({
      method: 'GET',
      path: `${MAIL_PATH}/:id/attachments/:index`,
      audience: 'agent',
      access: 'signed-in',
      params: z.object({ id: z.uuid(), index: z.coerce.number().int().min(0).max(500) }),
      handle: async (call) => {
        const opened = await open(call, tools)
        const attachment = opened?.reading.ok === true ? opened.reading.email.attachments[call.params.index] : undefined
        if (attachment === undefined) return notFound()
        return download(Buffer.from(attachment.bytes), {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(safeName(attachment.name, attachment.name.split('.').at(-1) ?? 'bin'))}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
      },
    }),
  ]
}

function sentence(refusal: Refusal, call: Pick<MailCall, 'locale'>): string {
  return refusalSentence(refusal, call.locale) ?? requestRefusalSentence(refusal, call.locale)
}

/** The message as far as the reader may see it: row-level security lets it through, or it is not found. */
/** What the forms call their fields, by the names that they send. */
function labels(locale: Locale): Readonly<Record<string, string>> {
  const { reference, type } = mailDeskMessages(locale)
  return { reference, typeCode: type }
}

async function open(
  call: MailCall,
  tools: MailDeskTools,
): Promise<
  { mail: InboundEmail; raw: Buffer; file: NonNullable<Awaited<ReturnType<FileStore['find']>>>; reading: EmailReading } | undefined
> {
  const found = await call.house.read(call.actor, async (tx) => {
    const mail = await findInbound(tx, call.params.id)
    const file = mail === undefined ? undefined : await tools.files.find(tx, mail.fileId)
    return mail === undefined || file === undefined ? undefined : { mail, file }
  })
  if (found === undefined) return undefined
  const raw = await tools.files.read(found.file)
  return { ...found, raw, reading: await readEmail(raw) }
}

async function show(call: MailCall, tools: MailDeskTools, problem?: string): Promise<Reply> {
  const opened = await open(call, tools)
  if (opened === undefined) return notFound()
  const { mail, reading } = opened
  const catalogue = await catalogueOf(call.house)
  const about = mail.requestId === undefined ? [...mail.candidateIds] : [mail.requestId]
  const summaries = await call.house.read(call.actor, (tx) => listRequestsById(tx, about))
  const [suggestion] = reading.ok ? suggestTypes(catalogue.types, { subject: reading.email.subject, text: reading.email.text }) : []
  return page(
    mail.subject ?? mailDeskMessages(call.locale).noSubject,
    <MailPage
      mail={mail}
      reading={reading}
      display={reading.ok ? await displayEmail(reading.email) : undefined}
      candidates={mail.requestId === undefined ? summaries : []}
      request={mail.requestId === undefined ? undefined : summaries[0]}
      types={catalogue.types.filter((type) => type.active)}
      suggested={suggestion?.code}
      maySort={permitted(call.actor, 'mail.sort')}
      locale={call.locale}
      problem={problem}
    />,
    { current: MAIL_PATH, status: problem === undefined ? 200 : 409 },
  )
}

/** The sanitised HTML alone, for a frame without scripts: its own policy lets nothing load but pictures inside it. */
async function shownHtml(call: MailCall, tools: MailDeskTools): Promise<Reply> {
  const opened = await open(call, tools)
  if (opened === undefined || !opened.reading.ok) return notFound()
  const display = await displayEmail(opened.reading.email)
  if (display.html === undefined) return notFound()
  return download(Buffer.from(`<!doctype html><meta charset="utf-8"><title>${opened.mail.id}</title>${display.html.html}`), {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}

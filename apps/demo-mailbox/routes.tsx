import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { safeName } from '#platform/files'
import { type Call, type Reply, type Route, download, notFound, page, route, seeOther } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { type SendOutcome, sendMail } from '#platform/mail'
import { mailboxMessages } from './messages/index.ts'
import { BoxPage, BoxesPage, type Draft, type DraftErrors, MAILBOX_PATH, OneMailPage, boxUrl } from './pages.tsx'
import { type DemonstrationBoxes, demonstrationBoxes } from './read-boxes.ts'

const PER_MINUTE = 30
const LONGEST = 20_000

export interface MailboxTools {
  dataFolder: string
  smtpPort: number
  /** Domain of the city's addresses. */
  domain: string
}

const addressed = z.object({ address: z.string().max(320) })
const oneMail = addressed.extend({ uid: z.coerce.number().int().positive() })
const written = z.object({
  from: z.string().trim().max(320).default(''),
  to: z.string().trim().max(320).default(''),
  subject: z.string().trim().max(300).default(''),
  text: z.string().trim().max(LONGEST).default(''),
  box: z.string().max(320).optional(),
  uid: z.coerce.number().int().positive().optional(),
})

/**
 * The demonstration's mailbox: who tries the product writes to the city as anybody and reads what it answers. Real messages through the
 * real mail server of this machine; served in demonstration mode only, since it shows everybody's mail.
 */
export function mailboxRoutes(tools: MailboxTools): Route[] {
  const isCity = (address: string) => address.toLowerCase().split('/')[0]?.endsWith(`@${tools.domain}`) === true
  const boxes = demonstrationBoxes(join(tools.dataFolder, 'demonstration-mail'), isCity)
  const city = `contact@${tools.domain}`
  const open = { audience: 'public', access: 'anyone' } as const
  return [
    route({
      ...open,
      method: 'GET',
      path: MAILBOX_PATH,
      query: z.object({ from: z.string().max(320).default('') }),
      handle: (call) => showBoxes(call, boxes, { draft: { from: call.query.from, to: city, subject: '', text: '' } }),
    }),
    route({
      ...open,
      method: 'POST',
      path: MAILBOX_PATH,
      body: written,
      labels: fieldLabels,
      perMinute: PER_MINUTE,
      handle: (call) => write(call, { tools, boxes, isCity }),
    }),
    route({
      ...open,
      method: 'GET',
      path: `${MAILBOX_PATH}/:address`,
      params: addressed,
      query: z.object({ sent: z.string().optional() }),
      handle: async (call) => {
        const address = call.params.address.toLowerCase()
        const mails = await boxes.read(address)
        return page(
          mailboxMessages(call.locale).box(address),
          <BoxPage address={address} mails={mails} sent={call.query.sent !== undefined} locale={call.locale} />,
        )
      },
    }),
    route({ ...open, method: 'GET', path: `${MAILBOX_PATH}/:address/:uid`, params: oneMail, handle: (call) => showMail(call, boxes) }),
    route({
      ...open,
      method: 'GET',
      path: `${MAILBOX_PATH}/:address/:uid/:index`,
      params: oneMail.extend({ index: z.coerce.number().int().min(0).max(500) }),
      handle: (call) => attachment(call, boxes),
    }),
  ]
}

type Visit = Pick<Call<unknown, unknown, unknown>, 'locale' | 'at'>

async function showBoxes(
  call: Visit,
  boxes: DemonstrationBoxes,
  form: { draft: Draft; errors?: DraftErrors; problem?: string },
): Promise<Reply> {
  const failed = form.problem !== undefined || form.errors !== undefined
  return page(mailboxMessages(call.locale).title, <BoxesPage boxes={await boxes.list()} {...form} locale={call.locale} />, {
    status: failed ? 422 : 200,
  })
}

async function showMail(call: Visit & { params: z.output<typeof oneMail> }, boxes: DemonstrationBoxes): Promise<Reply> {
  const address = call.params.address.toLowerCase()
  const found = await boxes.find(address, call.params.uid)
  if (found === undefined) return notFound()
  const draft = answerTo(found, address)
  return page(found.shown.subject, <OneMailPage address={address} mail={found.shown} draft={draft} locale={call.locale} />)
}

type FoundMail = NonNullable<Awaited<ReturnType<DemonstrationBoxes['find']>>>

/** An answer as mail programs begin it: to the address that the message asks to be answered at. */
function answerTo({ shown, reading }: FoundMail, address: string): Draft {
  const answered = reading.ok ? (reading.email.replyTo[0] ?? reading.email.from) : undefined
  const subject = /^re\s*:/i.test(shown.subject) ? shown.subject : `Re: ${shown.subject}`
  return { from: address, to: answered?.address ?? '', subject, text: '', answers: { box: address, uid: shown.uid } }
}

interface Writing {
  tools: MailboxTools
  boxes: DemonstrationBoxes
  isCity: (address: string) => boolean
}

/** What the form calls its fields, by the names that they send. */
function fieldLabels(locale: Locale): Readonly<Record<string, string>> {
  const { from, to, subject, text } = mailboxMessages(locale)
  return { from, to, subject, text }
}

async function write(call: Visit & { body: z.output<typeof written> }, { tools, boxes, isCity }: Writing): Promise<Reply> {
  const t = mailboxMessages(call.locale)
  const { from, to, subject, text, box, uid } = call.body
  const draft: Draft = { from, to, subject, text, answers: box === undefined || uid === undefined ? undefined : { box, uid } }
  const errors: DraftErrors = {
    ...(!isAddress(from) ? { from: t.badAddress } : isCity(from) ? { from: t.fromOther } : {}),
    ...(!isAddress(to) ? { to: t.badAddress } : !isCity(to) ? { to: t.cityOnly } : {}),
    ...(text === '' ? { text: t.needed } : {}),
  }
  if (Object.keys(errors).length > 0) return showBoxes(call, boxes, { draft, errors })
  const answered = draft.answers && (await boxes.find(draft.answers.box.toLowerCase(), draft.answers.uid))
  const outcome = await send(tools, { draft, answered, at: call.at })
  if (outcome.result !== 'accepted') return showBoxes(call, boxes, { draft, problem: t.notSent(outcome.words) })
  return seeOther(`${boxUrl(from.toLowerCase())}?sent=1`)
}

function send(
  { smtpPort }: MailboxTools,
  { draft, answered, at }: { draft: Draft; answered: FoundMail | undefined; at: Temporal.Instant },
): Promise<SendOutcome> {
  const head = answered?.reading.ok === true ? answered.reading.email : undefined
  const inReplyTo = head?.messageId
  return sendMail(
    { host: '127.0.0.1', port: smtpPort, secure: false },
    {
      messageId: `<${randomUUID()}@${draft.from.split('@').at(-1) ?? 'example'}>`,
      envelopeFrom: draft.from,
      from: { address: draft.from },
      to: [{ address: draft.to }],
      subject: draft.subject,
      date: at,
      text: draft.text,
      ...(inReplyTo === undefined ? {} : { inReplyTo, references: [...(head?.references ?? []), inReplyTo] }),
    },
  )
}

async function attachment(call: { params: z.output<typeof oneMail> & { index: number } }, boxes: DemonstrationBoxes): Promise<Reply> {
  const found = await boxes.find(call.params.address.toLowerCase(), call.params.uid)
  const files = found?.reading.ok === true ? found.reading.email.attachments.filter((one) => !one.inline) : []
  const file = files[call.params.index]
  if (file === undefined) return notFound()
  return download(Buffer.from(file.bytes), {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(safeName(file.name, file.name.split('.').at(-1) ?? 'bin'))}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}

function isAddress(address: string): boolean {
  return z.email().max(254).safeParse(address).success
}

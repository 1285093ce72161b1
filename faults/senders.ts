import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import { z } from 'zod'

/** What the outside world has sent, by the token in it, and whether the house said that it has it. */
export interface Sent {
  requests: Map<string, boolean>
  mails: Map<string, boolean>
  forms: Map<string, boolean>
  answers: Map<string, boolean>
  /** Tries that were cut or put off ("not now"): they were made again. */
  cut: number
  /** Answers that neither did it nor said "not now": a fault of the house or of this harness. */
  refused: string[]
}

export interface SendersOptions {
  /** Where the house is at this moment. */
  house: () => { origin: string; smtpPort: number }
  token: string
  /** Milliseconds between two sendings of one sender. */
  pause: number
}

type Book = Map<string, boolean>

/** What an answer means to who sends: done, or not now. Anything else is thrown. */
class Refused extends Error {}

const registered = z.object({ reference: z.string() })
const TOKEN_BYTES = 8
export const TOKEN = /jeton[0-9a-f]{16}/
// The portal takes 30 forms a minute from one address.
const FORM_PAUSE_MS = 2_500
// A mailbox that answers more than 600 mails an hour holds the rest back.
const MAIL_PAUSE_MS = 400

/** Programs that register and answer, people who write and fill in forms, each trying again until the house has answered: as good clients do. */
export function startSenders(options: SendersOptions): { sent: Sent; stop(): Promise<void> } {
  const sent: Sent = { requests: new Map(), mails: new Map(), forms: new Map(), answers: new Map(), cut: 0, refused: [] }
  const stopped = { now: false }
  const toAnswer: string[] = []
  const repeat = async (book: Book, pause: number, make: () => ((token: string) => Promise<boolean>) | undefined): Promise<void> => {
    while (!stopped.now) {
      const use = make()
      if (use !== undefined) {
        const token = `jeton${randomBytes(TOKEN_BYTES).toString('hex')}`
        book.set(token, false)
        await untilDone(() => use(token), { sent, stopped, done: () => book.set(token, true) })
      }
      await sleep(pause)
    }
  }
  const register = () => async (token: string) => {
    const reference = await registerByApi(options, token)
    if (reference !== undefined && Math.random() < 1 / 3) toAnswer.push(reference)
    return reference !== undefined
  }
  const answer = () => {
    const reference = toAnswer.shift()
    return reference === undefined ? undefined : (token: string) => answerByApi(options, reference, token)
  }
  const running = [
    ...[1, 2].map(() => repeat(sent.requests, options.pause, register)),
    repeat(sent.answers, options.pause, answer),
    repeat(sent.mails, MAIL_PAUSE_MS, () => (token) => write(options, token)),
    repeat(sent.forms, FORM_PAUSE_MS, () => fillIn(options)),
  ]
  return {
    sent,
    async stop() {
      stopped.now = true
      await Promise.all(running)
    },
  }
}

async function untilDone(use: () => Promise<boolean>, at: { sent: Sent; stopped: { now: boolean }; done: () => void }): Promise<void> {
  for (;;) {
    try {
      // What is not answered is sent again with the same key: it may have been done.
      if (await use()) return at.done()
    } catch (error) {
      if (error instanceof Refused) return void at.sent.refused.push(error.message)
    }
    if (at.stopped.now) return
    at.sent.cut += 1
    await sleep(150)
  }
}

async function post(options: SendersOptions, path: string, token: string, body: unknown): Promise<string | undefined> {
  const answer = await fetch(options.house().origin + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json', 'idempotency-key': token },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
  const text = await answer.text()
  if (answer.status === 201) return text
  return putOff(answer.status, path, text)
}

function putOff(status: number, path: string, text: string): undefined {
  if (status === 503 || status === 409 || status === 429) return undefined
  throw new Refused(`${path.replace(/\/[0-9A-Z-]{8,}/, '')}: ${status} ${text.slice(0, 200)}`)
}

async function registerByApi(options: SendersOptions, token: string): Promise<string | undefined> {
  const text = await post(options, '/api/v1/requests', token, {
    type: 'EC-ACT',
    subject: `Demande ${token}`,
    text: 'Bonjour, je souhaite une copie de mon acte de naissance.',
    requester: { givenNames: 'Camille', familyName: `Essai ${token}`, email: `${token}@pannes.example` },
  })
  return text === undefined ? undefined : registered.parse(JSON.parse(text)).reference
}

async function answerByApi(options: SendersOptions, reference: string, token: string): Promise<boolean> {
  const text = await post(options, `/api/v1/requests/${reference}/messages`, token, {
    text: `Bonjour, votre acte est parti ce matin par la poste (${token}). Cordialement.`,
  })
  return text !== undefined
}

/** A form is opened once and sent until it is answered: as a browser whose page stays open does. */
function fillIn({ house }: SendersOptions): (token: string) => Promise<boolean> {
  const path = '/demarches/GE-INF/demande'
  let opened: { csrf: string; cookie: string } | undefined
  const formId = randomUUID()
  return async (token) => {
    const { origin } = house()
    if (opened === undefined) {
      const page = await fetch(origin + path, { signal: AbortSignal.timeout(20_000) })
      const text = await page.text()
      if (page.status !== 200) return putOff(page.status, path, text) ?? false
      const cookie = page.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
      opened = { csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '', cookie: cookie.join('; ') }
    }
    const answer = await fetch(origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, cookie: opened.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        csrf: opened.csrf,
        formId,
        subject: `Question ${token}`,
        'f-topic': 'hours',
        'f-question': 'Bonjour, à quelle heure ouvre la mairie le samedi ?',
        givenNames: 'Camille',
        familyName: 'Essai',
        email: `${token}@pannes.example`,
      }),
      signal: AbortSignal.timeout(20_000),
    })
    const text = await answer.text()
    return (
      answer.status === 303 ||
      (putOff(
        answer.status,
        path,
        text
          .replace(/[^]*<main/, '')
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' '),
      ) ??
        false)
    )
  }
}

async function write({ house }: SendersOptions, token: string): Promise<boolean> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: house().smtpPort,
    secure: false,
    ignoreTLS: true,
    socketTimeout: 10_000,
    connectionTimeout: 5_000,
  })
  try {
    const answer = await transport.sendMail({
      from: `Camille Essai <${token}@pannes.example>`,
      to: 'contact@rochambeau.example',
      messageId: `<${token}@pannes.example>`,
      subject: `Lampadaire en panne ${token}`,
      text: 'Bonjour, le lampadaire devant chez moi ne marche plus depuis lundi. Merci de faire le nécessaire.',
    })
    return answer.response.startsWith('250')
  } finally {
    transport.close()
  }
}

import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { composeMail, type OutgoingMail } from './outgoing-mail.ts'

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (port 465). Otherwise STARTTLS is used when the server offers it. */
  readonly secure: boolean
  /** Refuse to send when STARTTLS is not offered. */
  readonly requireTls?: boolean
  readonly auth?: { readonly user: string; readonly pass: string } | { readonly user: string; readonly accessToken: string }
  /** Longest silence of the server, in milliseconds; 60,000 if absent. */
  readonly timeoutMs?: number
}

export const SEND_STAGES = ['connect', 'sign-in', 'sender', 'recipients', 'content'] as const
export type SendStage = (typeof SEND_STAGES)[number]

export interface RefusedRecipient {
  readonly address: string
  readonly code: number
  readonly words: string
  readonly lasting: boolean
}

/**
 * What became of a message. `accepted`: the server answers for it (some recipients may have been refused).
 * `temporary`: try again later. `permanent`: this message will never be taken. `ambiguous`: the line broke after the whole message
 * had left and before the answer, so it may or may not have been taken: never resend blindly more than once (rule E21).
 */
export type SendOutcome =
  | { readonly result: 'accepted'; readonly words: string; readonly refused: readonly RefusedRecipient[] }
  | {
      readonly result: 'temporary' | 'permanent'
      readonly code?: number
      readonly words: string
      readonly stage: SendStage
      readonly refused: readonly RefusedRecipient[]
    }
  | { readonly result: 'ambiguous'; readonly words: string }

const TIMEOUT_MS = 60_000

/**
 * Awaited once the server has taken the envelope and before the first byte of the message leaves: from then on a cut leaves it unknown
 * whether the message was taken. When it rejects, nothing has left and the outcome is `temporary`.
 */
export type BeforeContent = () => Promise<void>

/** Composes the message and hands it to the mail server once. Never throws: every end has a name in SendOutcome. */
export async function sendMail(settings: SmtpSettings, mail: OutgoingMail, beforeContent?: BeforeContent): Promise<SendOutcome> {
  const raw = await composeMail(mail)
  const recipients = [...mail.to, ...(mail.cc ?? [])].map((recipient) => recipient.address)
  return sendRawMail(settings, { from: mail.envelopeFrom, to: recipients, beforeContent }, raw)
}

/** Hands bytes already composed to the mail server once. `envelope.from` is the empty string for the null sender. */
export async function sendRawMail(settings: SmtpSettings, envelope: Envelope, raw: Uint8Array): Promise<SendOutcome> {
  const connection = await connectionFor(settings)
  const progress: Progress = { stage: 'connect', wholeMessageLeft: false }
  try {
    await connected(connection)
    progress.stage = 'sign-in'
    await signedIn(connection, settings)
    progress.stage = 'sender'
    return await handedOver(connection, envelope, raw, progress)
  } catch (error) {
    connection.close()
    return classify(error, progress)
  }
}

interface Envelope {
  from: string
  to: readonly string[]
  beforeContent?: BeforeContent | undefined
}

interface Progress {
  stage: SendStage
  wholeMessageLeft: boolean
}

async function connectionFor(settings: SmtpSettings): Promise<SMTPConnection> {
  // Loaded by the process that sends.
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const timeout = settings.timeoutMs ?? TIMEOUT_MS
  return new Connection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: settings.requireTls ?? false,
    connectionTimeout: Math.min(timeout, 20_000),
    greetingTimeout: Math.min(timeout, 30_000),
    socketTimeout: timeout,
    socketCloseTimeout: 0,
    logger: false,
  })
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    // The connection reports a late failure as an event; without a listener Node would end the process.
    connection.on('error', reject)
    // A server that closes before its greeting gives neither error nor answer.
    connection.once('end', () => reject(new Error('the server closed the connection')))
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
}

async function signedIn(connection: SMTPConnection, settings: SmtpSettings): Promise<void> {
  const auth = settings.auth
  if (!auth) return
  const login =
    'pass' in auth
      ? { credentials: { user: auth.user, pass: auth.pass } }
      : { oauth2: new (await import('nodemailer/lib/xoauth2')).default({ user: auth.user, accessToken: auth.accessToken }) }
  return new Promise((resolve, reject) => connection.login(login, (error) => (error ? reject(error) : resolve())))
}

function handedOver(connection: SMTPConnection, envelope: Envelope, raw: Uint8Array, progress: Progress): Promise<SendOutcome> {
  const stream = Readable.from(content(raw, envelope.beforeContent), { objectMode: false })
  stream.once('end', () => (progress.wholeMessageLeft = true))
  return new Promise((resolve, reject) => {
    connection.removeAllListeners('error')
    connection.on('error', reject)
    connection.once('end', () => reject(new Error('the server closed the connection')))
    connection.send({ from: envelope.from || false, to: [...envelope.to], size: raw.byteLength }, stream, (error, info) => {
      if (error) return reject(error)
      connection.quit()
      resolve({ result: 'accepted', words: info.response, refused: refusedRecipients(info.rejectedErrors) })
    })
  })
}

/** The bytes; asked for only when the server has said that it waits for them. */
async function* content(raw: Uint8Array, beforeContent: BeforeContent | undefined): AsyncGenerator<Buffer> {
  await beforeContent?.()
  yield Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
}

function classify(error: unknown, progress: Progress): SendOutcome {
  const facts = failureFacts(error)
  if (facts.code === undefined && progress.wholeMessageLeft) return { result: 'ambiguous', words: facts.words }
  const stage = facts.stage ?? progress.stage
  // A 5xx before the envelope speaks of our settings or of the server, not of this message: the message waits for the repair.
  const answeredForGood = facts.code !== undefined && facts.code >= 500 && stage !== 'connect' && stage !== 'sign-in'
  const lasting = answeredForGood || facts.refusedHere
  const result = lasting && !facts.refused.some((recipient) => !recipient.lasting) ? 'permanent' : 'temporary'
  return { result, words: facts.words, stage, refused: facts.refused, ...(facts.code === undefined ? {} : { code: facts.code }) }
}

interface FailureFacts {
  readonly words: string
  /** Refused before anything was asked of the server: above its announced SIZE, or no address at all. */
  readonly refusedHere: boolean
  readonly refused: readonly RefusedRecipient[]
  readonly code?: number
  readonly stage?: SendStage
}

function failureFacts(error: unknown): FailureFacts {
  if (!(error instanceof Error)) return { words: String(error), refused: [], refusedHere: false }
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined
  const words = 'response' in error && typeof error.response === 'string' ? error.response : error.message
  const command = 'command' in error && typeof error.command === 'string' ? error.command : ''
  const stage = stageOf(command)
  const refused = 'rejectedErrors' in error ? refusedRecipients(error.rejectedErrors) : []
  const refusedHere = code === undefined && 'code' in error && (error.code === 'EMESSAGE' || error.code === 'EENVELOPE')
  return { words, refused, refusedHere, ...(code === undefined ? {} : { code }), ...(stage === undefined ? {} : { stage }) }
}

function stageOf(command: string): SendStage | undefined {
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipients'
  if (command === 'DATA') return 'content'
  if (command.startsWith('AUTH')) return 'sign-in'
  if (['EHLO', 'HELO', 'STARTTLS'].includes(command)) return 'connect'
  return undefined
}

function refusedRecipients(errors: unknown): RefusedRecipient[] {
  if (!Array.isArray(errors)) return []
  return errors.map((error) => {
    const code = typeof error.responseCode === 'number' ? error.responseCode : 0
    return { address: String(error.recipient ?? ''), code, words: String(error.response ?? error.message ?? ''), lasting: code >= 500 }
  })
}

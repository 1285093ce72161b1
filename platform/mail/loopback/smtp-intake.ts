import type { SMTPServerSession } from 'smtp-server'
import { collectUpTo } from '../collect-up-to.ts'
import type { MailStore } from './mail-store.ts'

export const MAX_MAIL_BYTES = 25 * 1024 * 1024
const MAX_RECIPIENTS = 100

export interface SmtpIntakeOptions {
  /** 0 lets the system choose. */
  readonly port: number
  readonly store: MailStore
  /** The mailbox that receives mail for this address. */
  readonly mailboxFor: (address: string) => string
  readonly now: () => Temporal.Instant
}

export interface SmtpIntake {
  readonly port: number
  close(): Promise<void>
}

/**
 * The accepting half of the loopback mail server: takes every message for every address on 127.0.0.1 and delivers it to a mailbox of the store,
 * once per mailbox, with the trace fields a real delivery adds. A message above 25 MiB is answered 552; a store that fails is answered 451.
 */
export async function startSmtpIntake(options: SmtpIntakeOptions): Promise<SmtpIntake> {
  // Loaded by the demonstration alone.
  const { SMTPServer } = await import('smtp-server')
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Parvis demonstration mail',
    size: MAX_MAIL_BYTES,
    rejectOversized: true,
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    maxClients: 50,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    logger: false,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
    onRcptTo: (_address, session, callback) =>
      callback(session.envelope.rcptTo.length >= MAX_RECIPIENTS ? answer(452, 'Too many recipients') : null),
    onData: (stream, session, callback) => {
      collectUpTo(stream, MAX_MAIL_BYTES)
        .then(async (collected) => {
          if (collected.truncated) return callback(answer(552, 'Message exceeds fixed maximum message size'))
          await deliver(options, session, collected.bytes)
          callback(null, 'Message taken')
        })
        .catch(() => callback(answer(451, 'Message could not be stored, try again')))
    },
  })
  // A client that breaks the line is no reason to stop.
  server.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, '127.0.0.1', () => {
      server.server.off('error', reject)
      const address = server.server.address()
      const port = typeof address === 'object' && address ? address.port : options.port
      resolve({ port, close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

async function deliver(options: SmtpIntakeOptions, session: SMTPServerSession, content: Buffer): Promise<void> {
  const at = options.now()
  const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
  const recipients = session.envelope.rcptTo.map((recipient) => recipient.address)
  const mailboxes = Map.groupBy(recipients, options.mailboxFor)
  for (const [mailbox, addresses] of mailboxes)
    await options.store.append(mailbox, Buffer.concat([traceFields(sender, addresses, at), content]), at)
}

function traceFields(sender: string, recipients: readonly string[], at: Temporal.Instant): Buffer {
  const lines = [
    `Return-Path: <${sender}>`,
    ...recipients.map((address) => `Delivered-To: ${address}`),
    `Received: from localhost by localhost with ESMTP; ${new Date(at.epochMilliseconds).toUTCString().replace('GMT', '+0000')}`,
  ]
  return Buffer.from(lines.map((line) => `${line.replace(/[\r\n]/g, '')}\r\n`).join(''))
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

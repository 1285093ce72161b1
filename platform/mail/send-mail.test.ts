import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { composeMail, type OutgoingMail, sendMail, type SendOutcome, type SmtpSettings } from './index.ts'

const MAIL: OutgoingMail = {
  messageId: '<fixed@ville.example>',
  envelopeFrom: 'retours@ville.example',
  from: { name: 'Mairie', address: 'mairie@ville.example' },
  to: [{ address: 'awa@example.org' }],
  subject: 'Votre demande',
  date: Temporal.Instant.from('2026-11-23T10:00:00Z'),
  text: 'Bonjour',
}

function smtpError(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

/** Sends to a server with a fault and tells how it ended. */
async function sendTo(options: SMTPServerOptions, mail: OutgoingMail = MAIL, settings: Partial<SmtpSettings> = {}): Promise<SendOutcome> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  try {
    return await sendMail({ host: '127.0.0.1', port: portOf(server.server.address()), secure: false, timeoutMs: 1500, ...settings }, mail)
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0
}

/** A server that speaks by hand: `talk` gets each line, or the line that ends the message as a single dot. */
async function sendToScript(talk: (line: string, socket: Socket) => void): Promise<SendOutcome> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 ready\r\n')
    let rest = ''
    socket.on('data', (chunk: Buffer) => {
      const lines = `${rest}${chunk.toString('latin1')}`.split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) talk(line, socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  try {
    return await sendMail({ host: '127.0.0.1', port: portOf(server.address()), secure: false, timeoutMs: 1500 }, MAIL)
  } finally {
    server.close()
  }
}

function usual(line: string, socket: Socket): void {
  if (/^(?:EHLO|HELO|MAIL|RCPT)/.test(line)) socket.write('250 fine\r\n')
  else if (line === 'DATA') socket.write('354 go on\r\n')
}

const drain = (stream: NodeJS.ReadableStream, then: () => void): void => {
  stream.resume()
  stream.once('end', then)
}

test('nobody listening is temporary', async () => {
  const outcome = await sendMail({ host: '127.0.0.1', port: 1, secure: false, timeoutMs: 1000 }, MAIL)
  assert.equal(outcome.result, 'temporary')
  assert.equal(outcome.result === 'temporary' && outcome.stage, 'connect')
})

test('a server that never greets is temporary', async () => {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const outcome = await sendMail({ host: '127.0.0.1', port: portOf(server.address()), secure: false, timeoutMs: 200 }, MAIL)
  server.close()
  assert.equal(outcome.result, 'temporary')
})

test('a server that refuses to talk is temporary: the message is not at fault', async () => {
  const outcome = await sendTo({ onConnect: (_session, callback) => callback(smtpError(554, 'not here')) })
  assert.equal(outcome.result, 'temporary')
})

test('a refused password is temporary: the message waits for the repair', async () => {
  const outcome = await sendTo({ authOptional: false, onAuth: (_auth, _session, callback) => callback(smtpError(535, 'wrong')) }, MAIL, {
    auth: { user: 'u', pass: 'p' },
  })
  assert.ok(outcome.result === 'temporary')
  assert.equal(outcome.stage, 'sign-in')
  assert.equal(outcome.code, 535)
})

test('a server that must use TLS and cannot is temporary, and nothing was sent in clear', async () => {
  let seen = false
  const outcome = await sendTo(
    {
      onMailFrom: (_address, _session, callback) => {
        seen = true
        callback()
      },
    },
    MAIL,
    { requireTls: true },
  )
  assert.equal(outcome.result, 'temporary')
  assert.equal(seen, false)
})

test('a recipient refused with 550 is permanent, with 450 temporary', async () => {
  const permanent = await sendTo({ onRcptTo: (_address, _session, callback) => callback(smtpError(550, 'unknown')) })
  assert.ok(permanent.result === 'permanent')
  assert.equal(permanent.code, 550)
  assert.equal(permanent.stage, 'recipients')
  assert.deepEqual(
    permanent.refused.map((refused) => [refused.address, refused.lasting]),
    [['awa@example.org', true]],
  )
  const temporary = await sendTo({ onRcptTo: (_address, _session, callback) => callback(smtpError(450, 'greylisted')) })
  assert.ok(temporary.result === 'temporary')
  assert.equal(temporary.code, 450)
})

test('of two recipients one refused: accepted, and the refused one is named', async () => {
  const outcome = await sendTo(
    {
      onRcptTo: (address, _session, callback) => callback(address.address.startsWith('bad') ? smtpError(550, 'unknown') : null),
      onData: (stream, _session, callback) => drain(stream, () => callback(null, 'taken')),
    },
    { ...MAIL, to: [...MAIL.to, { address: 'bad@example.org' }] },
  )
  assert.ok(outcome.result === 'accepted')
  assert.deepEqual(
    outcome.refused.map((refused) => refused.address),
    ['bad@example.org'],
  )
})

function refusing(code: number): Promise<SendOutcome> {
  return sendTo({ onData: (stream, _session, callback) => drain(stream, () => callback(smtpError(code, 'no'))) })
}

test('a content refused with 552 is permanent, with 451 temporary', async () => {
  assert.equal((await refusing(552)).result, 'permanent')
  assert.equal((await refusing(451)).result, 'temporary')
})

test('a line that breaks after the whole message left is ambiguous', async () => {
  const outcome = await sendToScript((line, socket) => {
    usual(line, socket)
    if (line === '.') socket.destroy()
  })
  assert.equal(outcome.result, 'ambiguous')
})

test('a server that is silent after the whole message is ambiguous', async () => {
  assert.equal((await sendToScript(usual)).result, 'ambiguous')
})

test('a line that breaks before the message is temporary', async () => {
  const outcome = await sendToScript((line, socket) => {
    if (line === 'DATA') socket.destroy()
    else usual(line, socket)
  })
  assert.ok(outcome.result === 'temporary')
})

test('a server that says 421 instead of an answer is temporary', async () => {
  const outcome = await sendToScript((line, socket) => {
    usual(line, socket)
    if (line === '.') socket.end('421 going down\r\n')
  })
  assert.ok(outcome.result === 'temporary')
  assert.equal(outcome.code, 421)
})

test('a slow server that answers in the end has accepted', async () => {
  const outcome = await sendTo({
    onData: (stream, _session, callback) => drain(stream, () => setTimeout(() => callback(null, 'taken'), 300)),
  })
  assert.ok(outcome.result === 'accepted')
  assert.match(outcome.words, /taken/)
})

test('an automatic mail leaves with the null sender', async () => {
  let sender: string | undefined
  const options: SMTPServerOptions = {
    onMailFrom: (address, _session, callback) => {
      sender = address.address
      callback()
    },
    onData: (stream, _session, callback) => drain(stream, () => callback(null, 'taken')),
  }
  assert.equal((await sendTo(options, { ...MAIL, envelopeFrom: '' })).result, 'accepted')
  assert.equal(sender, '')
})

test('a mail keeps its Message-ID each time it is composed, and files of this machine never leave by a name', async () => {
  const first = (await composeMail(MAIL)).toString()
  assert.match(first, /^Message-ID: <fixed@ville\.example>$/m)
  assert.match(first, /^Date: Mon, 23 Nov 2026 10:00:00 \+0000$/m)
  const sneaky = (
    await composeMail({ ...MAIL, text: '/etc/passwd', attachments: [{ name: '/etc/passwd', type: 'text/plain', bytes: Buffer.from('x') }] })
  ).toString()
  assert.doesNotMatch(sneaky, /root:/)
})

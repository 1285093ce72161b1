import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { correspondenceMessagesFor, deliveryJob, listMessages, openMailOffice, sendAnswer, updateMessage } from '#modules/correspondence'
import type { Request } from '#modules/requests'
import { requestPage } from '#modules/requests/desk'
import { type DeskServer, type SmallCity, aCitizen, aRequest, buildSmallCity, deskServer } from '#modules/requests/testing'
import { type AgentActor, systemActor } from '#platform/access'
import { type House, openHouse } from '#platform/database'
import { diskBlobs, openFileStore } from '#platform/files'
import { type JobBoard, openJobs } from '#platform/jobs'
import { openKeys } from '#platform/keys'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { requestParts } from './request-parts.ts'
import { deskRoutes } from './routes.tsx'

const words = correspondenceMessagesFor('fr').delivery

let db: TestDatabase
let board: JobBoard
let house: House
let city: SmallCity
let desk: DeskServer
let folder: string
let ring: ReturnType<typeof openKeys>

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-mail-down-'))
  ring = openKeys(join(folder, 'keys'))
  // Jobs are put on the board and taken by hand: the waits between two tries are not waited for.
  board = await openJobs({ connection: db.application, jobs: [deliveryTo(1)], reactions: [] })
  house = openHouse({ connection: db.application, outbox: board.outbox })
  city = await buildSmallCity(house)
  const files = openFileStore({ blobs: diskBlobs(join(folder, 'files')), keys: ring })
  desk = await deskServer(house, deskRoutes(requestPage(requestParts(files))))
})
after(async () => {
  await desk.close()
  await house.close()
  await board.close()
  await db.drop()
  await rm(folder, { recursive: true })
})

function deliveryTo(port: number) {
  return deliveryJob(
    openMailOffice({
      ring,
      domain: 'ville.example',
      addresses: [],
      smtp: { host: '127.0.0.1', port, secure: false, timeoutMs: 800 },
      origin: 'https://ville.example',
    }),
  )
}

/** A mail server that takes everything, but for what the fault changes; gives how many messages it has. */
async function mailServer(fault: SMTPServerOptions = {}) {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (part) => (text += String(part)))
      stream.on('end', () => {
        taken.push(text)
        done()
      })
    },
    ...fault,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode })
const drain = (stream: NodeJS.ReadableStream, then: () => void): void => {
  stream.on('end', then)
  stream.resume()
}

async function anAnswer(): Promise<{ request: Request; messageId: string }> {
  const request = await aRequest(house, { requesterId: await aCitizen(house), notify: true })
  const text = 'Bonjour, la pièce arrive lundi.'
  const answer = await house.act(city.actors.karim, (work) =>
    sendAnswer(work, { request: { id: request.id }, text, settles: true, immediate: true }),
  )
  if (!answer.ok) throw new Error(answer.refusal.message)
  return { request, messageId: answer.value.message.id }
}

const deliver = (port: number, messageId: string) => deliveryTo(port).run({ messageId }, { house, signal: new AbortController().signal })
const stateOf = async ({ request, messageId }: { request: Request; messageId: string }) => {
  const messages = await house.read(systemActor('test'), (tx) => listMessages(tx, request.id))
  const message = messages.find((one) => one.id === messageId)
  return [message?.state, message?.stateReason]
}
const pageOf = async ({ request }: { request: Request }) => {
  const { html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)
  return html
}

test('a mail server that does not answer keeps the message waiting, says so on the request, and gets it once it is back', async () => {
  const answer = await anAnswer()
  await assert.rejects(deliver(1, answer.messageId), /try again later/)
  await assert.rejects(deliver(1, answer.messageId), /try again later/)
  assert.ok((await pageOf(answer)).includes(words.waiting({ why: words.silent, tries: 2, next: '' })))
  const server = await mailServer()
  await deliver(server.port, answer.messageId)
  await deliver(server.port, answer.messageId)
  await server.close()
  assert.equal(server.taken.length, 1)
  assert.match(await pageOf(answer), /envoyé, /)
})

test('a server that hangs, and one that asks to wait before or after the content, get the message later and once', async () => {
  const faults: [SMTPServerOptions, string][] = [
    [{ onMailFrom: () => {} }, 'temporary'],
    [{ onRcptTo: (_address, _session, done) => done(refusal(451)) }, 'temporary-451'],
    [{ onData: (stream, _session, done) => drain(stream, () => done(refusal(452))) }, 'temporary-452'],
  ]
  const answer = await anAnswer()
  for (const [fault, reason] of faults) {
    const server = await mailServer(fault)
    await assert.rejects(deliver(server.port, answer.messageId), /try again later/)
    await server.close()
    assert.deepEqual(await stateOf(answer), ['queued', reason])
  }
  assert.ok((await pageOf(answer)).includes(words.waiting({ why: words.putsOff('452'), tries: 3, next: '' })))
  const server = await mailServer()
  await deliver(server.port, answer.messageId)
  await server.close()
  assert.equal(server.taken.length, 1)
})

test('an address that is refused for good is not tried again, and the request says so', async () => {
  const answer = await anAnswer()
  const server = await mailServer({ onRcptTo: (_address, _session, done) => done(refusal(550)) })
  await deliver(server.port, answer.messageId)
  await server.close()
  assert.deepEqual(await stateOf(answer), ['failed', 'refused-550'])
  assert.match(await pageOf(answer), /refusé par le serveur de courriel \(550\)/)
})

test('a server that falls silent after the content leaves it to a person whether to send again', async () => {
  const answer = await anAnswer()
  const server = await mailServer({ onData: (stream) => drain(stream, () => {}) })
  await deliver(server.port, answer.messageId)
  await server.close()
  assert.deepEqual(await stateOf(answer), ['uncertain', 'line-broke'])
  const healthy = await mailServer()
  await deliver(healthy.port, answer.messageId)
  assert.equal(healthy.taken.length, 0)
  const again = /action="(\/desk\/requests\/[^"]*\/again\/[^"]*)"/.exec(await pageOf(answer))?.[1]
  assert.ok(again !== undefined)
  const director: AgentActor = { ...city.actors.nora, roles: [{ role: 'R-DIR', units: [city.units.ECL] }] }
  const read = (await desk.get(director, `/desk/requests/${answer.request.reference}`)).html
  assert.ok(read.includes(correspondenceMessagesFor('fr').states.uncertain))
  assert.ok(!read.includes(again), 'who only reads is shown no button')
  assert.equal((await desk.post(city.actors.karim, again)).status, 303)
  // It is on its way: a second click is told so.
  assert.equal((await desk.post(city.actors.karim, again)).status, 409)
  await deliver(healthy.port, answer.messageId)
  await healthy.close()
  assert.equal(healthy.taken.length, 1)
})

test('a run that was killed while the content left is not made again by the next: it is shown as uncertain', async () => {
  const answer = await anAnswer()
  const leaving = Promise.withResolvers<void>()
  const silent = await mailServer({ onData: (stream) => drain(stream, () => leaving.resolve()) })
  // What a killed process leaves behind is what is committed at that moment: the second run sees it.
  const first = deliver(silent.port, answer.messageId)
  await leaving.promise
  const healthy = await mailServer()
  await deliver(healthy.port, answer.messageId)
  assert.equal(healthy.taken.length, 0)
  assert.deepEqual(await stateOf(answer), ['uncertain', 'cut-short'])
  await first
  await Promise.all([silent.close(), healthy.close()])
})

test('a server that takes nothing for a day is given up, and the request says so', async () => {
  const answer = await anAnswer()
  await house.work(systemActor('test'), (work) => updateMessage(work.tx, answer.messageId, { tries: 30 }))
  await deliver(1, answer.messageId)
  assert.deepEqual(await stateOf(answer), ['failed', 'gave-up'])
  assert.ok((await pageOf(answer)).includes(words.gaveUp(31)))
})

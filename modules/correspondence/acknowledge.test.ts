import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { aCitizen, aRequest, buildSmallCity } from '#modules/requests/testing'
import type { Request } from '#modules/requests'
import { systemActor } from '#platform/access'
import { type House, type NewJob, SILENT_OUTBOX, newId, openHouse } from '#platform/database'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { acknowledgeReaction, heldAcknowledgementJob } from './acknowledge.ts'
import { type MailOffice, openMailOffice } from './mail-office.ts'
import { insertMessage, listMessages } from './messages-store.ts'

/** Three times what a mailbox usually answers in an hour (rule E6). */
const BREAKER = 600
const TESTER = systemActor('test')

let db: Awaited<ReturnType<typeof testDatabase>>
let house: House
let folder: string
let office: MailOffice
let now = Temporal.Instant.from('2026-11-23T09:00:00Z')
const queued: NewJob[] = []

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-held-'))
  const outbox = { ...SILENT_OUTBOX, enqueue: async (_client: unknown, jobs: readonly NewJob[]) => void queued.push(...jobs) }
  house = openHouse({ connection: db.application, outbox, clock: () => now })
  await buildSmallCity(house)
  office = openMailOffice({
    ring: openKeys(join(folder, 'keys')),
    domain: 'ville.example',
    addresses: [],
    smtp: { host: '127.0.0.1', port: 9, secure: false },
    origin: 'http://ville.example',
    nameServers: undefined,
  })
})
after(async () => {
  await house.close()
  await db.drop()
  await rm(folder, { recursive: true, force: true })
})

async function registered(request: Request, inboundId?: string): Promise<void> {
  const event = {
    id: newId(),
    name: 'request.registered',
    at: now,
    subject: { kind: 'request', id: request.id },
    data: inboundId === undefined ? {} : { inboundId },
  }
  await house.work(TESTER, (work) => acknowledgeReaction(office).react(work, event))
}
const acknowledgements = async (request: Request): Promise<number> =>
  (await house.read(TESTER, (tx) => listMessages(tx, request.id))).filter((message) => message.kind === 'acknowledgement').length

test('beyond what a mailbox answers in an hour acknowledgements of mail wait, are made later, and once', async () => {
  const requesterId = await aCitizen(house)
  const request = await aRequest(house, { requesterId, notify: true, channel: 'email' })
  const busy = await aRequest(house, { channel: 'email' })
  await house.work(TESTER, async (work) => {
    for (let turn = 0; turn < BREAKER; turn += 1)
      await insertMessage(work.tx, {
        id: newId(),
        request_id: busy.id,
        direction: 'out',
        channel: 'email',
        kind: 'closing',
        automatic: true,
        to_address: `${turn}@example.org`,
        subject: 'x',
        body: 'x',
        written_at: now,
        state: 'sent',
      })
  })
  await registered(request, newId())
  assert.equal(await acknowledgements(request), 0)
  const held = queued.find((job) => job.queue === 'acknowledge-later')
  assert.ok(held?.runAt !== undefined && Temporal.Instant.compare(held.runAt, now) > 0)
  // What came by another way is not part of a loop of mails: it is acknowledged at once.
  const called = await aRequest(house, { requesterId, notify: true, channel: 'phone' })
  await registered(called)
  assert.equal(await acknowledgements(called), 1)
  now = now.add({ hours: 2 })
  for (let turn = 0; turn < 2; turn += 1)
    await heldAcknowledgementJob(office).run(held.data, { house, signal: new AbortController().signal })
  assert.equal(await acknowledgements(request), 1)
})

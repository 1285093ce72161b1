import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type InboundEmail, listMessages, readInbound, storeInbound } from '#modules/correspondence'
import { captureLetter, findLetter } from '#modules/mailroom'
import { findRequest } from '#modules/requests'
import { ok } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { signedAddress } from '#platform/mail'
import { smallPdf } from '../platform/files/hostile-files.testing.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const CITY = 'contact@rochambeau.example'
const SORTER = 'sebastien.cordier'
const ARRIVED = Temporal.Instant.from('2026-11-18T09:12:00Z')
const system = systemActor('test')
let house: TestHouse

before(async () => {
  house = await openTestHouse({ requests: 0 })
})
after(async () => house?.close())

interface Letter {
  from?: string
  to?: string
  subject: string
  text?: string
  head?: string
}

function raw({
  from = 'Camille Roux <camille.roux@example.org>',
  to = CITY,
  subject,
  text = 'Bonjour,\nMerci.',
  head = '',
}: Letter): Buffer {
  const id = subject.replaceAll(/[^a-z]/gi, '')
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@example.org>`,
    'Date: Wed, 18 Nov 2026 10:12:00 +0100',
    'Content-Type: text/plain; charset=utf-8',
  ]
  return Buffer.from([...lines, ...(head === '' ? [] : [head]), '', text].join('\r\n'))
}

/** A message collected and read, as the jobs do it. */
async function arrive(letter: Letter): Promise<InboundEmail> {
  const { files, trades } = house.building
  const { inbound } = await storeInbound(house.house, files, { raw: raw(letter), source: 'imap', mailbox: CITY, arrivedAt: ARRIVED })
  return readInbound(house.house, { files, office: trades.office }, inbound.id)
}

const countRequests = () => house.house.read(system, async (tx) => (await tx.selectFrom('requests.request').select('id').execute()).length)

async function requestOf(inbound: InboundEmail) {
  assert.ok(inbound.requestId !== undefined, `${inbound.state} without a request`)
  const request = await house.house.read(system, (tx) => findRequest(tx, { id: inbound.requestId ?? '' }))
  assert.ok(request !== undefined)
  return request
}

test('an e-mail becomes one request with its own date and a service, however often it is collected and read', async () => {
  const letter = { subject: 'Lampadaire en panne rue des Lilas', text: 'Bonjour,\nLe lampadaire du 12 ne marche plus.' }
  const first = await arrive(letter)
  const count = await countRequests()
  const second = await arrive(letter)
  assert.equal(second.id, first.id)
  assert.equal(await countRequests(), count)
  const request = await requestOf(first)
  assert.equal(first.state, 'registered')
  assert.equal(request.channel, 'email')
  assert.equal(request.subject, letter.subject)
  assert.equal(request.receivedOn.toString(), '2026-11-18')
  assert.notEqual(request.unitId, undefined)
})

test('an answer to a signed address joins its request; the same address used by a stranger is not believed blindly', async () => {
  const request = await requestOf(await arrive({ subject: 'Bancs du square' }))
  const { office } = house.building.trades
  const to = signedAddress(office.keys, { localPart: 'suivi', domain: office.domain, reference: request.reference })
  const count = await countRequests()
  const joined = await arrive({ subject: 'Re: Bancs du square', to, text: 'Une précision : le banc de gauche.' })
  assert.equal(joined.state, 'attached')
  assert.equal(joined.requestId, request.id)
  assert.equal(await countRequests(), count)
  const messages = await house.house.read(system, (tx) => listMessages(tx, request.id))
  assert.ok(messages.some((message) => message.body.includes('le banc de gauche')))
  const forged = await arrive({ subject: 'Re: Bancs du square encore', to: to.replace(/.@/, 'x@'), from: 'Intrus <intrus@example.net>' })
  assert.notEqual(forged.requestId, request.id)
})

test('an automatic message waits for a person, who makes one request of it, once', async () => {
  const held = await arrive({ subject: 'Absence du bureau', head: 'Auto-Submitted: auto-replied' })
  assert.equal(held.state, 'held')
  assert.equal(held.requestId, undefined)
  const page = await house.browse()
  await house.signIn(page, SORTER)
  await page.goto(`/desk/mail/${held.id}`)
  assert.match(await page.locator('main').innerText(), /réponse automatique/)
  const count = await countRequests()
  await page.getByRole('button', { name: 'Enregistrer une demande' }).click()
  await page
    .getByText(/2\d-\d{6}-[A-Z]/)
    .first()
    .waitFor()
  assert.equal(await countRequests(), count + 1)
  assert.equal(await page.getByRole('button', { name: 'Enregistrer une demande' }).count(), 0)
})

test('a message of nobody is not found by who sorts no mail, and a list of mail is refused to them', async () => {
  const held = await arrive({ subject: 'Je suis en vacances', head: 'Auto-Submitted: auto-replied' })
  const page = await house.browse()
  await house.signIn(page, 'hugo.lemarchand')
  assert.equal((await page.goto('/desk/mail'))?.status(), 403)
  assert.equal((await page.goto(`/desk/mail/${held.id}`))?.status(), 404)
  assert.equal((await page.goto(`/desk/mail/${held.id}/original`))?.status(), 404)
})

test('a message that carries script shows its words only', async () => {
  const held = await arrive({
    subject: 'Newsletter <script>document.title="taken"</script>',
    head: 'List-Unsubscribe: <https://example.org/x>',
    text: '<img src=x onerror="document.title=\'taken\'"> bonjour',
  })
  const page = await house.browse()
  await house.signIn(page, SORTER)
  await page.goto(`/desk/mail/${held.id}`)
  assert.match(await page.locator('main').innerText(), /onerror/)
  assert.doesNotMatch(await page.title(), /^taken/)
})

test('a scan has its number at once, is the same letter when scanned twice, and a person confirms what it says', async () => {
  const { files } = house.building
  const scan = { bytes: smallPdf(), name: 'lettre.pdf', source: 'upload' as const, receivedOn: Temporal.PlainDate.from('2026-11-17') }
  const first = await ok(house.house.act(system, (work) => captureLetter(work, files, scan)))
  assert.match(first.reference ?? '', /^26-\d{6}-[A-Z]$/)
  const again = await ok(house.house.act(system, (work) => captureLetter(work, files, scan)))
  assert.equal(again.duplicate, true)
  assert.equal(again.reference, first.reference)

  const page = await house.browse()
  await house.signIn(page, SORTER)
  await page.goto(`/desk/letters/${first.letter.id}`)
  await page.getByLabel('Objet').fill('Demande de banc, square Verdrel')
  await page.getByRole('button', { name: 'Valider et passer à la suivante' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith(first.letter.id))
  const [letter, request] = await house.house.read(system, async (tx) => [
    await findLetter(tx, first.letter.id),
    await findRequest(tx, { reference: first.reference ?? '' }),
  ])
  assert.equal(letter?.state, 'checked')
  assert.equal(request?.subject, 'Demande de banc, square Verdrel')
  assert.equal(request?.receivedOn.toString(), '2026-11-17')
})

test('what is no scan, is empty or comes from tomorrow is refused by name, and nothing is registered', async () => {
  const { files } = house.building
  const count = await countRequests()
  const tomorrow = Temporal.Now.plainDateISO().add({ days: 2 })
  const tries = [
    { bytes: Buffer.from('bonjour'), name: 'x.pdf', source: 'upload' as const },
    { bytes: Buffer.alloc(0), name: 'x.pdf', source: 'upload' as const },
    { bytes: smallPdf('futur'), name: 'x.pdf', source: 'upload' as const, receivedOn: tomorrow },
  ]
  for (const scan of tries) {
    const outcome = await house.house.act(system, (work) => captureLetter(work, files, scan))
    assert.equal(outcome.ok, false)
  }
  assert.equal(await countRequests(), count)
})

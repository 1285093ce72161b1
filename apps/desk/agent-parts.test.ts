import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openAccounts } from '#modules/accounts'
import { openMailOffice } from '#modules/correspondence'
import { assignRequest, cancelRequest } from '#modules/requests'
import { type SmallCity, aRequest, buildSmallCity, ok } from '#modules/requests/testing'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { openKeys } from '#platform/keys'
import { type LoopbackMail, startLoopbackMail } from '#platform/mail'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { agentParts } from './agent-parts.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let mail: LoopbackMail
const folder = mkdtempSync(join(tmpdir(), 'parvis-agent-parts-'))

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  const cityDomains = ['rochambeau.example']
  mail = await startLoopbackMail({ folder, smtpPort: 0, imapPort: 0, cityDomains, cityMailbox: 'contact@rochambeau.example' })
})
after(async () => {
  await mail.close()
  await house.close()
  await db.drop()
  rmSync(folder, { recursive: true, force: true })
})

function parts({ port = mail.smtpPort, oneMailbox = false } = {}) {
  const keys = openKeys(folder)
  const domain = 'rochambeau.example'
  const smtp = { host: '127.0.0.1', port, secure: false }
  const office = openMailOffice({ ring: keys, domain, addresses: [`accueil@${domain}`], smtp, origin: 'http://localhost' })
  const accounts = openAccounts({ house, origin: 'http://localhost', demonstration: true, secrets: keys })
  return agentParts({ accounts, office, oneMailbox })
}

const mailTo = (address: string) => ({
  to: { name: 'Éloïse Nouvelle', address },
  subject: 'Votre accès à Parvis',
  text: 'http://localhost/desk/welcome?token=secret',
  locale: 'fr' as const,
})

test('the link of an invitation is never sent to an address that Parvis itself reads', async () => {
  for (const address of ['contact@rochambeau.example', 'accueil@rochambeau.example'])
    assert.equal(await parts().sendMail(mailTo(address)), false, address)
  assert.equal(await parts({ oneMailbox: true }).sendMail(mailTo('eloise@rochambeau.example')), false, 'one mailbox for the whole domain')
  assert.deepEqual(await mail.store.list('contact@rochambeau.example'), [])
})

test('an invitation arrives at once, from the city, and says of itself that a machine wrote it', async () => {
  assert.equal(await parts().sendMail(mailTo('eloise@ailleurs.example')), true)
  const [stored] = await mail.store.list('eloise@ailleurs.example')
  const text = (await mail.store.get('eloise@ailleurs.example', stored?.uid ?? 0))?.toString() ?? ''
  for (const expected of [
    /^From: Ville de Rochambeau <contact@rochambeau\.example>/m,
    /^Auto-Submitted: auto-generated/m,
    /welcome\?token=3Dsecret|welcome\?token=secret/,
  ])
    assert.match(text, expected)
})

test('a mail server that is not there is said, not thrown', async () => {
  assert.equal(await parts({ port: 1 }).sendMail(mailTo('eloise@ailleurs.example')), false)
})

test('what waits for an agent is counted whoever asks, by service, closed files left out', async () => {
  const { nora } = city.actors
  assert.deepEqual(await parts().waitingFor(house, city.agents.karim), [])
  for (const cancelled of [false, false, true]) {
    const request = await aRequest(house)
    await ok(house.act(nora, (work) => assignRequest(work, { request: { id: request.id }, agentId: city.agents.karim })))
    if (cancelled) await ok(house.act(nora, (work) => cancelRequest(work, { request: { id: request.id }, reason: 'doublon' })))
  }
  assert.deepEqual(await parts().waitingFor(house, city.agents.karim), [{ unitId: city.units.ECL, requests: 2, tasks: 0 }])
})

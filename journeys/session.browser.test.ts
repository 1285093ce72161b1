import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const LONGEST_MS = 12 * 3_600_000
let house: TestHouse

before(async () => {
  if (skip === false) house = await openTestHouse({ requests: 30 })
})
after(async () => house?.close())

test('an agent who was silent is asked before the session is locked, stays by one key, and loses nothing typed', { skip }, async () => {
  const page = await house.browse()
  await page.clock.install()
  await house.signIn(page, 'ines.marouane')
  await page.goto('/desk/contact')
  await page.locator('[name=summary], textarea').first().fill('Demande les horaires de la mairie')
  const warning = page.locator('dialog[data-island~="session"]')
  const idle = Number(await warning.getAttribute('data-left-ms'))
  assert.ok(idle > 10 * 60_000 && idle <= LONGEST_MS, `${idle} ms`)
  await page.clock.fastForward(idle - 3 * 60_000)
  assert.equal(await warning.evaluate((dialog) => dialog.hasAttribute('open')), false)
  await page.clock.fastForward(90_000)
  await page.locator('dialog[open]').waitFor()
  assert.deepEqual(await axeProblems(page), [])
  await page.getByRole('button', { name: 'Rester connecté' }).press('Enter')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  assert.equal(await page.locator('[name=summary], textarea').first().inputValue(), 'Demande les horaires de la mairie')
  await page.clock.fastForward(idle + 60_000)
  await page.getByRole('link', { name: 'Se connecter de nouveau' }).waitFor()
  await page.context().close()
})

test('who is not signed in cannot keep a session open, nor can another site', { skip }, async () => {
  const nobody = await fetch(`${house.origin}/desk/session`, { method: 'POST', redirect: 'manual', headers: { origin: house.origin } })
  assert.equal(nobody.status, 302 + 1)
  const page = await house.browse()
  await house.signIn(page, 'ines.marouane')
  const foreign = await page.request.post('/desk/session', { headers: { origin: 'https://ailleurs.example' }, form: {} })
  assert.equal(foreign.status(), 403)
  const forged = await page.request.post('/desk/session', { headers: { origin: house.origin }, form: {} })
  assert.equal(forged.status(), 403)
  await page.context().close()
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const ADMINISTRATOR = 'tiphaine.lormier'
const PASSWORD = 'sept lanternes bleues'
let house: TestHouse

before(async () => {
  if (skip === false) house = await openTestHouse({ requests: 50 })
})
after(async () => house?.close())

async function isFit(page: Page, where: string): Promise<void> {
  assert.deepEqual(await axeProblems(page), [], where)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${where} is wider than the screen`)
}

test('without script, an agent is added, given a role, invited, enters by the link, and is shut out on leaving', { skip }, async () => {
  const page = await house.browse({ javaScriptEnabled: false })
  await house.signIn(page, ADMINISTRATOR)
  await page.goto('/desk/admin/agents/new')
  await page.fill('#givenName', 'Éloïse')
  await page.fill('#familyName', 'Nouvelle')
  await page.fill('#email', 'pas une adresse')
  await page.fill('#code', 'N-1')
  await page.selectOption('#unit', { index: 2 })
  await page.click('main form .actions button')
  await page.locator('.error-summary a[href="#email"]').waitFor()
  assert.equal(await page.locator('#givenName').inputValue(), 'Éloïse')
  await page.fill('#email', 'eloise.nouvelle@rochambeau.example')
  await page.click('main form .actions button')
  await page.locator('h1', { hasText: 'Éloïse Nouvelle' }).waitFor()
  const agentPage = page.url()

  await page.click('a[href$="/roles/new"]')
  await page.selectOption('#role', 'R-INS')
  await page.selectOption('#unit', 'city')
  await page.click('main form .actions button')
  await page.locator('section[aria-labelledby="roles"] td', { hasText: 'Toute la ville' }).waitFor()

  await page.click('form[action$="/invite"] button')
  const link = await page.locator('#link').inputValue()
  const invited = await house.browse({ javaScriptEnabled: false })
  await invited.goto(new URL(link).pathname + new URL(link).search)
  await invited.fill('input[type="password"]', PASSWORD)
  await invited.click('main form button')
  await invited.waitForURL(/\/desk$/)

  await page.goto(agentPage)
  await page.fill('#activeUntil', '2026-01-01')
  await page.click('form[action$="/leave"] button')
  await page.locator('.error-summary a[href="#activeUntil"]').waitFor()
  await page.goto(`${agentPage}/edit`)
  await page.fill('#activeFrom', '2020-01-01')
  await page.fill('#activeUntil', '2026-01-01')
  await page.click('main form .actions button')
  await page.locator('.notice', { hasText: 'a quitté la ville' }).waitFor()
  await invited.goto('/desk')
  assert.match(invited.url(), /\/desk\/sign-in/)
  await invited.context().close()
  await page.context().close()
})

test('every page of the administration of agents is fit for a telephone, a screen, the dark and a screen reader', { skip }, async () => {
  for (const options of [
    { viewport: { width: 1440, height: 900 } },
    { viewport: { width: 400, height: 800 }, colorScheme: 'dark' },
  ] as const) {
    const page = await house.browse(options)
    await house.signIn(page, ADMINISTRATOR)
    await page.goto('/desk/admin/agents')
    const agent = await page.locator('tbody a[data-row]').first().getAttribute('href')
    await page.goto('/desk/admin/absences')
    const absence = await page.locator('tbody td a[href*="/absences/"]').first().getAttribute('href')
    await page.goto(String(agent))
    const end = await page.locator('a[href$="/end"]').first().getAttribute('href')
    const places = ['/desk/admin/agents', '/desk/admin/agents/new', agent, `${agent}/edit`, `${agent}/roles/new`, end, '/desk/admin/roles']
    for (const place of [
      ...places,
      '/desk/admin/absences',
      '/desk/admin/absences/new',
      absence,
      '/desk/my-absences',
      '/desk/my-absences/new',
    ]) {
      await page.goto(String(place))
      await isFit(page, String(place))
    }
    await page.click('main form .actions button')
    await page.locator('.error-summary').waitFor()
    await isFit(page, 'a refused absence')
    await page.context().close()
  }
})

test('one declares one’s own absence and the colleague reads that they stand in', { skip }, async () => {
  const page = await house.browse()
  await house.signIn(page, 'ines.marouane')
  await page.goto('/desk/my-absences')
  await page.click('a[href="/desk/my-absences/new"]')
  const soon = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
  await page.fill('#startsOn', soon)
  await page.fill('#endsOn', soon)
  const substitute = page.locator('#substitute option', { hasText: 'Aubourg Clémence' })
  await page.selectOption('#substitute', String(await substitute.getAttribute('value')))
  await page.click('main form .actions button')
  await page.locator('main td', { hasText: 'Clémence Aubourg' }).waitFor()
  const colleague = await house.browse()
  await house.signIn(colleague, 'clemence.aubourg')
  await colleague.goto('/desk/my-absences')
  await colleague.locator('main li', { hasText: 'Vous remplacez Inès Marouane' }).waitFor()
  await colleague.context().close()
  await page.context().close()
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const ADMINISTRATOR = 'tiphaine.lormier'
let house: TestHouse

before(async () => {
  if (skip === false) house = await openTestHouse({ requests: 20 })
})
after(async () => house?.close())

async function isFit(page: Page, where: string): Promise<void> {
  assert.deepEqual(await axeProblems(page), [], where)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${where} is wider than the screen`)
}

const SAVE = 'main form .actions button'
const said = (page: Page, text: string | RegExp) => page.locator('.notice, .toast', { hasText: text }).first().waitFor()

/** The next Tuesday that is at least that many days ahead and no public holiday. */
function tuesday(days: number): Temporal.PlainDate {
  const HOLIDAYS = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'])
  let day = Temporal.Now.plainDateISO('Europe/Paris').add({ days })
  while (day.dayOfWeek !== 2 || HOLIDAYS.has(day.toString().slice(5))) day = day.add({ days: 1 })
  return day
}

test('a service is added by keyboard, refused at its field, then changed, and its page says by whom', { skip }, async () => {
  const page = await house.browse({ viewport: { width: 1280, height: 900 } })
  await house.signIn(page, ADMINISTRATOR)
  await page.goto('/desk/admin/organisation')
  await page.locator('main a[href^="/desk/admin/units/new"]').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/units\/new/)
  await page.locator('#name').focus()
  await page.keyboard.type('Maison de la parentalité')
  await page.keyboard.press('Tab')
  await page.keyboard.type('pas un code')
  await page.selectOption('#parent', { index: 1 })
  await page.selectOption('#sector', { index: 1 })
  await page.locator('#code').press('Enter')
  await page.locator('.error-summary a[href="#code"]').press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'code')
  await isFit(page, 'a refused service')
  assert.equal(await page.locator('#name').inputValue(), 'Maison de la parentalité')
  await page.locator('#code').fill('PARENT')
  await page.locator('#code').press('Enter')
  await page.waitForURL(/\/admin\/organisation$/)
  await page.goto('/desk/admin/organisation?q=parentalite')
  await page.locator('main a', { hasText: 'Maison de la parentalité' }).first().press('Enter')
  await page.waitForURL(/\/units\/[0-9a-f-]{36}$/)
  await page.fill('#phone', '02 35 00 00 01')
  await page.locator('#phone').press('Enter')
  await page.locator('.timeline li', { hasText: 'Modification\u00a0: téléphone · Tiphaine Lormier' }).waitFor()
  await page.locator('.timeline li', { hasText: 'Ajout · Tiphaine Lormier' }).waitFor()
  await isFit(page, 'a service with its history')
  await page.context().close()
})

test('a site is opened, its week and an exceptional day given, and the public reads them at once', { skip }, async () => {
  const page = await house.browse({ viewport: { width: 1280, height: 900 } })
  await house.signIn(page, ADMINISTRATOR)
  await page.goto('/desk/admin/sites/new')
  for (const [field, text] of [
    ['name', 'Maison du quai'],
    ['code', 'QUAI'],
    ['address', '3 quai du Bac'],
    ['postcode', '76990'],
    ['town', 'Rochambeau'],
    ['day1', '09:00-12:00'],
    ['day2', '09:00-12:00 11:00-17:00'],
  ] as const)
    await page.fill(`#${field}`, text)
  await page.click(SAVE)
  await page.locator('.error-summary a[href="#day2"]').waitFor()
  await isFit(page, 'a refused site')
  await page.fill('#day2', '09:00-12:00 14:00-17:00')
  await page.locator('#day2').press('Enter')
  await page.waitForURL(/\/admin\/sites$/)
  await page.locator('main a', { hasText: 'Maison du quai' }).press('Enter')
  await page.locator('main a[href$="/days/new"]').press('Enter')
  await page.waitForURL(/\/days\/new$/)

  const day = tuesday(8)
  await page.fill('#from', day.toString())
  await page.locator('#what').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('12:00-10:00')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Visite du quartier')
  await page.keyboard.press('Enter')
  await page.locator('.error-summary a[href="#hours"]').waitFor()
  await isFit(page, 'a refused exceptional day')
  assert.equal(await page.locator('[name="what"][value="hours"]').isChecked(), true)
  assert.equal(await page.locator('#reason').inputValue(), 'Visite du quartier')
  await page.fill('#hours', '10:00-12:00')
  await page.locator('#hours').press('Enter')
  await said(page, 'Le jour est ajouté')
  await page.locator('#days ~ .table-frame td', { hasText: 'Visite du quartier' }).waitFor()
  await page.locator('.timeline li', { hasText: 'Autres horaires ajoutés' }).waitFor()
  await isFit(page, 'a site with an exceptional day')

  const visitor = await house.browse()
  const hours = () => visitor.locator('section', { has: visitor.locator('h2', { hasText: 'Maison du quai' }) })
  await visitor.goto('/horaires')
  await hours().locator('li', { hasText: 'Visite du quartier' }).waitFor()
  await page.locator('main a[href*="/days/2"]').press('Enter')
  await page.locator('h1', { hasText: 'Jour exceptionnel du' }).waitFor()
  await page.locator('form[action$="/remove"] button').press('Enter')
  await said(page, 'Le jour est retiré')
  await visitor.goto('/horaires')
  await hours().locator('dd', { hasText: '14 h' }).waitFor()
  assert.equal(await hours().locator('li').count(), 0)
  await visitor.context().close()
  await page.context().close()
})

test('a day closed for the whole city is told to the public, and taken back', { skip }, async () => {
  const page = await house.browse({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
  await house.signIn(page, ADMINISTRATOR)
  await page.goto('/desk/admin/sites')
  await page.click('nav a[href="/desk/admin/closed-days"]')
  await page.click('main a[href$="/closed-days/new"]')
  const day = tuesday(15)
  await page.fill('#from', day.toString())
  await page.fill('#until', day.subtract({ days: 1 }).toString())
  await page.fill('#reason', 'Journée du personnel')
  await page.click(SAVE)
  await page.locator('.error-summary a[href="#until"]').waitFor()
  assert.equal(await page.locator('#reason').inputValue(), 'Journée du personnel')
  await page.fill('#until', '')
  await page.click(SAVE)
  await page.locator('main td', { hasText: 'Journée du personnel' }).waitFor()
  await page.locator('.timeline li', { hasText: 'Tiphaine Lormier' }).waitFor()
  const visitor = await house.browse()
  await visitor.goto('/horaires')
  await visitor.locator('li', { hasText: 'Journée du personnel' }).waitFor()
  await page.click(`main a[href$="/closed-days/${day}"]`)
  await page.click('form[action$="/remove"] button')
  await page.locator('main p', { hasText: 'Aucun jour de fermeture' }).waitFor()
  await visitor.goto('/horaires')
  assert.equal(await visitor.locator('li', { hasText: 'Journée du personnel' }).count(), 0)
  await visitor.context().close()
  await page.context().close()
})

test('a file with one wrong line is named at its line and writes nothing; corrected, it is tried, then taken in', { skip }, async () => {
  const page = await house.browse({ viewport: { width: 1280, height: 900 } })
  await house.signIn(page, ADMINISTRATOR)
  const give = async (lastPostcode: string) => {
    const lines = ['code;nom;adresse;code_postal;ville;horaires', 'NORD;Antenne du Nord;1 rue du Nord;76990;Rochambeau;lu-ve 09:00-12:00']
    const text = [...lines, `SUD;Antenne du Sud;2 rue du Sud;${lastPostcode};Rochambeau;lu 09:00-12:00`].join('\r\n')
    await page.goto('/desk/admin/import')
    await page.setInputFiles('#sites', { name: 'sites.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await page.locator(SAVE).first().press('Enter')
    await page.waitForURL(/\/import\?sites=/)
  }
  await give('7699')
  const wrong = page.locator('main tbody tr')
  await wrong.first().waitFor()
  assert.deepEqual(await wrong.locator('td').allTextContents(), ['3', 'Sites', 'code_postal', 'Donnez un code postal de cinq chiffres.'])
  assert.equal(await page.locator('form[action$="/run"]').count(), 0)
  await isFit(page, 'an import to correct')
  await page.goto('/desk/admin/sites')
  assert.equal(await page.locator('main a', { hasText: 'Antenne du Nord' }).count(), 0, 'nothing was written')
  await give('76990')
  await page.locator('.notice', { hasText: 'Tout est en ordre' }).waitFor()
  await isFit(page, 'an import that is ready')
  await page.locator('form[action$="/run"] button').press('Enter')
  await said(page, 'L’import est fait\u00a0: 2 créés')
  await page.goto('/desk/admin/sites')
  await page.locator('main a', { hasText: 'Antenne du Sud' }).waitFor()
  await page.context().close()
})

test('the pages of services, sites, days and the import are fit for a telephone, a screen and the dark', { skip }, async () => {
  for (const options of [
    { viewport: { width: 1280, height: 900 } },
    { viewport: { width: 320, height: 800 }, colorScheme: 'dark' },
  ] as const) {
    const page = await house.browse(options)
    await house.signIn(page, ADMINISTRATOR)
    await page.goto('/desk/admin/sites')
    const site = await page.locator('tbody a').first().getAttribute('href')
    await page.goto('/desk/admin/organisation')
    const unit = await page.locator('main a[href*="/units/"]:not([href*="/new"])').first().getAttribute('href')
    await page.goto('/desk/admin/closed-days/new')
    const day = tuesday(options.viewport.width === 320 ? 22 : 36)
    await page.fill('#from', day.toString())
    await page.fill('#reason', 'Une raison longue à lire sur un petit écran de téléphone')
    await page.locator('#reason').press('Enter')
    await page.waitForURL(/\/closed-days$/)
    await page.goto(String(site))
    const exceptional = await page.locator('main a[href*="/days/2"]').first().getAttribute('href')
    for (const place of [
      '/desk/admin/organisation',
      unit,
      '/desk/admin/units/new',
      '/desk/admin/sites',
      site,
      `${site}?days=all`,
      '/desk/admin/sites/new',
      `${site}/days/new`,
      exceptional,
      '/desk/admin/closed-days',
      '/desk/admin/closed-days/new',
      `/desk/admin/closed-days/${day}`,
      '/desk/admin/import',
    ]) {
      await page.goto(String(place))
      await page.locator('h1').first().waitFor()
      await isFit(page, `${place} at ${options.viewport.width}`)
    }
    await page.context().close()
  }
})

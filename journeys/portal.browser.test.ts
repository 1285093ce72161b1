import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const WIDTHS = [390, 1280]
let house: TestHouse

before(async () => {
  if (skip === false) house = await openTestHouse({ requests: 0, worker: true })
})
after(async () => house?.close())

/** What stands in the way of somebody on this page: axe's findings, and a page wider than its window. */
async function problems(page: Page, script = true): Promise<string[]> {
  // Without script axe itself cannot run; the same page is looked at with it.
  if (!script) return []
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [...(await axeProblems(page)), ...(wide > 0 ? [`${page.url()}: ${wide} px wider than the window`] : [])]
}

async function sendReport(page: Page, script: boolean): Promise<{ reference: string; code: string }> {
  await page.goto('/')
  await page.fill('#search', 'depot sovage canapé')
  await page.press('#search', 'Enter')
  await page.getByRole('link', { name: 'Signaler un dépôt sauvage' }).click()
  await page.getByRole('link', { name: 'Commencer ma demande' }).click()
  await page.getByLabel('Où ?').fill('12 rue des Capucins')
  for (const group of await page.locator('main form').locator('[role=radiogroup], [role=group]').all())
    await group.locator('input').first().check()
  await page.getByLabel('Adresse électronique').fill('claire.lefort')
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await page.locator('#error-summary').waitFor()
  assert.deepEqual(await problems(page, script), [])
  assert.equal(await page.getByLabel('Où ?').inputValue(), '12 rue des Capucins', 'what was typed is kept')
  await page.fill('#email', 'claire.lefort@example.org')
  await page.fill('#familyName', 'Lefort')
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await page.waitForURL('**/recue')
  assert.deepEqual(await problems(page, script), [])
  const [reference = '', code = ''] = await page.locator('.big-code').allTextContents()
  return { reference, code }
}

for (const script of [true, false])
  test(`${script ? 'with' : 'without'} script, on a telephone: search, report, follow, write`, { skip }, async () => {
    const page = await house.browse({ javaScriptEnabled: script, viewport: { width: 390, height: 844 } })
    const { reference, code } = await sendReport(page, script)
    assert.match(reference, /^\d{2}-\d{6}-[A-Z]$/)
    await page.context().clearCookies({ name: 'pv-o' })
    await page.goto(`/suivi?reference=${reference}`)
    await page.getByLabel('Code de suivi').fill(code.toLowerCase())
    await page.getByRole('button', { name: 'Ouvrir ma demande' }).click()
    await page.waitForURL(`**/suivi/${reference}`)
    assert.ok(!page.url().includes(code.slice(0, 5)))
    await page.getByLabel('Votre message').fill('Il y a aussi un matelas.')
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click()
    await page.getByText('Votre message est envoyé.').waitFor()
    assert.ok(await page.getByText('Il y a aussi un matelas.').isVisible())
    assert.deepEqual(await problems(page, script), [])
    await page.getByRole('button', { name: 'Fermer le suivi' }).click()
    await page.waitForURL('**/suivi')
    await page.goto(`/suivi/${reference}`)
    assert.equal(await page.getByText('Il y a aussi un matelas.').count(), 0)
    await page.context().close()
  })

test('every page is without fault for axe and fits its window, on a telephone and a computer, light and dark', { skip }, async () => {
  const pages = [
    '/',
    '/demarches',
    '/demarches?q=cantine',
    '/demarches?q=xqzw',
    '/demarches/moment/problem',
    '/demarches/UR-PC',
    '/demarches/FA-CAN/demande',
    '/demarches/GE-INF/demande',
    '/suivi',
    '/horaires',
    '/accessibilite',
    '/donnees-personnelles',
    '/plan-du-site',
    '/aide',
    '/mentions-legales',
  ]
  for (const width of WIDTHS)
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await house.browse({ viewport: { width, height: 900 }, colorScheme })
      for (const path of pages) {
        await page.goto(path)
        assert.deepEqual(await problems(page), [], `${path} at ${width} px, ${colorScheme}`)
      }
      await page.context().close()
    }
})

test('the first view of the home weighs less than 150 kB in 15 requests', { skip }, async () => {
  const page = await house.browse({ viewport: { width: 390, height: 844 } })
  const sizes: number[] = []
  page.on('response', async (response) => {
    const { responseBodySize, responseHeadersSize } = await response.request().sizes()
    sizes.push(responseBodySize + responseHeadersSize)
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  assert.ok(sizes.length <= 15, `${sizes.length} requests`)
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
  assert.ok(kilobytes <= 150, `${kilobytes} kB`)
  await page.context().close()
})

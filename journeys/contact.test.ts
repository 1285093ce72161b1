import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { ready } from '../platform/ui/testing/ready.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const AGENT = 'ines.marouane'
let house: TestHouse

before(async () => {
  if (skip === false) house = await openTestHouse({ requests: 300 })
})
after(async () => house?.close())

test('a call answered on the spot is recorded with the keyboard alone, and the screen is ready for the next', { skip }, async () => {
  const page = await house.browse()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await house.signIn(page, AGENT)
  await page.goto('/desk/contact')
  await page.locator('#who:focus').waitFor()
  await ready(page)
  await page.keyboard.type('Monsieur Inconnu')
  await page.locator('#summary').focus()
  await page.keyboard.type('Demande les horaires du samedi.')
  await page.keyboard.press('Alt+C')
  assert.equal(await page.locator('[name="demand"]:checked').inputValue(), 'not-understood')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'summary', 'the words keep the focus')
  await page.keyboard.press('Control+Enter')
  await page.locator('.toast', { hasText: 'répondu sur place' }).waitFor()
  await page.locator('#who:focus').waitFor()
  assert.equal(await page.locator('#summary').inputValue(), '')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a call becomes a request: person suggested, subject from the words, reference and code read out', { skip }, async () => {
  const page = await house.browse({ viewport: { width: 1400, height: 1000 } })
  await house.signIn(page, AGENT)
  await page.goto('/desk/contact')
  await page.locator('#who:focus').waitFor()
  await ready(page)
  await page.keyboard.type('martin', { delay: 20 })
  await page.locator('[role="option"]').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('#contact-person h2', { hasText: 'Fiche' }).waitFor()
  await page.locator('#summary:focus').waitFor()
  await page.keyboard.type('Le lampadaire devant chez elle est éteint depuis jeudi.')
  const subject = page.locator('[data-suggested] button', { hasText: 'éclairage' })
  await subject.waitFor()
  await subject.focus()
  await page.keyboard.press('Enter')
  await page.locator('#contact-questions > *').first().waitFor()
  assert.deepEqual(await axeProblems(page), [])
  await page.fill('#place', '14 rue des Alouettes')
  await fillRequired(page)
  await page.keyboard.press('Alt+E')
  await page.waitForURL('**/desk/contact/recorded/*')
  await page.locator('h1', { hasText: 'Demande enregistrée' }).waitFor()
  const [reference, code] = await page.locator('.big-code').allTextContents()
  assert.match(reference ?? '', /^\d{2}-\d{6}-[A-Z]$/)
  assert.match(code ?? '', /^[A-Z0-9]{5} [A-Z0-9]{5}$/)
  assert.deepEqual(await axeProblems(page), [])
  if (process.env['PARVIS_SHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['PARVIS_SHOTS']}/recorded.png`, fullPage: true })
  await page.context().close()
})

test('without script the same call is taken by buttons, and no word is lost on the way', { skip }, async () => {
  const page = await house.browse({ javaScriptEnabled: false })
  await house.signIn(page, AGENT)
  await page.goto('/desk/contact')
  await page.fill('#who', 'martin')
  await page.fill('#summary', 'Le lampadaire est éteint.')
  await page.getByRole('button', { name: 'Chercher la fiche' }).click()
  assert.equal(await page.locator('#summary').inputValue(), 'Le lampadaire est éteint.')
  await page.locator('input[name="pick"]').first().check()
  await page.getByRole('button', { name: 'Proposer un objet' }).click()
  assert.notEqual(await page.locator('#type').inputValue(), '')
  await page.locator('#contact-person h2', { hasText: 'Fiche' }).waitFor()
  await page.locator('.results button[value="answered"]').click()
  await page.getByText('Contact enregistré : répondu sur place.').waitFor()
  await page.context().close()
})

test('the registry, a file, its forms and the answers pass axe, wide and narrow, light and dark', { skip }, async () => {
  for (const options of [
    { viewport: { width: 1280, height: 900 } },
    { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const },
  ]) {
    const page = await house.browse(options)
    await house.signIn(page, AGENT)
    await page.goto('/desk/citizens?q=martin')
    assert.deepEqual(await axeProblems(page), [])
    const file = await page.locator('.rows .title').first().getAttribute('href')
    const article = await firstLink(page, '/desk/knowledge', 'a[href^="/desk/knowledge/"]')
    for (const url of [
      '/desk/contact',
      file ?? '',
      `${file}/edit`,
      `/desk/contact?citizen=${file?.split('/').at(-1)}`,
      '/desk/citizens/new',
      '/desk/knowledge',
      article,
    ]) {
      await page.goto(url)
      assert.deepEqual(await axeProblems(page), [], `${url} at ${options.viewport.width}`)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(overflow <= 0, `${url} scrolls sideways by ${overflow} px at ${options.viewport.width}`)
    }
    await page.context().close()
  }
})

type BrowserPage = Awaited<ReturnType<TestHouse['browse']>>

async function firstLink(page: BrowserPage, url: string, selector: string): Promise<string> {
  await page.goto(url)
  return (await page.locator(selector).first().getAttribute('href')) ?? ''
}

/** Answers the questions that the type asks for, whatever the city's catalogue says. */
async function fillRequired(page: BrowserPage): Promise<void> {
  const frame = page.locator('#contact-questions')
  for (const group of await frame.locator('fieldset[aria-required="true"]').all()) await group.locator('input').first().check()
  for (const field of await frame.locator('[aria-required="true"]:is(input, textarea)').all())
    await field.fill((await field.getAttribute('type')) === 'date' ? '2026-11-20' : 'Mât 12')
  for (const select of await frame.locator('select[aria-required="true"]').all()) await select.selectOption({ index: 1 })
}

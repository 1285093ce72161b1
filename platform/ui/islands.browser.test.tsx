import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Button, CitizenLayout, ErrorSummary, Field, FileUpload, Form, Live, SessionWarning, TextArea } from './index.ts'
import { hasChromium, openContext } from './testing/chromium.ts'
import { focusedIn } from './testing/focused.ts'
import { ready } from './testing/ready.ts'
import { sampleWorld } from './testing/sample-world.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const CITY = { name: 'Ville de Rochambeau' }
let liveText = 'Avant'

const world = sampleWorld({
  '/form': () => (
    <CitizenLayout title="Écrire" city={CITY}>
      <h1>Écrire</h1>
      <Form action="/send">
        <TextArea id="text" name="text" label="Votre message" maxLength={20} draftUrl="/draft" />
        <FileUpload id="photos" name="photos" label="Photos" multiple maxBytes={1000} />
        <Button>Envoyer</Button>
      </Form>
    </CitizenLayout>
  ),
  '/wrong': () => (
    <CitizenLayout title="Écrire" city={CITY}>
      <ErrorSummary errors={[{ fieldId: 'mail', message: 'Donnez une adresse.' }]} />
      <h1>Écrire</h1>
      <Field id="mail" name="mail" label="Adresse" error="Donnez une adresse." />
    </CitizenLayout>
  ),
  '/live-page': () => (
    <CitizenLayout title="Vivant" city={CITY}>
      <h1>Vivant</h1>
      <Live id="part" topics={['request:1']} url="/live-part">
        <LivePart />
      </Live>
    </CitizenLayout>
  ),
  '/live-part': () => <LivePart />,
  '/session': () => (
    <CitizenLayout title="Session" city={CITY}>
      <h1>Session</h1>
      <SessionWarning leftMs={60_000} atMostMs={7_200_000} renewUrl="/renew" signInUrl="/sign-in" />
    </CitizenLayout>
  ),
})

function LivePart() {
  return (
    <>
      <p id="news">{liveText}</p>
      <details id="more">
        <summary>Plus</summary>
        Texte
      </details>
      <Field id="note" name="note" label="Note" />
    </>
  )
}

async function open(path: string): Promise<Page> {
  const { server, browser } = await world()
  const page = await (await openContext(browser, { viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(`${server.origin}${path}`)
  await ready(page)
  return page
}

test('a page that comes back with errors puts the focus on the summary, whose links lead to the fields', { skip }, async () => {
  const page = await open('/wrong')
  assert.equal(await focusedIn(page), 'error-summary')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'mail')
  await page.context().close()
})

test('a link to a part of the page asks for nothing and leaves the focus where it led', { skip }, async () => {
  const page = await open('/wrong')
  const asked: string[] = []
  page.on('request', (request) => !request.url().includes('/assets/') && asked.push(request.url()))
  await page.locator('.error-summary a').click()
  await page.waitForFunction(() => document.activeElement?.id === 'mail')
  // What Turbo does after the address changed takes some frames.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 20; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
  })
  assert.equal(await focusedIn(page), 'mail')
  assert.deepEqual(asked, [])
  await page.context().close()
})

test('what is typed is counted, kept as a draft on the server, and a second click sends nothing more', { skip }, async () => {
  const page = await open('/form')
  const { server } = await world()
  server.posted.length = 0
  await page.locator('#text').fill('Le lampadaire est éteint')
  assert.equal(await page.locator('#text-counter').textContent(), '4 caractères de trop')
  await page.locator('[data-draft-state="text"]').filter({ hasText: 'Brouillon enregistré' }).waitFor()
  assert.deepEqual(server.posted, [{ url: '/draft', body: '{"text":"Le lampadaire est éteint"}' }])
  const sent = await page.locator('form[action="/send"] button').evaluate((button) => {
    if (!(button instanceof HTMLButtonElement) || button.form === null) return undefined
    let count = 0
    button.form.addEventListener('submit', (event) => {
      event.preventDefault()
      count += 1
    })
    button.click()
    button.click()
    return count
  })
  assert.equal(sent, 1)
  assert.equal(await page.locator('form[aria-busy="true"]').count(), 1)
  await page.context().close()
})

test('without connection a draft stays on the device and comes back with the page', { skip }, async () => {
  const page = await open('/form')
  await page.route('**/draft', (route) => route.abort())
  await page.locator('#text').fill('Perdu ?')
  await page.locator('[data-draft-state="text"]').filter({ hasText: 'gardé sur cet appareil' }).waitFor()
  await page.reload()
  assert.equal(await page.locator('#text').inputValue(), 'Perdu ?')
  await page.context().close()
})

test('a text that was sent is no longer a draft, even when it was sent before the draft was', { skip }, async () => {
  const page = await open('/form')
  const { server } = await world()
  server.posted.length = 0
  await page.locator('#text').fill('Envoyé')
  await page.locator('form[action="/send"] button').click()
  await page.waitForFunction(() => document.querySelector('textarea')?.value === '')
  await page.reload()
  assert.equal(await page.locator('#text').inputValue(), '')
  assert.equal(server.posted.filter(({ url }) => url === '/send').length, 1)
  await page.context().close()
})

test('chosen files are listed with their size, the too large one is named, and each can be taken back', { skip }, async () => {
  const page = await open('/form')
  await page.locator('#photos').setInputFiles([
    { name: 'petit.txt', mimeType: 'text/plain', buffer: Buffer.alloc(500) },
    { name: 'gros.txt', mimeType: 'text/plain', buffer: Buffer.alloc(2_000_000) },
  ])
  const lines = page.locator('.files li')
  assert.equal(await lines.count(), 2)
  assert.match((await lines.nth(1).textContent()) ?? '', /gros\.txt1,9\u00a0Motrop lourd/)
  await lines.nth(1).locator('button').click()
  assert.equal(await lines.count(), 1)
  assert.equal(await page.locator('#photos').evaluate((input) => (input instanceof HTMLInputElement ? input.files?.length : undefined)), 1)
  await page.context().close()
})

test('a live part follows its topic and leaves alone what the reader opened or typed', { skip }, async () => {
  liveText = 'Avant'
  const page = await open('/live-page')
  await page.locator('html[data-live="on"]').waitFor()
  await page.locator('#more summary').click()
  await page.locator('#note').fill('à ne pas perdre')
  const { server } = await world()
  liveText = 'Après'
  server.announce('request:2')
  server.announce('unit:9 request:1')
  await page.locator('#news').filter({ hasText: 'Après' }).waitFor()
  assert.equal(await page.locator('#more[open]').count(), 1)
  assert.equal(await page.locator('#note').inputValue(), 'à ne pas perdre')
  await page.context().close()
})

test('before a session closes the reader is asked, and staying closes the question', { skip }, async () => {
  const page = await open('/session')
  await page.route('**/renew', (route) => route.fulfill({ json: { leftMs: 3_600_000, atMostMs: 7_200_000 } }))
  await page.locator('dialog[open]').waitFor()
  await page.getByRole('button', { name: 'Rester connecté' }).click()
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await page.context().close()
})

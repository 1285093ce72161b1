import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { catalogueOf } from '#modules/catalogue'
import { sentTexts } from '#platform/http'
import { readDraft, valuesOf } from '../modules/catalogue/desk/draft-form.ts'
import { messagesFor } from '../modules/catalogue/desk/messages/index.ts'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const CODE = 'EP-ECL'
let city: TestHouse

before(async () => {
  if (skip === false) city = await openTestHouse({ requests: 60 })
})
after(async () => city?.close())

async function administrator(options: Parameters<TestHouse['browse']>[0] = {}): Promise<Page> {
  const page = await city.browse(options)
  page.setDefaultTimeout(30_000)
  await city.signIn(page, 'tiphaine.lormier')
  return page
}

test('every type of the city passes through the form of drafts without losing anything', { skip }, async () => {
  const { types } = await catalogueOf(city.house)
  assert.ok(types.length > 50)
  for (const { code, definition } of types) {
    const read = readDraft(sentTexts(valuesOf(definition)), messagesFor('fr'))
    assert.deepEqual(read, { ok: true, definition }, code)
  }
})

test('without script: a question is added, looked at, published with its reason, and the portal asks it', { skip }, async () => {
  const page = await administrator({ javaScriptEnabled: false })
  await page.goto(`/desk/admin/catalogue/${CODE}`)
  await page.getByRole('button', { name: 'Modifier', exact: true }).click()
  await page.waitForURL(/\/draft$/)
  const count = await page.locator('input[name$="-name"]').count()
  const at = (part: string) => `[name="field-${count - 1}-${part}"]`
  await page.fill(at('labelFr'), 'Numéro du mât')
  await page.fill(at('name'), 'Pas un nom technique !')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.locator('.error-summary a', { hasText: 'nom technique en minuscules' }).waitFor()
  assert.equal(await page.inputValue(at('labelFr')), 'Numéro du mât')
  await page.fill(at('name'), 'numero-mat')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Le brouillon est enregistré.').waitFor()
  await page.getByRole('link', { name: 'Voir le brouillon comme le public' }).click()
  await page.getByText('Numéro du mât').waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.locator('.error-summary', { hasText: 'pourquoi cette version' }).waitFor()
  await page.fill('#reason', 'Les mâts portent un numéro')
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByText('La version 2 est publiée.').waitFor()
  await page.getByText('Les mâts portent un numéro').waitFor()
  await page.goto(`/demarches/${CODE}/demande`)
  await page.getByLabel('Numéro du mât').waitFor()
  await page.context().close()
})

test('the routing table is tried out before it is changed, and says why', { skip }, async () => {
  const page = await administrator()
  await page.goto('/desk/admin/routing/new')
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click()
  await page.locator('.error-summary a', { hasText: 'service' }).waitFor()
  await page.selectOption('#type', CODE)
  await page.fill('#words', 'câble\npoteau')
  await page.selectOption('#unit', { index: 3 })
  await page.fill('#reason', 'Un câble au sol est un danger')
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click()
  await page.getByText('La ligne est ajoutée').waitFor()
  await page.goto(`/desk/admin/routing?type=${CODE}&text=un+cable+pend`)
  await page.locator('.notice', { hasText: 'Un câble au sol est un danger' }).waitFor()
  await page.goto(`/desk/admin/routing?type=${CODE}&text=tout+est+noir`)
  await page.locator('.notice', { hasText: 'c’est le service de la démarche' }).waitFor()
  await page.context().close()
})

for (const [name, width, scheme] of [
  ['on a screen', 1440, 'light'],
  ['on a telephone, dark', 400, 'dark'],
] as const)
  test(`axe finds nothing on the pages of the catalogue ${name}, and nothing runs off sideways`, { skip }, async () => {
    const page = await administrator({ viewport: { width, height: 900 }, colorScheme: scheme })
    await page.request.get('/desk/admin/catalogue')
    for (const path of ['catalogue', `catalogue/${CODE}`, 'catalogue/new', 'routing', 'routing/new', 'answer-texts', 'answer-texts/new']) {
      await page.goto(`/desk/admin/${path}`)
      assert.deepEqual(await axeProblems(page), [], path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.ok(overflow <= 0, `${path} runs off by ${overflow} px`)
    }
    await page.context().close()
  })

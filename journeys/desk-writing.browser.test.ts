import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { registerCitizen, searchCitizens } from '#modules/citizens'
import { captureLetter, readLetter } from '#modules/mailroom'
import { findRequest } from '#modules/requests'
import { ok } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { scannedLetter } from './five-doors-world.ts'
import { type TestHouse, openTestHouse } from './house.ts'

/** Articles written and letters checked at the desk, without script, on wide and narrow windows. */
const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
/** The banner of the demonstration stands before the landmarks of every page: its own test is the layout's. */
const FRAME = ['region'] as const
const EDITOR = 'tiphaine.lormier'
const MAIL_ROOM = 'sebastien.cordier'
const system = systemActor('test')
let house: TestHouse

before(async () => {
  if (skip === false) house = await openTestHouse({ requests: 0 })
})
after(async () => house?.close())

test('without script, an article is refused with its faults, published, corrected, withdrawn, and its history told', { skip }, async () => {
  const page = await house.browse({ javaScriptEnabled: false })
  await house.signIn(page, EDITOR)
  await page.goto('/desk/knowledge')
  await page.getByRole('link', { name: 'Écrire une fiche' }).click()
  await page.fill('#title', 'Nid de frelons asiatiques')
  await page.fill('#reviewOn', '2020-01-01')
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.locator('#error-summary a[href="#lines"]').waitFor()
  assert.equal(await page.inputValue('#title'), 'Nid de frelons asiatiques')
  await page.fill('#lines', 'Ne pas approcher.\nUn désinsectiseur passe sous deux jours.')
  await page.selectOption('#unitId', { index: 3 })
  await page.fill('#reviewOn', Temporal.Now.plainDateISO().add({ months: 6 }).toString())
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.locator('h1', { hasText: 'Nid de frelons' }).waitFor()
  await page.getByRole('link', { name: 'Corriger' }).click()
  await page.fill('#script', 'À quelle hauteur est le nid ?')
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByText('À quelle hauteur est le nid ?').waitFor()
  await page.getByRole('button', { name: 'Retirer la fiche' }).click()
  await page.getByText('Cette fiche est retirée depuis').waitFor()
  await page.getByRole('link', { name: 'Historique' }).click()
  assert.deepEqual(
    (await page.locator('details summary').allInnerTexts()).filter((text) => /^\d/.test(text)).map((text) => text.split(',')[0]),
    ['3 · Retirée', '2 · Corrigée', '1 · Écrite'],
  )
  await page.goto('/desk/knowledge?q=frelons')
  assert.equal(await page.getByRole('link', { name: 'Nid de frelons' }).count(), 0)
  await page.context().close()
})

test('the pages of articles and letters pass axe and fit their window, wide and narrow, light and dark', { skip }, async () => {
  const { letterId: letter, citizenId, requestId } = await aReadLetter()
  for (const options of [
    { viewport: { width: 1280, height: 900 } },
    { viewport: { width: 320, height: 700 }, colorScheme: 'dark' as const },
  ]) {
    const page = await house.browse(options)
    await house.signIn(page, EDITOR)
    await page.goto('/desk/knowledge?list=overdue')
    await sound(page)
    await page.goto('/desk/knowledge')
    const article = (await page.locator('main a[href^="/desk/knowledge/"][data-row]').first().getAttribute('href')) ?? ''
    for (const url of ['/desk/knowledge/new', article, `${article}/edit`, `${article}/versions`]) {
      await page.goto(url)
      await sound(page)
    }
    await page.context().close()
    const room = await house.browse(options)
    await house.signIn(room, MAIL_ROOM)
    for (const url of ['/desk/letters', `/desk/letters/${letter}`, '/desk/outgoing-letters', '/desk/mail']) {
      await room.goto(url)
      await sound(room)
    }
    await room.context().close()
  }
  // Somebody of that name is known: chosen by a person, no second file is made of them.
  const page = await house.browse({ javaScriptEnabled: false })
  await house.signIn(page, MAIL_ROOM)
  await page.goto(`/desk/letters/${letter}`)
  await page.getByLabel('Claire Martin · 8 rue des Acacias').check()
  await page.getByRole('button', { name: 'Valider' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith(letter))
  const [request, people] = await house.house.read(system, async (tx) => [
    await findRequest(tx, { id: requestId }),
    await searchCitizens(tx, 'claire martin'),
  ])
  assert.equal(request?.requesterId, citizenId)
  assert.equal(people.length, 1)
  await page.context().close()
})

async function sound(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page, FRAME), [], page.url())
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(overflow <= 0, `${page.url()} scrolls sideways by ${overflow} px`)
}

/** A letter of somebody whose name the city knows already, read and waiting to be checked. */
async function aReadLetter(): Promise<{ letterId: string; citizenId: string; requestId: string }> {
  const { files } = house.building
  const address = { line: '8 rue des Acacias', postcode: '76990', town: 'Rochambeau-sur-Seine' }
  const person = { kind: 'person' as const, givenNames: 'Claire', familyName: 'Martin', address }
  const citizen = await ok(house.house.act(system, (work) => registerCitizen(work, person)))
  const bytes = await scannedLetter({
    sender: ['Madame Claire MARTIN', '8 rue des Acacias', '76990 ROCHAMBEAU-SUR-SEINE'],
    subject: 'Objet : dépôt sauvage derrière la halle',
    body: ['Madame, Monsieur,', 'Des gravats sont déposés derrière la halle depuis une semaine.'],
  })
  const captured = await ok(house.house.act(system, (work) => captureLetter(work, files, { bytes, name: 'lettre.pdf', source: 'upload' })))
  await readLetter(house.house, files, captured.letter.id)
  return { letterId: captured.letter.id, citizenId: citizen.id, requestId: captured.letter.requestId ?? '' }
}

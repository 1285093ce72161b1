import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Request, addNote, assignRequest } from '#modules/requests'
import { aCitizen, aRequest, ok } from '#modules/requests/testing'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { ready } from '../platform/ui/testing/ready.ts'
import { type DeskWorld, openDeskWorld } from './desk-world.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
let world: DeskWorld
let requests: Request[]

before(async () => {
  if (skip !== false) return
  world = await openDeskWorld()
  const claire = await aCitizen(world.house)
  requests = [
    await aRequest(world.house, {
      subject: 'Trottoir sombre',
      requesterId: claire,
      receivedOn: Temporal.PlainDate.from('2026-03-02'),
      notify: true,
    }),
    await aRequest(world.house, { subject: 'Lampadaire éteint', requesterId: claire, notify: true }),
    await aRequest(world.house, { subject: 'Enseigne du café', typeCode: 'EP-ENS', requesterId: claire }),
  ]
})
after(async () => world?.close())

const [FIRST, SECOND] = [0, 1]
const at = (index: number): Request => {
  const request = requests[index]
  if (request === undefined) throw new Error('no such request')
  return request
}

test('with keys only: j and k walk the list, Enter opens beside it, the address and the title follow', { skip }, async () => {
  const { page, complaints, close } = await world.window(world.city.actors.karim)
  await page.goto('/desk/queue?unassigned=1')
  await ready(page)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: at(FIRST).subject }).waitFor()
  // The frame is drawn a moment before the address is pushed.
  await page.waitForURL((url) => url.pathname === `/desk/requests/${at(FIRST).reference}`)
  await page.waitForFunction((reference) => document.title.includes(reference), at(FIRST).reference)
  await page.locator(`#row-${at(FIRST).reference}.current`).waitFor()
  await ready(page)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: at(SECOND).subject }).waitFor()
  await page.waitForURL((url) => url.pathname.endsWith(at(SECOND).reference))
  await page.locator(`#row-${at(SECOND).reference}.current`).waitFor()
  await ready(page)
  await page.goBack()
  await page.locator('h1', { hasText: at(FIRST).subject }).waitFor()
  await page.locator(`#row-${at(FIRST).reference}.current`).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('a note is written with keys: n opens it in place, Ctrl Enter saves it, it stands in the history', { skip }, async () => {
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto(`/desk/requests/${at(FIRST).reference}?list=unassigned%3D1`)
  await ready(page)
  await page.keyboard.press('n')
  await page.locator('#note-text:focus').waitFor()
  await page.keyboard.type('Passé ce matin, mât 212.')
  await page.keyboard.press('Control+Enter')
  await page.locator('.timeline .note', { hasText: 'mât 212' }).waitFor()
  await page.locator('.toast', { hasText: 'Note enregistrée' }).waitFor()
  await page.keyboard.press('n')
  await page.locator('#note-text:focus').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('#note-text').waitFor({ state: 'detached' })
  await close()
})

test('an answer is written from a text with ;; ; an open field stops it; sent, it can be taken back', { skip }, async () => {
  const request = at(SECOND)
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto(`/desk/requests/${request.reference}`)
  await ready(page)
  await page.keyboard.press('r')
  await page.locator('#answer-text:focus').waitFor()
  await page.keyboard.type(';;')
  await page.locator('#snippets-search:focus').waitFor()
  await page.keyboard.type('planif')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() =>
    document
      .querySelector<HTMLTextAreaElement>('#answer-text')
      ?.value.includes('La réparation de Lampadaire éteint est prévue pour le {{jour}}.'),
  )
  await page.keyboard.press('Control+Enter')
  await page.locator('.error-summary', { hasText: '{{jour}}' }).waitFor()
  await page.locator('#answer-text').fill((await page.locator('#answer-text').inputValue()).replace('{{jour}}', '1er décembre'))
  await page.keyboard.press('Control+Enter')
  const undo = page.getByRole('button', { name: 'Annuler l’envoi' })
  await undo.waitFor()
  await undo.click()
  await page.locator('#answer-text').waitFor()
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#answer-text')?.value.includes('1er décembre'))
  await close()
})

test('what a colleague does appears by itself; what is being typed stays; a stale answer is stopped with its text', { skip }, async () => {
  const request = await aRequest(world.house, {
    subject: 'À deux sur la demande',
    requesterId: await aCitizen(world.house, { email: 'deux@example.org' }),
  })
  const { page, close } = await world.window(world.city.actors.karim)
  const listening = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(`/desk/requests/${request.reference}?list=unassigned%3D1`)
  await listening
  await page.locator('#answer-text').fill('Nous passerons jeudi.')
  await ok(world.house.act(world.city.actors.nora, (work) => addNote(work, { request: { id: request.id }, text: 'Déjà réparé.' })))
  await ok(
    world.house.act(world.city.actors.nora, (work) =>
      assignRequest(work, { request: { id: request.id }, agentId: world.city.agents.nora }),
    ),
  )
  await page.locator('.timeline .note', { hasText: 'Déjà réparé.' }).waitFor()
  await page.locator('.meta', { hasText: 'Nora Duval' }).waitFor()
  assert.equal(await page.locator('#answer-text').inputValue(), 'Nous passerons jeudi.')
  await page.getByRole('button', { name: /^Envoyer/ }).click()
  await page.locator('#what-changed', { hasText: 'Déjà réparé.' }).waitFor()
  assert.equal(await page.locator('#answer-text').inputValue(), 'Nous passerons jeudi.')
  await close()
})

test('an act that is open stays open, with its words and its version, while a colleague changes the request', { skip }, async () => {
  const request = await aRequest(world.house, { subject: 'Acte ouvert' })
  const { page, close } = await world.window(world.city.actors.karim)
  const listening = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(`/desk/requests/${request.reference}`)
  await listening
  await page.getByText('Autres actes').click()
  await page.getByRole('link', { name: 'Transférer' }).click()
  await page.locator('#transfer-reason').fill('Ce n’est pas de l’éclairage.')
  await ok(
    world.house.act(world.city.actors.nora, (work) =>
      assignRequest(work, { request: { id: request.id }, agentId: world.city.agents.nora }),
    ),
  )
  await page.locator('.meta', { hasText: 'Nora Duval' }).waitFor()
  assert.equal(await page.locator('#transfer-reason').inputValue(), 'Ce n’est pas de l’éclairage.')
  assert.equal(await page.locator('.act-panel input[name=version]').inputValue(), '1')
  await close()
})

test('what was typed survives the page: the draft is there again', { skip }, async () => {
  const request = await aRequest(world.house, { requesterId: await aCitizen(world.house, { email: 'draft@example.org' }) })
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto(`/desk/requests/${request.reference}`)
  const saved = page.waitForResponse((response) => response.url().endsWith('/draft/answer') && response.ok())
  await page.locator('#answer-text').pressSequentially('Début de réponse')
  await saved
  await page.reload()
  assert.equal(await page.locator('#answer-text').inputValue(), 'Début de réponse')
  await close()
})

test(
  'without script: an act is a page, an answer text goes through the server, the request is taken, answered and closed',
  { skip },
  async () => {
    const request = await aRequest(world.house, {
      subject: 'Sans script',
      requesterId: await aCitizen(world.house, { email: 'sans@example.org' }),
      notify: true,
    })
    const { page, close } = await world.window(world.city.actors.karim, { script: false })
    await page.goto('/desk/queue?unassigned=1')
    await page.getByRole('link', { name: 'Sans script' }).click()
    await page.getByRole('button', { name: 'Prendre', exact: true }).last().click()
    await page.locator('.meta', { hasText: 'attribuée à vous' }).waitFor()
    await page.getByRole('link', { name: 'Noter' }).click()
    await page.waitForURL((url) => url.pathname === `/desk/requests/${request.reference}/note`)
    await page.locator('#note-text').fill('')
    await page.locator('.act-panel button').last().click()
    await page.locator('.error-summary', { hasText: 'Écrivez la note' }).waitFor()
    await page.locator('#note-text').fill('Sans une ligne de script.')
    await page.locator('.act-panel button').last().click()
    await page.locator('.timeline .note', { hasText: 'Sans une ligne' }).waitFor()
    await page.locator('#answer-template').selectOption({ label: 'Retard annoncé' })
    await page.getByRole('button', { name: 'Insérer' }).click()
    assert.match(await page.locator('#answer-text').inputValue(), new RegExp(request.reference))
    await page.locator('#answer-next').selectOption('granted')
    await page.getByRole('button', { name: /^Envoyer/ }).click()
    await page.locator('.timeline', { hasText: 'Réponse de Karim Benali' }).waitFor()
    await page.locator('.meta', { hasText: 'Close' }).waitFor()
    await close()
  },
)

test('several requests are ticked with x and taken in one go', { skip }, async () => {
  await aRequest(world.house, { subject: 'Lot un' })
  await aRequest(world.house, { subject: 'Lot deux' })
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto('/desk/queue?unassigned=1')
  assert.equal(await page.locator('#chosen').isVisible(), false)
  await ready(page)
  for (const subject of ['Lot un', 'Lot deux']) {
    await page.getByRole('link', { name: subject }).focus()
    await page.keyboard.press('x')
  }
  await page.locator('#chosen').getByRole('button', { name: 'Prendre' }).click()
  await page.locator('.toast', { hasText: '2 demandes attribuées' }).waitFor()
  await close()
})

test('the search box offers people and requests while one types, and opens them', { skip }, async () => {
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto('/desk')
  await ready(page)
  await page.keyboard.press('Control+k')
  await page.locator('#desk-search:focus').waitFor()
  await page.keyboard.type('enseigne')
  await page.getByRole('option', { name: /Enseigne du café/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: 'Enseigne du café' }).waitFor()
  await close()
})

test('the help sheet lists the keys of the page and those that work everywhere', { skip }, async () => {
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto(`/desk/requests/${at(FIRST).reference}`)
  await ready(page)
  await page.keyboard.press('?')
  const sheet = page.locator('#shortcut-help[open]')
  await sheet.waitFor()
  for (const words of ['Noter', 'Clore', 'Votre réponse à l’usager', 'Ma journée', 'Insérer un texte type', 'Ouvrir la demande'])
    await sheet.getByText(words).first().waitFor()
  await close()
})

test('two agents on one request see each other come and go, and the numbers of the queues move by themselves', { skip }, async () => {
  const request = await aRequest(world.house, { subject: 'Regardée à deux' })
  const karim = await world.window(world.city.actors.karim)
  await karim.page.goto(`/desk/requests/${request.reference}`)
  const nora = await world.window(world.city.actors.nora)
  await nora.page.goto(`/desk/requests/${request.reference}`)
  await karim.page.locator('.presence', { hasText: 'Nora Duval regarde aussi' }).waitFor()
  await nora.page.locator('.presence', { hasText: 'Karim Benali regarde aussi' }).waitFor()
  const unassigned = karim.page.locator('.queues a', { hasText: 'Non attribuées' }).locator('.count')
  const counted = Number(await unassigned.textContent())
  await nora.page.getByRole('button', { name: 'Prendre', exact: true }).click()
  await nora.page.locator('.meta', { hasText: 'attribuée à vous' }).waitFor()
  await karim.page.waitForFunction(
    (count) =>
      [...document.querySelectorAll('.queues a')].some(
        (link) => link.textContent?.includes('Non attribuées') && Number(link.querySelector('.count')?.textContent) === count,
      ),
    counted - 1,
  )
  await nora.close()
  await karim.page.locator('.presence').waitFor({ state: 'detached' })
  await karim.close()
})

test('a file is attached without script, seen beside the request, and opens', { skip }, async () => {
  const request = await aRequest(world.house, { subject: 'Avec un relevé' })
  const { page, close } = await world.window(world.city.actors.karim, { script: false })
  await page.goto(`/desk/requests/${request.reference}/attach`)
  await page.locator('.act-panel button').last().click()
  await page.locator('.error-summary', { hasText: 'Choisissez au moins un fichier' }).waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mât 212.txt', mimeType: 'text/plain', buffer: Buffer.from('Relevé du mât 212.') })
  await page.locator('.act-panel button').last().click()
  const link = page.locator('.pane-aside').getByRole('link', { name: 'mât 212.txt' })
  await link.waitFor()
  const opened = await page.request.get((await link.getAttribute('href')) ?? '')
  assert.equal(await opened.text(), 'Relevé du mât 212.')
  await close()
})

const paths = (): [string, string][] => [
  ['my day', '/desk'],
  ['a list', '/desk/queue'],
  ['an empty list', '/desk/queue?followed=1'],
  ['a request beside its list', `/desk/requests/${at(FIRST).reference}?list=unassigned%3D1`],
  ['an act', `/desk/requests/${at(FIRST).reference}/items`],
  ['a search', '/desk/search?q=lefort'],
  ['the printed page', `/desk/requests/${at(FIRST).reference}/print`],
]

for (const scheme of ['light', 'dark'] as const)
  for (const width of [1440, 900, 390, 320])
    test(
      `axe finds nothing on the desk in ${scheme} at ${width} px, nothing scrolls sideways, the policy stops nothing`,
      { skip },
      async () => {
        const { page, complaints, close } = await world.window(world.city.actors.karim, { width, scheme })
        for (const [name, path] of paths()) {
          await page.goto(path)
          assert.deepEqual(await axeProblems(page), [], name)
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${name} scrolls sideways`)
          assert.deepEqual(complaints.splice(0), [], name)
        }
        await close()
      },
    )

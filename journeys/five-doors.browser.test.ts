import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Request } from '#modules/requests'
import { sealJob } from '#platform/audit'
import { sealSigner } from '../apps/building.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { ready } from '../platform/ui/testing/ready.ts'
import {
  CODE,
  agentOf,
  assertReference,
  find,
  mailTo,
  messageWithPhotograph,
  parvis,
  pdfWords,
  photograph,
  requestAbout,
  scannedLetter,
  sendToCity,
  trailOf,
  until,
  words,
} from './five-doors-world.ts'
import { type TestHouse, openTestHouse } from './house.ts'

/**
 * The main journey: a request enters by each of the five doors and, whatever the door, is registered, routed, acknowledged, found by
 * the desk, answered in the browser and seen by the citizen, with every date explained.
 */
const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const PATIENCE = { timeout: 30_000 }
let house: TestHouse
/** The requests that came in by a door and were found at the desk. */
const entered = new Set<string>()

before(async () => {
  if (skip === false) house = await openTestHouse({ requests: 40, worker: true, mail: true })
})
after(async () => house?.close())

describe('five doors, one room', { skip, concurrency: 6 }, () => {
  for (const way of ['the mailbox', 'parvis intake email'] as const)
    test(`an e-mail with a photograph, by ${way}`, async () => {
      const word = way === 'the mailbox' ? 'Vauquelin' : 'Marivaux'
      const address = `${word.toLowerCase()}@example.org`
      const raw = await messageWithPhotograph({
        from: address,
        name: `Aline ${word}`,
        subject: `Lampadaire éteint rue ${word}`,
        text: `Bonjour,\nLe lampadaire devant le 12 rue ${word} ne marche plus. Voici une photo.\nMerci.`,
      })
      if (way === 'the mailbox') await sendToCity(house, address, raw)
      else {
        const file = join(house.folder, 'message.eml')
        writeFileSync(file, raw)
        const [taken = '', again = ''] = await parvis(house, 'intake', 'email', file, file)
        assert.match(taken, /\tregistered\t\d{2}-\d{6}-[A-Z]$/)
        assert.match(again, /\tduplicate\t/)
      }
      const request = await requestAbout(house, `devant le 12 rue ${word}`)
      const acknowledgement = await mailTo(house, address, (mail) => mail.text.includes(request.reference))
      assert.match(acknowledgement.text, /Vous pouvez aussi répondre à ce courriel/)
      const code = CODE.exec(acknowledgement.text)?.[1] ?? ''

      const page = await openAtDesk(request, { person: `Aline ${word}`, phrase: `lampadaire ${word}` })
      assert.match(await words(page), /photo\.jpg/)
      // A demonstration asks no name server, and says so rather than nothing.
      assert.match(await words(page), /L’adresse de l’expéditeur n’a pas été vérifiée/)
      await answer(page, request, `La lampe de la rue ${word} est changée.`)
      const letter = await mailTo(house, address, (mail) => mail.text.includes('est changée'))
      assert.ok(
        letter.inReplyTo.some((id) => raw.toString().includes(id)),
        'the answer stands in the thread of their message',
      )
      await followed(request, code, `La lampe de la rue ${word} est changée.`)
    })

  test('a scanned letter: read, its writer named, acknowledged and answered on paper', async () => {
    const scan = await scannedLetter({
      sender: ['Madame Lucienne TABOURET', '8 rue des Acacias', '76990 ROCHAMBEAU-SUR-SEINE'],
      subject: 'Objet : dépôt sauvage derrière la halle',
      body: ['Madame, Monsieur,', 'Des gravats sont déposés derrière la halle depuis une semaine. Merci de les faire enlever.'],
    })
    const file = join(house.folder, 'lettre.pdf')
    writeFileSync(file, scan)
    const [line = ''] = await parvis(house, 'intake', 'post', '--received-on', '2026-11-16', file)
    const reference = /\tregistered\t(\S+)$/.exec(line)?.[1] ?? ''
    const read = await until(async () => {
      const request = await find(house, { reference })
      return request?.text.includes('gravats') === true ? request : undefined
    }, 'the letter to be read')
    assert.equal(read.receivedOn.toString(), '2026-11-16')

    const room = await house.browse({ viewport: { width: 1400, height: 1000 } })
    await house.signIn(room, 'sebastien.cordier')
    await room.goto('/desk/search?q=gravats&kind=letters')
    await room.locator('a[href^="/desk/letters/"]').first().click()
    await room.locator('#familyName').waitFor(PATIENCE)
    assert.equal(await room.locator('#familyName').inputValue(), 'TABOURET')
    assert.equal(await room.locator('#line').inputValue(), '8 rue des Acacias')
    await room.fill('#email', 'sans arobase')
    await room.getByRole('button', { name: 'Valider' }).click()
    await room.locator('#email-error').waitFor(PATIENCE)
    assert.equal(await room.locator('#familyName').inputValue(), 'TABOURET')
    await room.fill('#email', '')
    // What the reader got wrong, a person puts right.
    await room.fill('#town', 'ROCHAMBEAU-SUR-SEINE')
    await room.getByRole('button', { name: 'Valider' }).click()
    const request = await until(async () => {
      const known = await find(house, { reference })
      return known?.requesterId === undefined ? undefined : known
    }, 'the writer of the letter')

    // The acknowledgement is a letter: it waits in the mail room's list, is printed, and counts from the day it is posted.
    const row = room.locator('tr', { hasText: reference })
    await until(async () => {
      await room.goto('/desk/outgoing-letters')
      return (await row.count()) > 0 ? true : undefined
    }, 'the acknowledgement to print')
    const printed = await pdfOf(room, (await row.locator('a[href^="/desk/outgoing-letters/"]').getAttribute('href')) ?? '')
    assert.match(printed, /Lucienne TABOURET 8 rue des Acacias 76990 ROCHAMBEAU-SUR-SEINE/)
    assert.match(printed, new RegExp(reference))
    assert.doesNotMatch(printed, /répondre à ce courriel/)
    const code = CODE.exec(printed)?.[1] ?? ''
    assert.equal((await find(house, { reference }))?.acknowledgedAt, undefined)
    await row.getByRole('button', { name: 'Noter comme postée' }).click()
    await until(async () => (await find(house, { reference }))?.acknowledgedAt, 'the acknowledgement to count')

    const page = await openAtDesk(request, { person: 'Tabouret Lucienne', phrase: 'gravats halle' })
    await answer(page, request, 'Les gravats sont enlevés.')
    const href = await page
      .locator('.timeline li', { hasText: 'Les gravats sont enlevés.' })
      .getByRole('link', { name: 'Lettre à imprimer (PDF)' })
      .getAttribute('href')
    assert.match(await pdfOf(page, href ?? ''), /Les gravats sont enlevés\..*Code de suivi/)
    await followed(request, code, 'Les gravats sont enlevés.')
  })

  test('a telephone call, taken with the keyboard alone', async () => {
    const page = await house.browse({ viewport: { width: 1400, height: 1000 } })
    await house.signIn(page, 'ines.marouane')
    await page.goto('/desk/contact')
    await page.locator('#who:focus').waitFor(PATIENCE)
    await ready(page)
    await newPerson(page, { family: 'Brunehaut', given: 'Odile', email: 'odile.brunehaut@example.org' })
    await page.locator('#summary').focus()
    await page.keyboard.type('Le lampadaire est éteint devant le 3 rue Brunehaut.')
    const subject = page.locator('[data-suggested] button', { hasText: 'éclairage' })
    await subject.waitFor(PATIENCE)
    await subject.focus()
    await page.keyboard.press('Enter')
    await page.locator('#contact-questions > *').first().waitFor(PATIENCE)
    await page.locator('#place').focus()
    await page.keyboard.type('3 rue Brunehaut')
    await fillRequired(page)
    await page.locator('#place').focus()
    await page.keyboard.press('Alt+E')
    const { reference, code } = await recorded(page)
    const request = await requestAbout(house, 'devant le 3 rue Brunehaut')
    assert.equal(request.reference, reference)
    assert.equal(request.channel, 'phone')
    const acknowledgement = await mailTo(house, 'odile.brunehaut@example.org', (mail) => mail.text.includes(reference))
    assert.ok(acknowledgement.text.includes(code))

    const desk = await openAtDesk(request, { person: 'Odile Brunehaut', phrase: 'lampadaire Brunehaut' })
    await answer(desk, request, 'Une équipe passe demain rue Brunehaut.')
    const letter = await mailTo(house, 'odile.brunehaut@example.org', (mail) => mail.text.includes('passe demain'))
    // Their answer to it joins the request, and stands in its timeline.
    const to = letter.replyTo[0]?.address ?? letter.from?.address ?? ''
    await sendToCity(house, 'odile.brunehaut@example.org', replyTo(letter, to), to)
    await until(async () => {
      await desk.goto(`/desk/requests/${reference}`)
      return (await words(desk)).includes('Merci, c’est bien reçu') ? true : undefined
    }, 'the citizen’s own answer')
    await followed(request, code, 'Une équipe passe demain rue Brunehaut.')
  })

  test('a visit to the counter: a notice to print, nothing by mail, everything on the page', async () => {
    const page = await house.browse({ viewport: { width: 1400, height: 1000 } })
    await house.signIn(page, 'clemence.aubourg')
    await page.goto('/desk/contact')
    await page.locator('#who:focus').waitFor(PATIENCE)
    await ready(page)
    await newPerson(page, { family: 'Quatremer', given: 'Basile' })
    await page.locator('input[name="channel"][value="counter"]').check()
    await page.fill('#summary', 'Des tags sur le mur de l’école Quatremer.')
    await page.selectOption('#type', 'PR-TAG')
    await page.locator('#contact-questions > *').first().waitFor(PATIENCE)
    await page.fill('#place', 'École Quatremer')
    await fillRequired(page)
    await page.locator('.results button[value="register"]').click()
    const { reference, code } = await recorded(page)
    assert.ok(await page.getByRole('button', { name: 'Récépissé' }).isVisible())
    await page.emulateMedia({ media: 'print' })
    assert.match(await words(page), new RegExp(`${reference}.*${code}`))
    const request = await requestAbout(house, 'école Quatremer')
    assert.equal(request.channel, 'counter')
    const desk = await openAtDesk(request, { person: 'Basile Quatremer', phrase: 'tags Quatremer' })
    await answer(desk, request, 'Le mur de l’école est nettoyé.')
    await followed(request, code, 'Le mur de l’école est nettoyé.')
  })

  test('a form of the portal with a photograph, without script', async () => {
    const page = await house.browse({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    await page.goto('/demarches/PR-DEP/demande')
    await page.getByLabel('Où ?').fill('5 rue Pimprenelle')
    for (const group of await page.locator('main form').locator('[role=radiogroup], [role=group]').all())
      await group.locator('input').first().check()
    await page.locator('textarea[name="text"]').fill('Un vieux canapé devant le 5 rue Pimprenelle.')
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'canape.jpg', mimeType: 'image/jpeg', buffer: await photograph() })
    await page.fill('#givenNames', 'Zoé')
    await page.fill('#familyName', 'Pimprenelle')
    await page.fill('#email', 'zoe.pimprenelle@example.org')
    await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
    await page.waitForURL('**/recue', PATIENCE)
    const [reference = '', code = ''] = await page.locator('.big-code').allTextContents()
    const acknowledgement = await mailTo(house, 'zoe.pimprenelle@example.org', (mail) => mail.text.includes(reference))
    assert.ok(acknowledgement.text.includes(code))
    const request = await requestAbout(house, 'devant le 5 rue Pimprenelle')
    assert.equal(request.reference, reference)
    assert.equal(request.channel, 'portal')
    const desk = await openAtDesk(request, { person: 'Zoé Pimprenelle', phrase: 'canapé Pimprenelle' })
    assert.match(await words(desk), /canape\.jpg/)
    await answer(desk, request, 'Le canapé est enlevé.')
    await mailTo(house, 'zoe.pimprenelle@example.org', (mail) => mail.text.includes('Le canapé est enlevé.'))
    await followed(request, code, 'Le canapé est enlevé.')
  })
})

/** What an auditor asks of the journey above: every act is in the trail, in order, sealed and whole, and the trail tells of acts, not of people. */
test('the trail of the five doors is complete, names nobody, and holds under its seals', { skip }, async () => {
  assert.equal(entered.size, 6)
  const told: string[] = []
  for (const id of entered) {
    const events = await trailOf(house, id)
    const names = events.map((event) => event.name)
    told.push(JSON.stringify(events))
    assert.equal(names[0], 'request.registered')
    assert.equal(names.filter((name) => name === 'request.registered').length, 1, 'registered once')
    assert.equal(names.filter((name) => name === 'request.answered').length, 1, 'answered once')
    assert.ok(names.filter((name) => name === 'message.written').length >= 1, 'told')
  }
  assert.doesNotMatch(told.join('\n'), /Vauquelin|Marivaux|Tabouret|Brunehaut|Quatremer|Pimprenelle|gravats|lampadaire|@example/i)
  const seal = sealJob({ signer: sealSigner(house.building.keys), sealsFile: join(house.folder, 'seals.log') })
  await seal.run({}, { house: house.house, signal: new AbortController().signal })
  const [verdict = ''] = await parvis(house, 'audit', 'verify')
  assert.match(verdict, /^The trail holds: \d+ events/)
})

/** Finds the request in each way the desk has, as who works on it, and opens it: where it went and why, every date with its sentence. */
async function openAtDesk(request: Request, by: { person: string; phrase: string }): Promise<Page> {
  assertReference(request.reference)
  entered.add(request.id)
  const page = await house.browse({ viewport: { width: 1440, height: 1000 } })
  await house.signIn(page, await agentOf(house, request.unitId))
  await page.goto(`/desk/search?q=${encodeURIComponent(by.phrase)}&kind=requests`)
  assert.match(await words(page), new RegExp(request.reference), 'found by its words')
  await page.goto(`/desk/search?q=${encodeURIComponent(by.person)}&kind=people`)
  await page.locator('main a[href^="/desk/citizens/"]').first().click()
  await page.locator(`a[href^="/desk/requests/${request.reference}"]`).first().waitFor()
  await page.goto(`/desk/search?q=${request.reference.toLowerCase()}`)
  await page.waitForURL(`**/desk/requests/${request.reference}*`)
  const said = await words(page)
  assert.match(said, /Orientée vers [^:]+ : \S/)
  assert.doesNotMatch(said, /Placée par un agent|à défaut d’une règle/)
  assert.match(said, /Pourquoi maintenant/)
  await page.locator('#dates summary').click()
  const dates = await page.locator('.deadlines dd').allInnerTexts()
  assert.ok(dates.length > 0, 'its deadlines are there')
  for (const date of dates) assert.ok(date.split('\n').filter((part) => part.trim() !== '').length >= 2, `explained: ${date}`)
  return page
}

async function answer(page: Page, request: Request, text: string): Promise<void> {
  await page.locator('#answer-text').fill(text)
  await page
    .locator('#answer')
    .getByRole('button', { name: /^Envoyer/ })
    .click()
  await page.locator('.timeline', { hasText: text }).waitFor(PATIENCE)
  await until(async () => ((await find(house, { id: request.id }))?.state === 'answered' ? true : undefined), 'the request to be answered')
}

/** On a browser that knows nothing: the number and the code open the page where the answer stands, once it can no longer be taken back. */
async function followed(request: Request, code: string, text: string): Promise<void> {
  const page = await house.browse({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(`/suivi?reference=${request.reference}`)
  await page.getByLabel('Code de suivi').fill(code)
  await page.getByRole('button', { name: 'Ouvrir ma demande' }).click()
  await page.waitForURL(`**/suivi/${request.reference}`)
  await until(async () => {
    await page.goto(`/suivi/${request.reference}`)
    return (await words(page)).includes(text) ? true : undefined
  }, 'the answer on the follow-up page')
  assert.match(await words(page), /Nous (avons reçu|vous répondons|répondons)|Reçue|Répon/)
  await page.context().close()
}

async function recorded(page: Page): Promise<{ reference: string; code: string }> {
  await page.waitForURL('**/desk/contact/recorded/*', PATIENCE)
  await page.locator('h1', { hasText: 'Demande enregistrée' }).waitFor(PATIENCE)
  const [reference = '', code = ''] = await page.locator('.big-code').allTextContents()
  return { reference, code }
}

async function newPerson(page: Page, person: { family: string; given: string; email?: string }): Promise<void> {
  await page.locator('#new-person summary').focus()
  await page.keyboard.press('Enter')
  for (const [field, text] of Object.entries({ newFamilyName: person.family, newGivenNames: person.given, newEmail: person.email ?? '' })) {
    await page.locator(`#${field}`).focus()
    await page.keyboard.type(text)
  }
}

/** Answers the questions that the type asks for, whatever the city's catalogue says. */
async function fillRequired(page: Page): Promise<void> {
  const frame = page.locator('#contact-questions')
  for (const group of await frame.locator('fieldset[aria-required="true"]').all()) await group.locator('input').first().check()
  for (const field of await frame.locator('[aria-required="true"]:is(input, textarea)').all())
    await field.fill((await field.getAttribute('type')) === 'date' ? '2026-11-20' : 'Mât 12')
  for (const select of await frame.locator('select[aria-required="true"]').all()) await select.selectOption({ index: 1 })
}

async function pdfOf(page: Page, href: string): Promise<string> {
  const answered = await page.request.get(href)
  assert.equal(answered.status(), 200)
  assert.equal(answered.headers()['content-type'], 'application/pdf')
  return pdfWords(await answered.body())
}

function replyTo(letter: { messageId: string | undefined; subject: string }, to: string): Buffer {
  return Buffer.from(
    [
      'From: Odile Brunehaut <odile.brunehaut@example.org>',
      `To: ${to}`,
      'Subject: Re: votre message',
      `Message-ID: <${crypto.randomUUID()}@example.org>`,
      `In-Reply-To: ${letter.messageId ?? ''}`,
      `Date: ${new Date().toUTCString()}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Merci, c’est bien reçu.',
    ].join('\r\n'),
  )
}

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { askMissingItems, closeRequest, findRequest } from '#modules/requests'
import { ok } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { smallPdf } from '../platform/files/hostile-files.testing.ts'
import { type TestHouse, openTestHouse } from './house.ts'
import { hiddenOf, visitor } from './portal-visitor.ts'

const FORM = '/demarches/PR-DEP/demande'
const REPORT = { 'f-place': '12 rue des Capucins', 'f-volume': 'bags', text: 'Un canapé et des sacs, depuis lundi.' }
const CLAIRE = { givenNames: 'Claire', familyName: 'Lefort', email: 'claire.lefort@example.org' }
let house: TestHouse

before(async () => {
  house = await openTestHouse({ requests: 0 })
})
after(async () => house?.close())

const system = systemActor('test')

/** The fields of the report's form with an answer to each required one, as the page offers them. */
async function answers(): Promise<Record<string, string | string[]>> {
  const { html } = await visitor(house.origin).get(FORM)
  const radios = new Map(
    [...html.matchAll(/type="radio"[^>]* name="(f-[^"]+)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  const boxes = new Map(
    [...html.matchAll(/type="checkbox"[^>]* name="(f-[^"]+)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  const lines = [...html.matchAll(/<input class="input"[^>]* id="(f-[^"]+)"/g)].map(([, id = '']) => [id, '12 rue des Capucins'] as const)
  return { ...Object.fromEntries(lines), ...Object.fromEntries(radios), ...Object.fromEntries(boxes), text: REPORT.text }
}

/** Sends a report and gives its reference, its code and the browser that sent it. */
async function report(over: Record<string, string> = {}) {
  const browser = visitor(house.origin)
  const sent = await browser.post(FORM, { from: FORM, fields: { ...(await answers()), ...CLAIRE, ...over } })
  assert.equal(sent.status, 303, sent.html.replace(/[\s\S]*error-summary/, '').slice(0, 600))
  const received = await browser.get(sent.location)
  const [reference = '', code = ''] = [...received.html.matchAll(/class="reference big-code">([^<]+)</g)].map(([, text = '']) => text)
  return { browser, reference, code, received, location: sent.location }
}

async function countRequests(): Promise<number> {
  return house.house.read(system, async (tx) => (await tx.selectFrom('requests.request').select('id').execute()).length)
}

test('every page for citizens answers in the three languages, and an address of nothing is not found', async () => {
  const pages = [
    '/',
    '/demarches',
    '/demarches?q=cantine',
    '/demarches/moment/school',
    '/demarches/PR-DEP',
    '/demarches/pr-dep',
    FORM,
    '/suivi',
    '/horaires',
    '/accessibilite',
    '/donnees-personnelles',
    '/mentions-legales',
    '/plan-du-site',
    '/aide',
  ]
  for (const locale of ['fr', 'en', 'it'])
    for (const path of pages) {
      const answer = await fetch(house.origin + path, { headers: { 'accept-language': locale } })
      const html = await answer.text()
      assert.equal(answer.status, 200, path)
      assert.ok(html.includes(`<html lang="${locale}"`), `${path} in ${locale}`)
      assert.ok(!/undefined|\[object|NaN/.test(html), `${path} in ${locale}`)
    }
  for (const path of [
    '/demarches/QQ-QQQ',
    '/demarches/QQ-QQQ/demande',
    '/demarches/moment/nothing',
    '/demarches/%00',
    '/suivi/26-999999-A',
    '/suivi/26-000001-J/fichiers/x',
    "/demarches/'--",
  ]) {
    const answer = await fetch(house.origin + path)
    assert.equal(answer.status, 404, path)
  }
})

test('every service that is offered online has a form', async () => {
  const list = await (await fetch(`${house.origin}/demarches`)).text()
  const codes = [...new Set([...list.matchAll(/href="\/demarches\/([A-Z]{2}-[A-Z]+)"/g)].map(([, code = '']) => code))]
  assert.ok(codes.length > 40)
  for (const code of codes) {
    const start = await (await fetch(`${house.origin}/demarches/${code}`)).text()
    const form = await fetch(`${house.origin}/demarches/${code}/demande`)
    assert.equal(form.status, start.includes(`/demarches/${code}/demande`) ? 200 : 404, code)
  }
})

test('a wrong form is given back with what was typed, each fault at its field, and nothing is registered', async () => {
  const counted = await countRequests()
  const browser = visitor(house.origin)
  const hostile = '"><script>alert(1)</script> \u0000\ud800 ${7*7} \' OR 1=1'
  const answer = await browser.post(FORM, { from: FORM, fields: { text: hostile, email: 'nulle', familyName: '<b>x' } })
  assert.equal(answer.status, 422)
  assert.ok(answer.html.includes('href="#email"') && answer.html.includes('id="email-error"'))
  assert.ok(
    answer.html.includes('&quot;>&lt;script') || answer.html.includes('"&gt;&lt;script') || answer.html.includes('">&lt;script'),
    'the text is kept, as text',
  )
  assert.ok(!answer.html.includes('<script>alert(1)'))
  assert.equal(await countRequests(), counted)
})

test('a file that is not what it says is refused at its field; a good one sent beside it is kept', async () => {
  const browser = visitor(house.origin)
  const fields = { ...(await answers()), ...CLAIRE }
  const field = /type="file" id="([^"]+)"/.exec((await browser.get(FORM)).html)?.[1] ?? 'files'
  const answer = await browser.post(FORM, {
    from: FORM,
    fields,
    files: [
      { field, name: 'photo.jpg', type: 'image/jpeg', bytes: Buffer.from('<html><script>alert(1)</script></html>') },
      { field, name: 'plan.pdf', type: 'application/pdf', bytes: smallPdf() },
    ],
  })
  assert.equal(answer.status, 422)
  assert.ok(answer.html.includes(`id="${field}-error"`), 'said at the field')
  assert.ok(answer.html.includes('name="kept[]"') && answer.html.includes('plan.pdf'), 'the good file is kept')
  const kept = [...answer.html.matchAll(/name="kept\[\]" value="([^"]+)"/g)].map(([, value = '']) => value)
  const hidden = hiddenOf(answer.html, FORM)
  const again = await browser.post(FORM, { from: FORM, fields: { ...fields, formId: hidden.formId ?? '', 'kept[]': [...kept, 'forged'] } })
  assert.equal(again.status, 303)
  const page = await browser.get(again.location.replace('/recue', ''))
  assert.ok(page.html.includes('plan.pdf'))
  const href = /href="(\/suivi\/[^"]+\/fichiers\/[^"]+)"/.exec(page.html)?.[1] ?? ''
  const file = await browser.get(href)
  assert.equal(file.status, 200)
  assert.match(file.headers.get('content-disposition') ?? '', /attachment/)
  assert.equal((await visitor(house.origin).get(href)).status, 404, 'nobody else opens it')
})

test('a form without its token, or from another site, registers nothing', async () => {
  const counted = await countRequests()
  assert.equal((await visitor(house.origin).force(FORM, { text: 'x' })).status, 403)
  const answer = await fetch(house.origin + FORM, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: new URLSearchParams({ text: 'x' }),
  })
  assert.equal(answer.status, 403)
  assert.equal(await countRequests(), counted)
})

test('a report is registered once, however often the same form is sent; another text is another request', async () => {
  const browser = visitor(house.origin)
  const fields = { ...(await answers()), ...CLAIRE, text: 'Une seule fois' }
  const { formId = '' } = hiddenOf((await browser.get(FORM)).html, FORM)
  const counted = await countRequests()
  const send = (over = {}) => browser.post(FORM, { from: FORM, fields: { ...fields, formId, ...over } })
  const [first, second] = await Promise.all([send(), send()])
  assert.equal(first.location, second.location)
  assert.equal(await countRequests(), counted + 1)
  assert.notEqual((await send({ text: 'Autre chose' })).location, first.location)
  assert.equal(await countRequests(), counted + 2)
})

test('the number and its code open a request on another device; no other pair does, and all failures look alike', async () => {
  const { reference, code } = await report()
  const other = await report({ text: 'Une autre demande' })
  const browser = visitor(house.origin)
  const open = (ref: string, typed: string) => browser.post('/suivi', { from: '/suivi', fields: { reference: ref, code: typed } })
  const failures = [await open(reference, other.code), await open('26-999998-A', code), await open(reference, '')]
  for (const failure of failures) {
    assert.equal(failure.status, 422)
    assert.ok(failure.html.includes('Nous ne trouvons pas de demande'))
  }
  assert.equal((await browser.get(`/suivi/${reference}`)).status, 404)
  const opened = await open(` ${reference.toLowerCase().replaceAll('-', ' ')} `, code.toLowerCase().replace(' ', '-'))
  assert.equal(opened.status, 303)
  assert.equal(opened.location, `/suivi/${reference}`)
  assert.ok(!opened.location.includes(code.replace(' ', '')))
  assert.equal((await browser.get(`/suivi/${reference}`)).status, 200)
  for (const path of ['', '/recue', '/accuse.pdf', '/date.ics'])
    assert.equal((await browser.get(`/suivi/${other.reference}${path}`)).status, 404, path)
  for (const act of ['message', 'pieces', 'rouvrir']) {
    const answer = await browser.post(`/suivi/${other.reference}/${act}`, {
      from: `/suivi/${reference}`,
      fields: { message: 'x', reason: 'encore' },
    })
    assert.equal(answer.status, 404, act)
  }
  browser.give('pv-o', `${browser.cookie('pv-o') ?? ''}x`)
  assert.equal((await browser.get(`/suivi/${reference}`)).status, 404, 'a cookie changed by hand opens nothing')
})

test('the acknowledgement is a PDF, the date a calendar file, and both are kept by nobody in between', async () => {
  const { browser, reference } = await report({ text: 'Pour le PDF' })
  const pdf = await browser.get(`/suivi/${reference}/accuse.pdf`)
  assert.equal(pdf.status, 200)
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-')
  assert.match(pdf.headers.get('cache-control') ?? '', /no-store/)
  const calendar = await browser.get(`/suivi/${reference}/date.ics`)
  assert.match(calendar.html, /BEGIN:VEVENT\r\n/)
  assert.match(calendar.html, new RegExp(`UID:${reference}@`))
})

test('what we wait for is asked on the page, sent from it, and noted as received', async () => {
  const { browser, reference } = await report({ text: 'Il manque une photo' })
  await ok(
    house.house.act(system, (work) =>
      askMissingItems(work, {
        request: { reference },
        items: ['Photo du numéro du poteau'],
        limitOn: Temporal.Now.plainDateISO().add({ days: 20 }),
      }),
    ),
  )
  const path = `/suivi/${reference}`
  const asked = await browser.get(path)
  assert.ok(asked.html.includes('Nous attendons une chose de vous') && asked.html.includes('Photo du numéro du poteau'))
  const empty = await browser.post(`${path}/pieces`, { from: path })
  assert.equal(empty.status, 422)
  const field = /type="file" id="(item-[^"]+)"/.exec(asked.html)?.[1] ?? ''
  const sent = await browser.post(`${path}/pieces`, {
    from: path,
    files: [{ field, name: 'poteau.pdf', type: 'application/pdf', bytes: smallPdf() }],
  })
  assert.equal(sent.status, 303)
  const followed = await browser.get(path)
  assert.ok(!followed.html.includes('Nous attendons une chose') && followed.html.includes('poteau.pdf'))
})

test('a closed request is reopened with a reason, not without', async () => {
  const { browser, reference } = await report({ text: 'À rouvrir' })
  const path = `/suivi/${reference}`
  assert.equal((await browser.post(`${path}/rouvrir`, { from: path, fields: { reason: 'Pas encore close' } })).status, 422)
  await ok(house.house.act(system, (work) => closeRequest(work, { request: { reference }, outcome: 'granted' })))
  assert.equal((await browser.post(`${path}/rouvrir`, { from: path, fields: { reason: ' ' } })).status, 422)
  assert.equal((await browser.post(`${path}/rouvrir`, { from: path, fields: { reason: 'Le canapé est toujours là.' } })).status, 303)
  const request = await house.house.read(system, (tx) => findRequest(tx, { reference }))
  assert.equal(request?.state, 'in-progress')
})

test('who tries codes one after the other is stopped', async () => {
  const browser = visitor(house.origin)
  const statuses: number[] = []
  for (let attempt = 0; attempt < 12; attempt += 1)
    statuses.push(
      (await browser.post('/suivi', { from: '/suivi', fields: { reference: '26-000001-J', code: `BCDFG 0000${attempt}` } })).status,
    )
  assert.ok(statuses.includes(429))
  assert.ok(!statuses.includes(303))
})

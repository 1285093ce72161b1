import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { identify } from '#modules/accounts'
import { accountsDeskRoutes } from '#modules/accounts/desk'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import type { AgentActor } from '#platform/access'
import { enter, enterForReal } from '../../../accounts/test-browser.ts'
import { findAgent } from '../../agents-store.ts'
import { listAssignmentsOf } from '../../roles-store.ts'
import { type Administration, openAdministration } from '../../testing/administration.ts'
import { agentDeskRoutes } from './index.ts'
import type { AgentDeskParts, WaitingWork } from './parts.ts'

let city: Administration
let desk: DeskServer
let chief: AgentActor
let parts: AgentDeskParts
const mails: Parameters<AgentDeskParts['sendMail']>[0][] = []
let mailWorks = true
const waiting: WaitingWork[] = []

before(async () => {
  city = await openAdministration()
  chief = city.chief
  parts = {
    accounts: city.world.accounts(),
    waitingFor: async () => waiting,
    sendMail: async (mail) => mailWorks && mails.push(mail) > 0,
  }
  desk = await deskServer(city.world.house, [...agentDeskRoutes(parts), ...accountsDeskRoutes(parts.accounts)])
})
after(async () => {
  await desk.close()
  await city.world.close()
})

const sure = (): AgentActor => ({ ...chief, steppedUpUntil: city.world.now().add({ minutes: 10 }) })
const url = (id: string, act = '') => `/desk/admin/agents/${id}${act}`
let number = 0
const somebody = (over: Record<string, string> = {}) => {
  number += 1
  const base = { givenName: 'Éloïse', familyName: `Œuvrard${number}`, code: `P${number}`, email: `p${number}@ville.example` }
  return { ...base, unit: city.world.units.ACC, 'languages[]': 'fr', activeFrom: '2026-01-01', ...over }
}
async function added(over: Record<string, string> = {}): Promise<string> {
  const answer = await desk.post(chief, url('new'), somebody(over))
  assert.equal(answer.status, 303, answer.html.slice(answer.html.indexOf('error-summary'), answer.html.indexOf('error-summary') + 600))
  return answer.location?.split('/').at(-1) ?? ''
}

test('the pages of agents are shut to every other role, with nothing said of anybody', async () => {
  const id = await added({ familyName: 'Cachée' })
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-AUD', 'R-DIR']) {
    const other = city.actor(await city.world.agent(), [role])
    for (const address of ['', `/${id}`, `/${id}/edit`, `/${id}/roles/new`, '/new']) {
      const answer = await desk.get(other, `/desk/admin/agents${address}`)
      assert.equal(answer.status, 403, `${role} ${address}`)
      assert.doesNotMatch(answer.html, /Cachée/)
    }
    assert.equal((await desk.post(other, url(id, '/invite'))).status, 403)
    assert.equal((await desk.post(other, url(id, '/leave'), { activeUntil: '2026-11-01', version: '1' })).status, 403)
  }
})

test('an agent who cannot be is refused field by field, with the words typed', async () => {
  const taken = somebody()
  await desk.post(chief, url('new'), taken)
  for (const [over, field] of [
    [{ givenName: '' }, 'givenName'],
    [{ email: 'pas une adresse' }, 'email'],
    [{ email: taken.email.toUpperCase() }, 'email'],
    [{ code: taken.code }, 'code'],
    [{ unit: '' }, 'unit'],
    [{ unit: 'autre' }, 'unit'],
    [{ 'languages[]': '', otherLanguages: 'klingon' }, 'languages'],
    [{ activeFrom: '2026-02-30' }, 'activeFrom'],
    [{ activeFrom: '2026-03-01', activeUntil: '2026-02-01' }, 'activeUntil'],
    [{ familyName: 'A\u0000B' }, 'familyName'],
  ] as const) {
    const answer = await desk.post(chief, url('new'), somebody({ title: 'mot gardé', ...over }))
    assert.equal(answer.status, 422, JSON.stringify(over))
    assert.ok(answer.html.includes(`href="#${field}"`), `${field} for ${JSON.stringify(over)}`)
    assert.match(answer.html, /value="mot gardé"/)
  }
})

test('an agent is found by parts of the name without accents, by address and by unit, and filters are in the address', async () => {
  const id = await added({ familyName: 'Lœffler-Béranger', givenName: 'Zoé', email: 'zoe.lb@ville.example', unit: city.world.units.ASO })
  const found = async (query: string) => (await desk.get(chief, `/desk/admin/agents?${query}`)).html.includes(url(id))
  for (const query of ['q=loeffler', 'q=beranger+zoe', 'q=ZOE.LB%40ville', 'unit=DSO', 'q=zoe&unit=ASO&state=here'])
    assert.ok(await found(query), query)
  for (const query of ['q=loeffler&unit=ACC', 'q=loeffler&role=R-ADF', 'q=loeffler&state=left', 'q=loeffler&away=1', 'q=%25'])
    assert.equal(await found(query), query === 'q=%25', query)
  assert.equal((await desk.get(chief, '/desk/admin/agents?q=%00&unit=%25&role=x&state=y&after=z')).status, 200)
})

test('pages of fifty lead on and back by key, and miss nobody', async () => {
  for (let index = 0; index < 105; index += 1) await city.world.agent({ unit: 'FAM' })
  const seen = new Set<string>()
  const idsIn = (html: string) => [...html.matchAll(/href="\/desk\/admin\/agents\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')
  const linkIn = (html: string, rel: string) => new RegExp(`href="([^"]+)" rel="${rel}"`).exec(html)?.[1]?.replaceAll('&amp;', '&')
  let address: string | undefined = '/desk/admin/agents?unit=FAM'
  const pages: string[][] = []
  let last = ''
  while (address !== undefined) {
    last = (await desk.get(chief, address)).html
    pages.push(idsIn(last))
    for (const id of idsIn(last)) seen.add(id)
    address = linkIn(last, 'next')
  }
  assert.deepEqual([pages.map((page) => page.length), seen.size], [[50, 50, 5], 105])
  const back = (await desk.get(chief, linkIn(last, 'prev') ?? '')).html
  assert.deepEqual(idsIn(back), pages[1])
  const first = (await desk.get(chief, linkIn(back, 'prev') ?? '')).html
  assert.deepEqual(idsIn(first), pages[0])
  assert.equal(linkIn(first, 'prev'), undefined, 'nothing stands before the first')
})

test('a colleague who was faster is told about at each field, and no word typed is lost', async () => {
  const id = await added({ title: 'Accueil' })
  const shown = somebody({ title: 'Cheffe' })
  assert.equal((await desk.post(chief, url(id, '/edit'), { ...shown, version: '1' })).status, 303)
  const late = await desk.post(chief, url(id, '/edit'), { ...shown, title: 'Directrice', version: '1' })
  assert.equal(late.status, 409)
  assert.match(late.html, /La fiche contient maintenant\s: Cheffe/)
  assert.match(late.html, /value="Directrice"/)
  assert.equal((await desk.post(chief, url(id, '/edit'), { ...shown, title: 'Directrice', version: '2' })).status, 303)
})

test('an invitation goes by mail, is shown once, and lets the agent in by the page of welcome', async () => {
  const id = await added({ email: 'invitee@ville.example', givenName: 'Inès' })
  assert.match((await desk.get(chief, url(id))).html, /Invitation pas encore envoyée/)
  const answer = await desk.post(chief, url(id, '/invite'))
  assert.equal(answer.status, 200)
  const link = /value="(http:\/\/localhost\/desk\/welcome\?token=[\w-]+)"/.exec(answer.html)?.[1] ?? ''
  assert.notEqual(link, '')
  const mail = mails.at(-1)
  assert.equal(mail?.to.address, 'invitee@ville.example')
  assert.ok(mail.text.includes(link))
  assert.ok(!(await desk.get(chief, url(id))).html.includes('token='), 'the page of the agent never shows it again')
  assert.match((await desk.get(chief, url(id))).html, /Invitation envoyée, le lien vaut jusqu’au/)

  const path = link.replace('http://localhost', '')
  const welcome = await desk.get(undefined, path)
  assert.match(welcome.html, /Bienvenue, Inès/)
  const csrf = /name="csrf" value="([^"]+)"/.exec(welcome.html)?.[1] ?? ''
  const accepted = await desk.server.inject({
    method: 'POST',
    url: '/desk/welcome',
    headers: { cookie: 'pv-b=AAAAAAAAAAAAAAAAAAAAAA', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      csrf,
      token: new URL(link).searchParams.get('token') ?? '',
      password: 'sept lanternes bleues',
    }).toString(),
  })
  assert.equal(accepted.statusCode, 303, 'on to the second factor')
  assert.equal((await desk.get(undefined, path)).status, 404, 'the link is used up')
  assert.match((await desk.get(chief, url(id))).html, /Choisi le 12 nov\. 2026/)
  await enterForReal(city.world, parts.accounts, { email: 'invitee@ville.example', password: 'sept lanternes bleues' })
  assert.match((await desk.get(chief, url(id))).html, /Enregistré le 12 nov\. 2026/)
})

test('when the mail server does not answer, the link is handed over and the page says so', async () => {
  const id = await added()
  mailWorks = false
  const answer = await desk.post(chief, url(id, '/invite'))
  mailWorks = true
  assert.match(answer.html, /remettez le lien vous-même/)
  assert.match(answer.html, /welcome\?token=/)
})

test('a link into an account in use, and taking a second factor away, ask the administrator who they are', async () => {
  const email = 'facteur@ville.example'
  const id = await city.world.agent({ email, roles: [{ role: 'R-DPO' }] })
  const { session } = await enterForReal(city.world, parts.accounts, { email })
  const sent = mails.length
  for (const act of ['/invite', '/second-factor']) {
    const answer = await desk.post(chief, url(id, act))
    assert.equal(answer.status, 303)
    assert.match(answer.location ?? '', /^\/desk\/step-up\?to=/, act)
  }
  assert.equal(mails.length, sent)
  assert.ok(await identify(parts.accounts, { session }, city.world.now()))
  assert.equal((await desk.post(sure(), url(id, '/second-factor'))).location, url(id))
  assert.match(mails.at(-1)?.text ?? '', /a retiré le deuxième facteur/, 'the agent is told')
  assert.equal(mails.at(-1)?.to.address, email)
  assert.equal(await identify(parts.accounts, { session }, city.world.now()), undefined, 'the connections ended with it')
  assert.equal((await enter(parts.accounts, email)).next, 'enrol')
  assert.match((await desk.post(sure(), url(id, '/invite'))).html, /Nouveau mot de passe pour/)
})

test('every connection of an agent ends when the administration says so, and the password stays', async () => {
  const email = 'partout@ville.example'
  const id = await city.world.agent({ email })
  const { session } = await enterForReal(city.world, parts.accounts, { email })
  assert.equal((await desk.post(chief, url(id, '/sessions'))).status, 303)
  assert.equal(await identify(parts.accounts, { session }, city.world.now()), undefined)
  assert.equal((await enter(parts.accounts, email)).next, 'code')
})

test('who leaves is refused at the next click, even while their rights are remembered', async () => {
  const email = 'part@ville.example'
  const remembering = city.world.accounts({ rememberMilliseconds: 60_000 })
  const server = await deskServer(city.world.house, agentDeskRoutes({ ...parts, accounts: remembering }))
  try {
    const id = await city.world.agent({ email, roles: [{ role: 'R-ACC', unit: 'ACC' }] })
    const { session } = await enterForReal(city.world, remembering, { email })
    assert.ok(await identify(remembering, { session }, city.world.now()))
    const wrong = await server.post(chief, url(id, '/leave'), { activeUntil: '', version: '1' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /href="#activeUntil"/)
    assert.equal((await server.post(chief, url(id, '/leave'), { activeUntil: '2026-11-11', version: '1' })).status, 303)
    assert.equal(await identify(remembering, { session }, city.world.now()), undefined)
    assert.match((await server.get(chief, url(id))).html, /Cet agent a quitté la ville le 11 nov\. 2026/)
    assert.equal((await server.post(chief, url(id, '/stay'), { version: '2' })).status, 303)
    assert.equal((await city.read((tx) => findAgent(tx, { id })))?.activeUntil, undefined)
  } finally {
    await server.close()
  }
})

test('what still waits for an agent is counted by service, with who may give it to others', async () => {
  const id = await city.world.agent()
  const head = await city.world.agent({ email: 'cheffe@ville.example' })
  const { ACC, DRU } = city.world.units
  waiting.push({ unitId: ACC, requests: 3, tasks: 1 })
  assert.match((await desk.get(chief, url(id))).html, /Aucun responsable n’a ce droit/)
  await desk.post(chief, url(head, '/roles/new'), { role: 'R-DIR', unit: DRU, validFrom: '2026-11-12' })
  const page = (await desk.get(chief, url(id))).html
  assert.match(page, /Qui peut les réaffecter/)
  assert.match(page, />Anne Essai<\/td>/)
  const nearer = await city.world.agent()
  await desk.post(chief, url(nearer, '/roles/new'), { role: 'R-RES', unit: ACC, validFrom: '2026-11-12' })
  assert.match((await desk.get(chief, url(id))).html, />Anne Essai<\/td>/, 'the nearest alone')
  const reader: AgentActor = { ...chief, sight: { ...chief.sight, units: [ACC] } }
  assert.ok((await desk.get(reader, url(id))).html.includes(`/desk/queue?unit=ACC&amp;agent=${id}`))
  waiting.length = 0
})

test('a role is given from its page, somewhere or everywhere by choice, and ended now or on a day', async () => {
  const id = await added()
  const { ACC } = city.world.units
  for (const [values, field] of [
    [{ role: '', unit: ACC, validFrom: '2026-11-12' }, 'role'],
    [{ role: 'R-INS', unit: '', validFrom: '2026-11-12' }, 'unit'],
    [{ role: 'R-AUD', unit: ACC, validFrom: '2026-11-12' }, 'unit'],
    [{ role: 'R-INS', unit: ACC, validFrom: '' }, 'validFrom'],
    [{ role: 'R-INS', unit: ACC, validFrom: '2026-11-12', validUntil: '2026-11-01' }, 'validUntil'],
  ] as const) {
    const answer = await desk.post(chief, url(id, '/roles/new'), values)
    assert.equal(answer.status, 422, JSON.stringify(values))
    assert.ok(answer.html.includes(`href="#${field}"`), field)
  }
  assert.equal((await desk.post(chief, url(id, '/roles/new'), { role: 'R-INS', unit: ACC, validFrom: '2026-11-12' })).status, 303)
  assert.equal((await desk.post(chief, url(id, '/roles/new'), { role: 'R-AUD', unit: '', validFrom: '2026-11-12' })).status, 303)
  const again = await desk.post(chief, url(id, '/roles/new'), { role: 'R-INS', unit: ACC, validFrom: '2026-12-01' })
  assert.match(again.html, /L’agent a déjà ce rôle/)

  const held = await city.read((tx) => listAssignmentsOf(tx, id))
  const instructor = held.find((item) => item.role === 'R-INS')
  const end = url(id, `/roles/${instructor?.id}/end`)
  assert.match((await desk.get(chief, end)).html, /Terminer le rôle Agent instructeur/)
  assert.equal((await desk.post(chief, end, { when: 'later', on: '' })).status, 422)
  assert.equal((await desk.post(chief, end, { when: 'later', on: '2026-11-30' })).status, 303)
  assert.equal((await desk.post(chief, end, { when: 'now' })).status, 303, 'begun today: taken back whole')
  assert.equal((await desk.get(chief, end)).status, 404)
  const own = await desk.post(chief, url(chief.id, '/roles/new'), { role: 'R-INS', unit: ACC, validFrom: '2026-11-12' })
  assert.match(own.html, /Personne ne se donne un rôle/)
  assert.doesNotMatch((await desk.get(chief, url(chief.id))).html, /roles\/new/)
})

test('a role over rights is given after a confirmation, which carries the form through and back', async () => {
  const id = await added()
  const values = { role: 'R-DPO', unit: 'city', validFrom: '2026-12-01', validUntil: '2026-12-31' }
  const asked = await desk.post(chief, url(id, '/roles/new'), values)
  assert.equal(asked.status, 303)
  const to = new URL(asked.location ?? '', 'http://desk').searchParams.get('to') ?? ''
  const back = await desk.get(sure(), to)
  assert.match(back.html, /Votre identité est confirmée/)
  for (const value of ['<option value="R-DPO" selected', '<option value="city" selected', 'value="2026-12-01"', 'value="2026-12-31"'])
    assert.ok(back.html.includes(value), value)
  assert.deepEqual(await city.read((tx) => listAssignmentsOf(tx, id)), [])
  assert.equal((await desk.post(sure(), url(id, '/roles/new'), values)).location, url(id))
  assert.equal((await city.read((tx) => listAssignmentsOf(tx, id))).length, 1)
})

test('no page of agents shows a word that is missing, in any language', async () => {
  const id = await added()
  await desk.post(chief, url(id, '/roles/new'), { role: 'R-INS', unit: 'city', validFrom: '2026-11-12' })
  const [held] = await city.read((tx) => listAssignmentsOf(tx, id))
  const places = ['/desk/admin/agents', url('new'), url(id), url(id, '/edit'), url(id, '/roles/new'), url(id, `/roles/${held?.id}/end`)]
  for (const language of ['fr', 'en', 'it'])
    for (const place of [...places, '/desk/admin/roles', '/desk/admin/absences', '/desk/admin/absences/new', '/desk/my-absences']) {
      const answer = await desk.get(chief, place, { 'accept-language': language })
      assert.equal(answer.status, 200, place)
      assert.match(answer.html, new RegExp(`<html lang="${language}"`))
      assert.doesNotMatch(answer.html, /undefined|\[object|organisation\.refusal/, `${language} ${place}`)
    }
})

test('each role says in words what it is for and opens, in three languages', async () => {
  for (const [language, expected] of [
    ['fr', 'Ne lit aucune demande'],
    ['en', 'Reads no request'],
    ['it', 'Non legge nessuna richiesta'],
  ] as const) {
    const answer = await desk.get(chief, '/desk/admin/roles', { 'accept-language': language })
    assert.equal(answer.status, 200)
    assert.ok(answer.html.includes(expected), language)
    assert.doesNotMatch(answer.html, /undefined|organisation\.refusal/)
  }
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import { cityCalendar, directoryOf } from '../../directory-of.ts'
import { type Administration, day, openAdministration, value } from '../../testing/administration.ts'
import { registerSite } from '../../write-site.ts'
import { closedDayRoutes } from './closed-day-routes.tsx'
import { siteDayRoutes } from './site-day-routes.tsx'
import { siteRoutes } from './site-routes.tsx'

// Today is Thursday 12 November 2026.
let city: Administration
let desk: DeskServer
let site: string
before(async () => {
  city = await openAdministration()
  desk = await deskServer(city.world.house, [...siteRoutes(), ...siteDayRoutes(), ...closedDayRoutes()])
  const intervals = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
  const facts = { code: 'ANX', name: 'Mairie annexe', address: '2 rue du Port', postcode: '76000', town: 'Rochambeau', intervals }
  site = `/desk/admin/sites/${(await value(city.act((work) => registerSite(work, facts)))).id}`
})
after(async () => {
  await desk.close()
  await city.world.close()
})

const CLOSED = '/desk/admin/closed-days'
const closedForm = (over: Record<string, string> = {}) => ({ from: '2026-12-24', until: '', reason: 'Pont de Noël', ...over })
const dayForm = (over: Record<string, string> = {}) => ({
  from: '2026-12-01',
  until: '',
  what: 'closed',
  hours: '',
  reason: 'Travaux',
  ...over,
})

test('the days of the city and of its sites are shut to every other role', async () => {
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-DIR', 'R-ACC']) {
    const other = city.actor(await city.world.agent(), [role])
    for (const address of [CLOSED, `${CLOSED}/new`, `${CLOSED}/2026-12-24`, `${site}/days/new`, `${site}/days/2026-12-01`])
      assert.equal((await desk.get(other, address)).status, 403, `${role} ${address}`)
    assert.equal((await desk.post(other, `${CLOSED}/new`, closedForm())).status, 403, role)
    assert.equal((await desk.post(other, `${site}/days/new`, dayForm())).status, 403, role)
  }
})

test('days that cannot be are refused at their field, with the words typed', async () => {
  for (const [address, form, field] of [
    [`${CLOSED}/new`, closedForm({ from: '' }), 'from'],
    [`${CLOSED}/new`, closedForm({ from: '2026-02-30' }), 'from'],
    [`${CLOSED}/new`, closedForm({ from: '2026-11-11' }), 'from'],
    [`${CLOSED}/new`, closedForm({ from: '2026-12-25' }), 'from'],
    [`${CLOSED}/new`, closedForm({ until: '2026-12-23' }), 'until'],
    [`${CLOSED}/new`, closedForm({ reason: ' ' }), 'reason'],
    [`${site}/days/new`, dayForm({ from: '2026-12-06' }), 'from'],
    [`${site}/days/new`, dayForm({ until: '2026-11-30' }), 'until'],
    [`${site}/days/new`, dayForm({ what: '' }), 'what'],
    [`${site}/days/new`, dayForm({ what: 'hours' }), 'hours'],
    [`${site}/days/new`, dayForm({ what: 'closed', hours: '09:00-12:00' }), 'hours'],
    [`${site}/days/new`, dayForm({ what: 'hours', hours: 'le matin' }), 'hours'],
    [`${site}/days/new`, dayForm({ what: 'hours', hours: '12:00-09:00' }), 'hours'],
    [`${site}/days/new`, dayForm({ what: 'hours', hours: '09:00-12:00 11:00-13:00' }), 'hours'],
    [`${site}/days/new`, dayForm({ reason: 'x'.repeat(201) }), 'reason'],
  ] as const) {
    const answer = await desk.post(city.chief, address, form)
    assert.equal(answer.status, 422, JSON.stringify(form))
    assert.ok(answer.html.includes(`href="#${field}"`), `${field} for ${JSON.stringify(form)}`)
    assert.doesNotMatch(answer.html, /organisation\.refusal/)
    if (field !== 'reason') assert.ok(answer.html.includes(`value="${form.reason}"`))
  }
  assert.equal((await desk.get(city.chief, `${CLOSED}/2026-12-24`)).status, 404)
  assert.equal((await desk.get(city.chief, `${CLOSED}/demain`)).status, 404)
  assert.equal((await desk.get(city.chief, `${site}/days/2026-12-01`)).status, 404)
})

test('a bridge is closed, told with its reason, taken back, and the calendar of deadlines follows at once', async () => {
  const off = async () => cityCalendar(await directoryOf(city.world.house)).dayOff(day('2026-12-24'))
  assert.equal(await off(), undefined)
  assert.equal((await desk.post(city.chief, `${CLOSED}/new`, closedForm({ until: '2026-12-27' }))).status, 303)
  assert.deepEqual(await off(), { kind: 'closed-day', label: 'Pont de Noël' })
  const list = (await desk.get(city.chief, CLOSED)).html
  assert.match(list, /jeudi 24 décembre 2026/)
  assert.doesNotMatch(list, /vendredi 25 décembre 2026/)
  const again = await desk.post(city.chief, `${CLOSED}/new`, closedForm({ from: '2026-12-23', until: '2026-12-31' }))
  assert.equal(again.status, 422)
  assert.match(again.html, /déjà fermée le 24 décembre 2026/)

  const form = { reason: 'Fermeture de Noël', version: '1' }
  assert.equal((await desk.post(city.chief, `${CLOSED}/2026-12-24`, form)).status, 303)
  const stale = await desk.post(city.chief, `${CLOSED}/2026-12-24`, { ...form, reason: 'Mes mots' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /value="Mes mots"/)
  assert.match(stale.html, /La fiche contient maintenant\u00a0: Fermeture de Noël/)
  const staleRemoval = await desk.post(city.chief, `${CLOSED}/2026-12-24/remove`, { version: '1' })
  assert.equal(staleRemoval.status, 409)
  assert.match(staleRemoval.html, /value="Fermeture de Noël"/)
  assert.equal((await desk.post(city.chief, `${CLOSED}/2026-12-24/remove`, { version: '2' })).status, 303)
  assert.equal(await off(), undefined)
  const history = (await desk.get(city.chief, CLOSED)).html
  for (const told of ['Fermeture ajoutée', 'Modification du 24 décembre 2026\u00a0: raison', 'Jour retiré'])
    assert.ok(history.includes(told), told)
})

test('a site tells its exceptional day with hours and reason; its page keeps the history of who did what', async () => {
  assert.equal((await desk.post(city.chief, `${site}/days/new`, dayForm({ until: '2026-12-07' }))).status, 303)
  const evening = dayForm({ from: '2026-12-13', what: 'hours', hours: '10:00-12:00', reason: 'Marché de Noël' })
  assert.equal((await desk.post(city.chief, `${site}/days/new`, evening)).status, 303)
  const shown = (await desk.get(city.chief, site)).html
  assert.match(shown, /mardi 1er décembre 2026/)
  assert.doesNotMatch(shown, /dimanche 6 décembre 2026/)
  assert.match(shown, /dimanche 13 décembre 2026/)
  assert.match(shown, /10:00-12:00/)
  const taken = await desk.post(city.chief, `${site}/days/new`, dayForm({ from: '2026-11-30', until: '2026-12-02' }))
  assert.match(taken.html, /un jour exceptionnel le 1er décembre 2026/)

  const address = `${site}/days/2026-12-13`
  const form = { what: 'hours', hours: '10:00-13:00', reason: 'Marché de Noël', version: '1' }
  assert.equal((await desk.post(city.chief, address, form)).status, 303)
  const stale = await desk.post(city.chief, address, { ...form, hours: '08:00-09:00' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /value="08:00-09:00"/)
  assert.match(stale.html, /La fiche contient maintenant\u00a0: 10:00-13:00/)
  const staleRemoval = await desk.post(city.chief, `${address}/remove`, { version: '1' })
  assert.equal(staleRemoval.status, 409)
  assert.match(staleRemoval.html, /value="10:00-13:00"/)
  assert.equal((await desk.post(city.chief, `${site}/days/2026-12-01/remove`, { version: '1' })).status, 303)
  const history = (await desk.get(city.chief, site)).html
  for (const told of [
    'Ajout du site',
    'Fermeture ajoutée\u00a0: 1er décembre 2026 – 7 décembre 2026',
    'Autres horaires ajoutés\u00a0: 13 décembre 2026',
    'Modification du 13 décembre 2026\u00a0: horaires',
    'Jour retiré\u00a0: 1er décembre 2026',
  ])
    assert.ok(history.includes(told), told)
})

test('a site that opens by its own hours on a day closed for the city is named beside that day', async () => {
  assert.equal(
    (await desk.post(city.chief, `${site}/days/new`, dayForm({ from: '2027-01-04', what: 'hours', hours: '09:00-12:00' }))).status,
    303,
  )
  assert.equal((await desk.post(city.chief, `${CLOSED}/new`, closedForm({ from: '2027-01-04', until: '2027-01-05' }))).status, 303)
  const list = (await desk.get(city.chief, CLOSED)).html
  assert.equal(list.split('Mairie annexe').length - 1, 1)
  assert.match(list, /Ouvert malgré tout/)
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import { directoryOf } from '../../directory-of.ts'
import { findSite } from '../../sites-store.ts'
import { type Administration, openAdministration } from '../../testing/administration.ts'
import { siteRoutes } from './site-routes.tsx'

let city: Administration
let desk: DeskServer
before(async () => {
  city = await openAdministration()
  desk = await deskServer(city.world.house, siteRoutes())
})
after(async () => {
  await desk.close()
  await city.world.close()
})

const NEW = '/desk/admin/sites/new'
const sent = (over: Record<string, string> = {}) => ({
  name: 'Mairie annexe',
  code: 'ANX',
  address: '2 rue du Port',
  postcode: '76000',
  town: 'Rochambeau',
  day1: '08:30-12:00 13:30-17:00',
  active: '1',
  ...over,
})

test('sites are shut to every other role', async () => {
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-DIR', 'R-ACC']) {
    const other = city.actor(await city.world.agent(), [role])
    for (const address of ['/desk/admin/sites', NEW]) assert.equal((await desk.get(other, address)).status, 403, role)
    assert.equal((await desk.post(other, NEW, sent())).status, 403, role)
  }
})

test('a site that cannot be is refused at its field, hours at their day, with the words typed', async () => {
  for (const [over, field] of [
    [{ name: '' }, 'name'],
    [{ code: 'a b' }, 'code'],
    [{ address: '' }, 'address'],
    [{ postcode: '7600' }, 'postcode'],
    [{ town: '' }, 'town'],
    [{ phone: 'abc' }, 'phone'],
    [{ day3: 'le matin' }, 'day3'],
    [{ day3: '09:00-12:00; sa 09:00-12:00' }, 'day3'],
    [{ day4: '12:00-09:00' }, 'day4'],
    [{ day5: '09:00-12:00 11:30-17:00' }, 'day5'],
  ] as const) {
    const answer = await desk.post(city.chief, NEW, sent({ day7: '10:00-11:00', ...over }))
    assert.equal(answer.status, 422, JSON.stringify(over))
    assert.ok(answer.html.includes(`href="#${field}"`), `${field} for ${JSON.stringify(over)}`)
    assert.match(answer.html, /value="10:00-11:00"/)
  }
})

test('hours written are those of the directory at once; a stale save is told, and loses no text', async () => {
  await directoryOf(city.world.house)
  const added = await desk.post(city.chief, NEW, sent())
  assert.equal(added.status, 303, added.html)
  const site = await city.read((tx) => findSite(tx, { code: 'ANX' }))
  const hours = async () =>
    (await directoryOf(city.world.house)).sites.get(site?.id ?? '')?.intervals.map(({ opens, closes }) => `${opens}-${closes}`)
  assert.deepEqual(await hours(), ['08:30-12:00', '13:30-17:00'])
  const address = `/desk/admin/sites/${site?.id}`
  assert.match((await desk.get(city.chief, address)).html, /value="08:30-12:00 13:30-17:00"/)
  assert.equal((await desk.post(city.chief, address, sent({ day1: '10:00-16:00', version: '1' }))).status, 303)
  assert.deepEqual(await hours(), ['10:00-16:00'])
  const stale = await desk.post(city.chief, address, sent({ day1: '11:00-15:00', version: '1' }))
  assert.equal(stale.status, 409)
  assert.match(stale.html, /value="11:00-15:00"/)
  assert.match(stale.html, /La fiche contient maintenant\u00a0: 10:00-16:00/)
  assert.equal((await desk.post(city.chief, NEW, sent())).status, 422)
})

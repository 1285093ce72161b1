import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import { findUnit } from '../../units-store.ts'
import { type Administration, day, openAdministration, refusal, value } from '../../testing/administration.ts'
import { changeUnit, registerUnit } from '../../write-unit.ts'
import { unitRoutes } from './unit-routes.tsx'

let city: Administration
let desk: DeskServer
before(async () => {
  city = await openAdministration()
  desk = await deskServer(city.world.house, unitRoutes({ accounts: city.world.accounts() }))
})
after(async () => {
  await desk.close()
  await city.world.close()
})

const units = () => city.world.units
const sent = (over: Record<string, string> = {}) => ({ name: 'Élections', code: 'ELE', parent: units().DRU, sector: 'S-GEN', ...over })

test('units are shut to every other role', async () => {
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-DIR', 'R-INS']) {
    const other = city.actor(await city.world.agent(), [role])
    for (const address of ['organisation', 'units/new', `units/${units().ACC}`])
      assert.equal((await desk.get(other, `/desk/admin/${address}`)).status, 403, role)
    assert.equal((await desk.post(other, '/desk/admin/units/new', sent())).status, 403, role)
    assert.equal(await refusal(city.act((work) => registerUnit(work, { code: 'XX', name: 'X' }), other)), 'not-allowed not-allowed')
  }
})

test('a unit that cannot be is refused at its field, with the words typed', async () => {
  for (const [over, field] of [
    [{ name: '' }, 'name'],
    [{ code: 'a b' }, 'code'],
    [{ code: 'ACC' }, 'code'],
    [{ parent: units().CRISIS }, 'parent'],
    [{ sector: 'S-ZZZ' }, 'sector'],
    [{ email: 'pas une adresse' }, 'email'],
    [{ phone: 'abc' }, 'phone'],
    [{ activeFrom: '2026-02-30' }, 'activeFrom'],
    [{ activeFrom: '2026-03-01', activeUntil: '2026-02-01' }, 'activeUntil'],
  ] as const) {
    const answer = await desk.post(city.chief, '/desk/admin/units/new', sent({ name: 'mot gardé', ...over }))
    assert.equal(answer.status, 422, JSON.stringify(over))
    assert.ok(answer.html.includes(`href="#${field}"`), `${field} for ${JSON.stringify(over)}`)
    if (field !== 'name') assert.match(answer.html, /value="mot gardé"/)
  }
})

test('a unit does not close while units or agents in it go on', async () => {
  await city.world.agent({ unit: 'TEL' })
  const change = (id: string, on: string) => city.act((work) => changeUnit(work, { id, version: 1, activeUntil: day(on) }))
  assert.equal(await refusal(change(units().DRU, '2026-12-31')), 'conflict unit-in-use activeUntil')
  assert.equal(await refusal(change(units().TEL, '2026-12-31')), 'conflict unit-in-use activeUntil')
  const closed = await value(change(units().CRISIS, '2026-12-31'))
  assert.equal(closed.activeUntil?.toString(), '2026-12-31')
})

test('a change on what somebody else changed meanwhile is told with what the file holds now, and loses no text', async () => {
  const id = units().ASO
  const form = { name: 'Aide sociale', parent: units().DSO, sector: 'S-SOC', activeFrom: '2000-01-01' }
  const address = `/desk/admin/units/${id}`
  assert.equal((await desk.post(city.chief, address, { ...form, version: '1' })).status, 303)
  const stale = await desk.post(city.chief, address, { ...form, name: 'Mon nom', version: '1' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /value="Mon nom"/)
  assert.match(stale.html, /La fiche contient maintenant\u00a0: Aide sociale/)
  assert.equal((await city.read((tx) => findUnit(tx, { id })))?.name, 'Aide sociale')
  assert.match((await desk.get(city.chief, address)).html, /Modification\u00a0: nom/)
})

test('a unit takes the kind of its place, stands in the tree and is found without accents', async () => {
  assert.equal((await desk.post(city.chief, '/desk/admin/units/new', sent())).status, 303)
  assert.equal((await city.read((tx) => findUnit(tx, { code: 'ELE' })))?.kind, 'service')
  assert.match((await desk.get(city.chief, '/desk/admin/organisation')).html, /Élections/)
  const found = await desk.get(city.chief, '/desk/admin/organisation?q=elections')
  assert.match(found.html, /Élections/)
  assert.doesNotMatch(found.html, /ASO/)
})

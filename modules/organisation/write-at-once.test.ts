import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import type { Work } from '#platform/database'
import { siteRoutes } from './desk/structure/site-routes.tsx'
import { unitRoutes } from './desk/structure/unit-routes.tsx'
import { findSite } from './sites-store.ts'
import { importOrganisation } from './import/import-organisation.ts'
import { type Administration, atOnce, openAdministration, refusal, value } from './testing/administration.ts'
import { findUnit } from './units-store.ts'
import { changeSite, registerSite } from './write-site.ts'
import { changeUnit, registerUnit } from './write-unit.ts'

let city: Administration
let desk: DeskServer
before(async () => {
  city = await openAdministration()
  desk = await deskServer(city.world.house, [...unitRoutes({ accounts: city.world.accounts() }), ...siteRoutes()])
})
after(async () => {
  await desk.close()
  await city.world.close()
})

const place = { address: '2 rue du Port', postcode: '76000', town: 'Rochambeau' }

test('of two who add a unit with one code at the same moment, the second is told at the code', async () => {
  const add = (name: string) => ({ act: (work: Work) => registerUnit(work, { code: 'JUM', name, sectorCode: 'S-GEN' }) })
  const [one, two] = await atOnce(city, add('Jumelages'), add('Jumeaux'))
  assert.ok(one.ok)
  assert.equal(await refusal(Promise.resolve(two)), 'conflict unit-code-taken code')
  assert.equal((await city.read((tx) => findUnit(tx, { code: 'JUM' })))?.name, 'Jumelages')
})

test('of two who add a site with one code at the same moment, the second is told at the code', async () => {
  const add = (name: string) => ({ act: (work: Work) => registerSite(work, { code: 'ANX', name, ...place }) })
  const [one, two] = await atOnce(city, add('Annexe'), add('Autre'))
  assert.ok(one.ok)
  assert.equal(await refusal(Promise.resolve(two)), 'conflict site-code-taken code')
  assert.equal((await city.read((tx) => findSite(tx, { code: 'ANX' })))?.name, 'Annexe')
})

test('of two who change one unit or one site at the same moment, the second is told that it changed', async () => {
  const unit = (name: string) => ({ act: (work: Work) => changeUnit(work, { id: city.world.units.ASO, version: 1, name }) })
  const [, late] = await atOnce(city, unit('Aide sociale'), unit('Action sociale'))
  assert.equal(await refusal(Promise.resolve(late)), 'conflict stale')
  const id = (await city.read((tx) => findSite(tx, { code: 'ANX' })))?.id ?? ''
  const site = (opens: string) => ({
    act: (work: Work) => changeSite(work, { id, version: 1, intervals: [{ weekday: 1, opens, closes: '17:00' }] }),
  })
  const [, later] = await atOnce(city, site('08:00'), site('09:00'))
  assert.equal(await refusal(Promise.resolve(later)), 'conflict stale')
})

test('many who send one form at the same moment: one is added, the others get their form back, nobody an error of ours', async () => {
  const forms = [
    ['/desk/admin/units/new', { name: 'Élections', code: 'ELE', sector: 'S-GEN' }],
    ['/desk/admin/sites/new', { name: 'Mairie du port', code: 'PORT', ...place, active: '1' }],
  ] as const
  for (const [address, form] of forms) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => desk.post(city.chief, address, form)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422, 422, 422, 422, 422], address)
    for (const answer of answers) if (answer.status === 422) assert.match(answer.html, /href="#code"/)
  }
})

test('a code that somebody adds while a file brings it is a fault of its line, and nothing of the file is written', async () => {
  const lines = ['code;nom;adresse;code_postal;ville', 'GARE;Gare;1 rue A;76000;Ville', 'HALLE;Halle;2 rue B;76000;Ville']
  const files = { sites: Buffer.from(lines.join('\n')) }
  const house = city.world.house
  const [one, two] = await atOnce<unknown>(
    city,
    { act: (work) => registerSite(work, { code: 'HALLE', name: 'Halle', ...place }) },
    { act: () => importOrganisation(house, city.chief, { files, dryRun: false }) },
  )
  assert.ok(one.ok && two.ok)
  assert.equal(await city.read((tx) => findSite(tx, { code: 'GARE' })), undefined)
  const again = await value(importOrganisation(house, city.chief, { files, dryRun: true }))
  assert.deepEqual(
    again.effects.map(({ effect }) => effect),
    ['created', 'changed'],
  )
})

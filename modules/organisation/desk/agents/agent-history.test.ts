import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { findAgent } from '../../agents-store.ts'
import { changeAgent } from '../../change-agent.ts'
import { grantRole } from '../../grant-role.ts'
import { type Administration, day, openAdministration, value } from '../../testing/administration.ts'
import { agentDeskRoutes } from './index.ts'

let city: Administration
let desk: DeskServer
before(async () => {
  city = await openAdministration()
  const parts = { accounts: city.world.accounts({ demonstration: true }), waitingFor: async () => [], sendMail: async () => false }
  desk = await deskServer(city.world.house, agentDeskRoutes(parts))
})
after(async () => {
  await desk.close()
  await city.world.close()
})

test('the page of an agent says what was done about them and by whom, and not when they sign in', async () => {
  const id = await city.world.agent({ unit: 'ACC' })
  const known = await city.read((tx) => findAgent(tx, { id }))
  await value(
    city.act((work) => changeAgent(work, { id, version: known?.version ?? 1, title: 'Accueil', siteId: '', unitId: city.world.units.TEL })),
  )
  await value(
    city.act((work) => grantRole(work, { agentId: id, role: 'R-ACC', unitId: city.world.units.TEL, validFrom: day('2026-12-01') })),
  )
  await city.world.house.work(systemActor('test'), async (work) => {
    for (let count = 0; count < 30; count += 1) work.publish({ name: 'account.signed-in', subject: { kind: 'agent', id } })
  })
  const { html } = await desk.get(city.chief, `/desk/admin/agents/${id}`)
  const history = html.slice(html.indexOf('id="history"'))
  assert.match(history, /Modification\u00a0: fonction, service/)
  assert.match(history, /Rôle donné\u00a0: [^<]+, TEL, à partir du 1er déc\. 2026/)
  assert.doesNotMatch(history, /signed-in|Connexion/)
  assert.equal(history.split('<time').length - 1, 2)
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import type { AgentActor } from '#platform/access'
import { listAbsencesIn } from '../../absences-store.ts'
import { type Administration, day, openAdministration } from '../../testing/administration.ts'
import { agentDeskRoutes } from './index.ts'

let city: Administration
let desk: DeskServer
/** Answers at the counter; Nora heads the counter, Karim the telephone. */
let anne: AgentActor
let nora: AgentActor
let karim: AgentActor

before(async () => {
  city = await openAdministration()
  const { ACC, TEL } = city.world.units
  const inUnit = async (role: string, unit: 'ACC' | 'TEL'): Promise<AgentActor> => ({
    ...city.actor(await city.world.agent({ unit }), []),
    unitId: city.world.units[unit],
    roles: [{ role, units: [unit === 'ACC' ? ACC : TEL] }],
  })
  anne = await inUnit('R-ACC', 'ACC')
  nora = await inUnit('R-RES', 'ACC')
  karim = await inUnit('R-RES', 'TEL')
  const accounts = city.world.accounts({ demonstration: true })
  desk = await deskServer(city.world.house, agentDeskRoutes({ accounts, waitingFor: async () => [], sendMail: async () => false }))
})
after(async () => {
  await desk.close()
  await city.world.close()
})

const absencesOf = (agent: AgentActor) => city.read((tx) => listAbsencesIn(tx, { startsOn: day('2020-01-01'), agentIds: [agent.id] }))

test('an agent declares their own absence, changes it and takes it back, and nobody but the heads sees it', async () => {
  const declared = await desk.post(anne, '/desk/my-absences/new', {
    startsOn: '2026-12-21',
    endsOn: '2026-12-24',
    reason: 'congés',
    substitute: nora.id,
  })
  assert.equal(declared.status, 303)
  const [absence] = await absencesOf(anne)
  assert.ok(absence)
  assert.equal(absence.substituteId, nora.id)
  assert.match((await desk.get(anne, '/desk/my-absences')).html, /du 21 déc\. 2026 au 24 déc\. 2026/)
  assert.match((await desk.get(nora, '/desk/my-absences')).html, /Vous remplacez/)
  assert.equal((await desk.get(anne, '/desk/admin/absences')).status, 404, 'who gives out no work sees no list')
  for (const url of [`/desk/my-absences/${absence.id}`, `/desk/admin/absences/${absence.id}`])
    assert.equal((await desk.get(karim, url)).status, 404, 'the head of another service finds nothing')
  assert.equal((await desk.post(karim, `/desk/admin/absences/${absence.id}/remove`, { version: '1' })).status, 403)

  const form = { startsOn: '2026-12-21', endsOn: '2026-12-31', reason: 'congés', version: '1' }
  assert.equal((await desk.post(anne, `/desk/my-absences/${absence.id}`, form)).status, 303)
  const stale = await desk.post(nora, `/desk/admin/absences/${absence.id}`, { ...form, endsOn: '2026-12-28' })
  assert.equal(stale.status, 409)
  assert.match(stale.html, /La fiche contient maintenant\s: 31 déc\. 2026/)
  assert.match(stale.html, /value="2026-12-28"/)
  assert.equal((await desk.post(nora, `/desk/admin/absences/${absence.id}/remove`, { version: '2' })).status, 303)
  assert.deepEqual(await absencesOf(anne), [])
})

test('the list of absences shows who is away among the agents whose work one gives out, and no other', async () => {
  await desk.post(nora, '/desk/admin/absences/new', { agent: anne.id, startsOn: '2026-11-12', endsOn: '2026-11-18' })
  for (const actor of [nora, city.chief]) {
    const { html, status } = await desk.get(actor, '/desk/admin/absences')
    assert.equal(status, 200)
    assert.match(html, /Une personne absente aujourd’hui/)
    assert.equal(html.match(/<td class="[^"]*away"/g)?.length, 7, 'a square for each day')
  }
  assert.match((await desk.get(karim, '/desk/admin/absences')).html, /Personne n’est absent aujourd’hui/)
  assert.match((await desk.get(nora, '/desk/admin/absences?from=2027-02-01')).html, /Personne n’est absent pendant ces semaines/)
  assert.equal((await desk.get(nora, '/desk/admin/absences?from=jamais&unit=%00')).status, 200)
})

test('a refused absence comes back with its words and the field to correct', async () => {
  for (const [values, field] of [
    [{ agent: '', startsOn: '2026-12-01', endsOn: '2026-12-02' }, 'agent'],
    [{ agent: karim.id, startsOn: '2026-12-01', endsOn: '2026-12-02' }, undefined],
    [{ agent: anne.id, startsOn: '', endsOn: '2026-12-02' }, 'startsOn'],
    [{ agent: anne.id, startsOn: '2026-02-31', endsOn: '2026-12-02' }, 'startsOn'],
    [{ agent: anne.id, startsOn: '2026-11-18', endsOn: '2026-11-20' }, 'startsOn'],
    [{ agent: anne.id, startsOn: '2026-12-02', endsOn: '2026-12-01' }, 'endsOn'],
    [{ agent: anne.id, startsOn: '2026-12-01', endsOn: '2026-12-02', substitute: anne.id }, 'substitute'],
  ] as const) {
    const answer = await desk.post(nora, '/desk/admin/absences/new', { reason: 'mot gardé', ...values })
    assert.equal(answer.status, 422, JSON.stringify(values))
    assert.match(answer.html, /error-summary/)
    if (field !== undefined) assert.ok(answer.html.includes(`href="#${field}"`), field)
    assert.match(answer.html, /value="mot gardé"/)
  }
})

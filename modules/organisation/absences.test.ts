import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AgentActor } from '#platform/access'
import { listAbsencesIn } from './absences-store.ts'
import { type AbsenceDates, changeAbsence, declareAbsence, removeAbsence } from './declare-absence.ts'
import { directoryOf } from './directory-of.ts'
import { presentAgent } from './directory.ts'
import { type Administration, day, openAdministration, refusal, value } from './testing/administration.ts'

let city: Administration
let anne: string
let paul: string
before(async () => {
  city = await openAdministration()
})
after(() => city.world.close())

const inUnits = (id: string, role: string, units: readonly string[]): AgentActor => ({ ...city.actor(id, []), roles: [{ role, units }] })
const declare = (agentId: string, from: string, until: string, over: Partial<AbsenceDates> = {}, actor?: AgentActor) =>
  city.act((work) => declareAbsence(work, { agentId, startsOn: day(from), endsOn: day(until), ...over }), actor)

test('one declares one’s own absence; the head of the unit and the administration declare it for others; nobody else does', async () => {
  anne = await city.world.agent({ unit: 'ACC' })
  const { ACC, TEL } = city.world.units
  const colleague = inUnits(await city.world.agent({ unit: 'ACC' }), 'R-INS', [ACC])
  const headElsewhere = inUnits(await city.world.agent({ unit: 'TEL' }), 'R-RES', [TEL])
  for (const other of [colleague, headElsewhere])
    assert.equal(await refusal(declare(anne, '2026-12-01', '2026-12-02', {}, other)), 'not-allowed absence-of-others')
  const own = await value(declare(anne, '2026-12-01', '2026-12-02', {}, city.actor(anne, [])))
  assert.equal(await refusal(city.act((work) => removeAbsence(work, own), colleague)), 'not-allowed absence-of-others')
  assert.ok((await declare(anne, '2026-12-07', '2026-12-08', {}, inUnits(colleague.id, 'R-RES', [ACC]))).ok)
  assert.ok((await declare(anne, '2026-12-14', '2026-12-15')).ok)
})

test('an absence that cannot be is refused at its field', async () => {
  anne = await city.world.agent({ unit: 'ACC', until: '2027-06-30' })
  const cases: [string, string, Partial<AbsenceDates>, string][] = [
    ['2026-12-02', '2026-12-01', {}, 'invalid ends-before endsOn'],
    ['2026-11-01', '2026-11-11', {}, 'invalid absence-over endsOn'],
    ['2026-12-01', '2029-01-01', {}, 'invalid absence-too-long endsOn'],
    ['2027-06-01', '2027-07-15', {}, 'invalid absence-outside endsOn'],
    ['2026-12-01', '2026-12-02', { reason: 'x'.repeat(81) }, 'invalid reason reason'],
    ['2026-12-01', '2026-12-02', { substituteId: anne }, 'invalid substitute-self substitute'],
    ['2026-12-01', '2026-12-02', { substituteId: crypto.randomUUID() }, 'invalid substitute-gone substitute'],
  ]
  for (const [from, until, over, expected] of cases) assert.equal(await refusal(declare(anne, from, until, over)), expected)
})

test('two absences of an agent never share a day, and the field is named', async () => {
  anne = await city.world.agent()
  const first = await value(declare(anne, '2026-12-10', '2026-12-20'))
  for (const [from, until] of [
    ['2026-12-20', '2026-12-24'],
    ['2026-12-01', '2026-12-10'],
    ['2026-12-12', '2026-12-13'],
  ] as const)
    assert.equal(await refusal(declare(anne, from, until)), 'conflict absence-overlaps startsOn')
  const next = await value(declare(anne, '2026-12-21', '2026-12-24'))
  assert.equal(
    await refusal(city.act((work) => changeAbsence(work, { ...next, startsOn: day('2026-12-15') }))),
    'conflict absence-overlaps startsOn',
  )
  assert.ok((await city.act((work) => changeAbsence(work, { ...first, endsOn: day('2026-12-18') }))).ok, 'its own days do not count')
  const [one, two] = await Promise.all([declare(anne, '2027-02-01', '2027-02-05'), declare(anne, '2027-02-03', '2027-02-08')])
  assert.deepEqual([one.ok, two.ok].sort(), [false, true])
})

test('a substitute who is away on every day of it, or leaves before its end, is refused; one who is there for a part is not', async () => {
  anne = await city.world.agent()
  paul = await city.world.agent({ until: '2026-12-31' })
  await value(declare(paul, '2026-12-01', '2026-12-04'))
  await value(declare(paul, '2026-12-05', '2026-12-08'))
  assert.equal(await refusal(declare(anne, '2026-12-02', '2026-12-08', { substituteId: paul })), 'invalid substitute-away substitute')
  assert.equal(await refusal(declare(anne, '2026-12-28', '2027-01-03', { substituteId: paul })), 'invalid substitute-gone substitute')
  await value(declare(paul, '2026-12-14', '2026-12-15'))
  await value(declare(paul, '2026-12-17', '2026-12-18'))
  assert.ok((await declare(anne, '2026-12-14', '2026-12-18', { substituteId: paul })).ok, 'there on the 16th')
  assert.ok((await declare(anne, '2026-12-02', '2026-12-09', { substituteId: paul })).ok, 'there on the 9th')
})

test('work given to who is away goes to the substitute, from the next moment on', async () => {
  anne = await city.world.agent()
  paul = await city.world.agent()
  const absence = await value(declare(anne, '2026-11-12', '2026-11-20', { substituteId: paul }))
  const who = async () => presentAgent(await directoryOf(city.world.house), anne, day('2026-11-16'))
  assert.equal(await who(), paul)
  await value(city.act((work) => changeAbsence(work, { ...absence, endsOn: day('2026-11-13') })))
  assert.equal(await who(), anne)
})

test('an absence changed meanwhile is told; one that has begun keeps its first day; one that is over stays', async () => {
  anne = await city.world.agent()
  const absence = await value(declare(anne, '2026-11-12', '2026-11-20'))
  const changed = await value(city.act((work) => changeAbsence(work, { ...absence, reason: 'formation' })))
  assert.equal(await refusal(city.act((work) => removeAbsence(work, absence))), 'conflict stale')
  assert.equal(
    await refusal(city.act((work) => changeAbsence(work, { ...changed, startsOn: day('2026-11-13') }))),
    'invalid absence-begun startsOn',
  )
  city.world.move({ hours: 24 * 10 })
  assert.equal(await refusal(city.act((work) => removeAbsence(work, changed))), 'conflict absence-over endsOn')
  city.world.move({ hours: -24 * 10 })
  await value(city.act((work) => removeAbsence(work, changed)))
  assert.deepEqual(await city.read((tx) => listAbsencesIn(tx, { startsOn: day('2026-01-01'), agentIds: [anne] })), [])
  const events = await city.read((tx) =>
    tx
      .selectFrom('events.event')
      .select(['name', 'data'])
      .where('subject_id', '=', anne)
      .where('name', 'like', 'absence.%')
      .orderBy('seq')
      .execute(),
  )
  assert.deepEqual(
    events.map((event) => [event.name, event.data]),
    [
      ['absence.declared', { absence: absence.id }],
      ['absence.changed', { absence: absence.id, fields: ['reason'] }],
      ['absence.removed', { absence: absence.id }],
    ],
  )
})

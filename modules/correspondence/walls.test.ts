import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aCitizen, aRequest, type SmallCity, buildSmallCity } from '#modules/requests/testing'
import { type Actor, systemActor, visitor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse, sql } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { writeMessage } from './write-message.ts'

let db: TestDatabase
let house: House
let city: SmallCity
before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

test('messages are read in the tables by who sees their request in full, and by who asked; letters also by the mail room', async () => {
  const requesterId = await aCitizen(house, { givenNames: 'Lucienne', familyName: 'Tabouret', email: 'lucienne@example.org' })
  const request = await aRequest(house, { requesterId })
  await house.work(systemActor('test'), (work) =>
    writeMessage(work, { request, kind: 'message', subject: 'Secret', body: 'Secret', automatic: false }),
  )
  await house.work(systemActor('test'), ({ tx }) =>
    sql`INSERT INTO correspondence.message (id, request_id, direction, channel, kind, body, written_at, state)
      VALUES (gen_random_uuid(), ${request.id}, 'out', 'post', 'acknowledgement', 'Accusé', now(), 'queued')`.execute(tx),
  )
  const { karim, ines, paul } = city.actors
  const courier: Actor = { ...ines, sight: { ...ines.sight, mailroom: true } }
  const read = async (actor: Actor) =>
    (
      await house.read(actor, (tx) => sql<{ channel: string }>`SELECT channel FROM correspondence.message ORDER BY channel`.execute(tx))
    ).rows.map(({ channel }) => channel)
  assert.deepEqual(await read(karim), ['email', 'post'])
  assert.deepEqual(await read(visitor([request.id])), ['email', 'post'])
  assert.deepEqual(await read(ines), [], 'the front desk sees the outline of the request, not its words')
  assert.deepEqual(await read(paul), [])
  assert.deepEqual(await read(visitor([])), [])
  assert.deepEqual(await read(courier), ['post'])
  const changed = await house.work(ines, ({ tx }) => sql`UPDATE correspondence.message SET read_at = now()`.execute(tx))
  assert.equal(changed.numAffectedRows, 0n)
})

test('that something was said is known to who sees the request in part, by its date and way alone', async () => {
  const request = await aRequest(house, { subject: 'Un autre' })
  const hidden = await aRequest(house, { typeCode: 'SO-AID' })
  for (const about of [request, hidden])
    await house.work(systemActor('test'), (work) =>
      writeMessage(work, { request: about, kind: 'message', subject: 'S', body: 'Secret', automatic: false }),
    )
  const outline = async (actor: Actor) =>
    (
      await house.read(actor, (tx) =>
        sql<{
          id: string
        }>`SELECT request_id AS id FROM correspondence.message_outline WHERE request_id IN (${request.id}, ${hidden.id})`.execute(tx),
      )
    ).rows.map(({ id }) => id)
  assert.deepEqual(await outline(city.actors.ines), [request.id])
  assert.deepEqual(await outline(city.actors.samir), [hidden.id])
  assert.deepEqual(await outline(city.actors.paul), [])
  assert.deepEqual(await outline(visitor([])), [])
})

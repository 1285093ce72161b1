import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '#platform/database'
import { done } from '#platform/outcome'
import { insertAbsence } from './absences-store.ts'
import { guarded } from './broken-invariant.ts'
import { insertAssignment } from './roles-store.ts'
import { type Administration, day, openAdministration, refusal } from './testing/administration.ts'

let city: Administration
before(async () => {
  city = await openAdministration()
})
after(() => city.world.close())

const DAYS = { startsOn: day('2026-12-01'), endsOn: day('2026-12-04') }

test('what the database alone keeps apart is refused at its field, not failed', async () => {
  const agentId = await city.world.agent()
  const role = { agentId, role: 'R-INS', unitId: undefined, validFrom: day('2026-12-01'), validUntil: undefined, grantedById: undefined }
  const absence = { agentId, ...DAYS, reason: '', substituteId: undefined, version: 1 }
  const twice = (write: (tx: Parameters<typeof insertAbsence>[0]) => Promise<void>) =>
    city.act(({ tx }) =>
      guarded(async () => {
        await write(tx)
        await write(tx)
        return done(undefined)
      }),
    )
  assert.equal(await refusal(twice((tx) => insertAssignment(tx, { id: newId(), ...role }))), 'conflict role-overlaps validFrom')
  assert.equal(await refusal(twice((tx) => insertAbsence(tx, { id: newId(), ...absence }))), 'conflict absence-overlaps startsOn')
})

test('a fault of ours stays a fault', async () => {
  await assert.rejects(
    city.act(({ tx }) =>
      guarded(async () =>
        done(await insertAbsence(tx, { id: newId(), agentId: newId(), ...DAYS, reason: '', substituteId: undefined, version: 1 })),
      ),
    ),
    /foreign key/,
  )
})

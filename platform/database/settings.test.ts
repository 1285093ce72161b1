import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgentActor } from '#platform/access'
import { begin } from './settings.ts'

const AGENT: AgentActor = {
  kind: 'agent',
  id: '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
  sessionId: 's',
  name: 'Inès',
  unitId: 'u',
  roles: [],
  sight: { units: ['u-1', 'u-2'], sectors: ['S-GEN'], citizens: false, mailroom: true },
}

test('a transaction begins under the sight of its actor, for itself alone', () => {
  assert.equal(
    begin(AGENT, 'read only', 'once'),
    "BEGIN READ ONLY;SET LOCAL plan_cache_mode = force_generic_plan;SET LOCAL app.actor = 'agent';SET LOCAL app.agent = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';" +
      "SET LOCAL app.units = '{u-1,u-2}';SET LOCAL app.sectors = '{S-GEN}';SET LOCAL app.citizens = '';SET LOCAL app.mailroom = 'all'",
  )
})

test('only who asks for it has statements planned once', () => {
  assert.doesNotMatch(begin(AGENT, 'read only'), /plan_cache_mode/)
})

test('what is neither id nor code is never given to row-level security', () => {
  for (const wrong of ['', 'a,b', '{}', '"', "x'; RESET ROLE; --", 'a b', 'é', 'a\n'])
    assert.throws(() => begin({ ...AGENT, sight: { ...AGENT.sight, units: ['u-1', wrong] } }, 'read write'), /only ids and codes/, wrong)
  assert.throws(() => begin({ kind: 'visitor', requests: ['a}'] }, 'read only'), /only ids and codes/)
})

test('a text of an actor ends no setting', () => {
  const sql = begin({ ...AGENT, id: "x'; SET LOCAL app.actor = 'system" }, 'read only')
  assert.ok(sql.includes("SET LOCAL app.agent = 'x''; SET LOCAL app.actor = ''system';"), sql)
})

import assert from 'node:assert/strict'
import { type AgentActor, NO_SIGHT, systemActor } from '#platform/access'
import { type Tx, type Work, sql } from '#platform/database'
import type { Outcome } from '#platform/outcome'
import { type TestWorld, openTestWorld } from '../../accounts/test-world.ts'

/** A small city with a functional administrator, for the tests of administration. */
export interface Administration {
  world: TestWorld
  /** Holds R-ADF, and is the only one. */
  chief: AgentActor
  actor(id: string, roles: readonly string[]): AgentActor
  /** Acts as the administrator, or as somebody else. */
  act<T>(use: (work: Work) => Promise<Outcome<T>>, actor?: AgentActor): Promise<Outcome<T>>
  read<T>(use: (tx: Tx) => Promise<T>): Promise<T>
}

export async function openAdministration(): Promise<Administration> {
  const world = await openTestWorld()
  const actor = (id: string, roles: readonly string[]): AgentActor => ({
    kind: 'agent',
    id,
    sessionId: '',
    name: '',
    unitId: world.units.ACC,
    roles: roles.map((role) => ({ role })),
    sight: NO_SIGHT,
  })
  const chief = actor(await world.agent({ email: 'tiphaine@ville.example', roles: [{ role: 'R-ADF' }] }), ['R-ADF'])
  return {
    world,
    chief,
    actor,
    act: (use, by = chief) => world.house.act(by, use),
    read: (use) => world.house.read(systemActor('test'), use),
  }
}

/**
 * Two acts at the same moment, for sure: the second one is done while the first is written and not committed. The first commits when
 * the second waits for it, or has ended without waiting.
 */
export async function atOnce<T>(
  city: Administration,
  first: { act: (work: Work) => Promise<Outcome<T>>; by?: AgentActor },
  second: { act: (work: Work) => Promise<Outcome<T>>; by?: AgentActor },
): Promise<[Outcome<T>, Outcome<T>]> {
  const written = Promise.withResolvers<void>()
  const commit = Promise.withResolvers<void>()
  const one = city.act(async (work) => {
    const outcome = await first.act(work)
    written.resolve()
    await commit.promise
    return outcome
  }, first.by)
  await written.promise
  const state = { ended: false }
  const two = city.act(second.act, second.by).finally(() => (state.ended = true))
  while (!state.ended && !(await somebodyWaits(city))) continue
  commit.resolve()
  return Promise.all([one, two])
}

/** In this city: other tests have theirs on the same server, and wait there too. */
async function somebodyWaits(city: Administration): Promise<boolean> {
  const found = await city.read((tx) =>
    sql`SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`.execute(tx),
  )
  return found.rows.length > 0
}

/** The value of an act that a test takes for granted. */
export async function value<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome
  assert.ok(settled.ok, JSON.stringify(settled))
  return settled.value
}

/** "conflict email-taken email": kind, sentence and field of a refusal. */
export async function refusal(outcome: Promise<Outcome<unknown>>): Promise<string> {
  const settled = await outcome
  assert.ok(!settled.ok, 'done instead of refused')
  return [settled.refusal.kind, settled.refusal.message.replace('organisation.refusal.', ''), settled.refusal.field].join(' ').trim()
}

export function day(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text)
}

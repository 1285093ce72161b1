import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, newId, openHouse } from '#platform/database'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { forgetDirectory } from '#modules/organisation'
import { type Accounts, type AccountsOptions, openAccounts } from './accounts.ts'
import { savePassword } from './credential-store.ts'

/** A small city for the tests of this module, on a database of its own, with a clock that the test moves. */
export interface TestWorld {
  house: House
  units: Record<'DRU' | 'TEL' | 'ACC' | 'DSO' | 'ASO' | 'FAM' | 'CRISIS', string>
  now(): Temporal.Instant
  move(by: Temporal.DurationLike): void
  accounts(options?: Partial<AccountsOptions>): Accounts
  /** Adds an agent with a password; answers the id. */
  agent(about?: { email?: string; unit?: keyof TestWorld['units']; roles?: readonly TestRole[]; until?: string }): Promise<string>
  events(name: string): Promise<number>
  close(): Promise<void>
}

export interface TestRole {
  role: string
  unit?: keyof TestWorld['units']
  from?: string
  until?: string
}

/** Cheap in tests: the strength of the hash is not what they are about. */
export const CHEAP = { memoryCost: 256, timeCost: 1, parallelism: 1 } as const
export const PASSWORD = 'trois tracteurs verts'
const LOADER = systemActor('test')
const START = '2026-11-12T08:30:00Z'

export async function openTestWorld(): Promise<TestWorld> {
  const db = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'parvis-accounts-'))
  const keys = openKeys(folder)
  let now = Temporal.Instant.from(START)
  const house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, keys, clock: () => now })
  const units = await addUnits(house)
  const passwordHash = await openAccounts({
    house,
    origin: 'http://localhost',
    demonstration: true,
    secrets: keys,
    passwordCost: CHEAP,
  }).passwords.hash(PASSWORD)
  return {
    house,
    units,
    now: () => now,
    move: (by) => void (now = now.add(by)),
    accounts: (options = {}) =>
      openAccounts({
        house,
        origin: 'http://localhost',
        demonstration: false,
        secrets: keys,
        issuer: 'Ville',
        passwordCost: CHEAP,
        rememberMilliseconds: 0,
        ...options,
      }),
    agent: async ({ email, unit = 'ACC', roles = [], until } = {}) => {
      const id = newId()
      await house.work(LOADER, async ({ tx }) => {
        await tx
          .insertInto('organisation.agent')
          .values({
            id,
            code: id,
            given_name: 'Anne',
            family_name: 'Essai',
            email: email ?? `${id}@ville.example`,
            unit_id: units[unit],
            active_until: until === undefined ? null : Temporal.PlainDate.from(until),
          })
          .execute()
        await savePassword(tx, { agentId: id, hash: passwordHash, at: now })
        for (const held of roles)
          await tx
            .insertInto('organisation.role_assignment')
            .values(assignment(id, held, units))
            .execute()
      })
      forgetDirectory(house)
      return id
    },
    events: async (name) => {
      const row = await house.read(LOADER, (tx) =>
        tx
          .selectFrom('events.event')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('name', '=', name)
          .executeTakeFirstOrThrow(),
      )
      return row.count
    },
    close: async () => {
      await house.close()
      await db.drop()
      rmSync(folder, { recursive: true })
    },
  }
}

function assignment(agentId: string, held: TestRole, units: TestWorld['units']) {
  return {
    id: newId(),
    agent_id: agentId,
    role_code: held.role,
    unit_id: held.unit === undefined ? null : units[held.unit],
    valid_from: Temporal.PlainDate.from(held.from ?? '2026-01-01'),
    valid_until: held.until === undefined ? null : Temporal.PlainDate.from(held.until),
  }
}

async function addUnits(house: House): Promise<TestWorld['units']> {
  const ids = { DRU: newId(), TEL: newId(), ACC: newId(), DSO: newId(), ASO: newId(), FAM: newId(), CRISIS: newId() }
  const unit = (code: keyof typeof ids, kind: string, parent: keyof typeof ids | undefined, sector: string) => ({
    id: ids[code],
    code,
    kind,
    parent_id: parent === undefined ? null : ids[parent],
    name: code,
    sector_code: sector,
  })
  await house.work(LOADER, async ({ tx }) => {
    await tx
      .insertInto('organisation.sector')
      .values([
        { code: 'S-GEN', name: 'Accueil', sensitivity: 'normal', position: 1 },
        { code: 'S-FAM', name: 'Famille', sensitivity: 'high', position: 2 },
        { code: 'S-SOC', name: 'Social', sensitivity: 'very-high', position: 3 },
      ])
      .execute()
    await tx
      .insertInto('organisation.unit')
      .values([
        unit('DRU', 'directorate', undefined, 'S-GEN'),
        unit('TEL', 'service', 'DRU', 'S-GEN'),
        unit('ACC', 'service', 'DRU', 'S-GEN'),
        unit('DSO', 'directorate', undefined, 'S-SOC'),
        unit('ASO', 'service', 'DSO', 'S-SOC'),
        unit('FAM', 'directorate', undefined, 'S-FAM'),
        unit('CRISIS', 'team', 'FAM', 'S-GEN'),
      ])
      .execute()
  })
  return ids
}

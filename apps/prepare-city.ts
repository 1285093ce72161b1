import { join } from 'node:path'
import pg from 'pg'
import { openPasswords } from '#modules/accounts'
import type { Config } from '#platform/config'
import { poolOptions } from '#platform/database'
import { openKeys } from '#platform/keys'
import { loadDemonstration } from '#demo'
import { ownerConnection } from './building.ts'
import { demonstrationPassword, makeDemonstrationPassword } from './demonstration.ts'

/** At the first start of a demonstration its city is loaded; production begins empty. */
export async function prepareCity(config: Config, say: (line: string) => void): Promise<void> {
  if (config.mode !== 'demonstration' || (await hasCity(config))) return
  say(`Loading the demonstration city (${config.demoRequests} requests)…`)
  await loadDemo(config, config.demoRequests, say)
}

/** Loads the demonstration with progress, and makes the password its agents share. */
export async function loadDemo(config: Config, requests: number, say: (line: string) => void): Promise<void> {
  const password = (await demonstrationPassword(config)) ?? (await makeDemonstrationPassword(config))
  const keys = openKeys(join(config.dataFolder, 'keys'))
  let told = 0
  const report = await loadDemonstration({
    connection: ownerConnection(config),
    requests,
    now: Temporal.Now.instant(),
    trackingKey: keys.secrets('tracking-code').current,
    passwordHash: await openPasswords().hash(password),
    onProgress: (done, all) => {
      const tenth = Math.floor((done / all) * 20)
      if (tenth > told) say(`  ${Math.floor((done / all) * 100)} %  ${done} of ${all}`)
      told = Math.max(told, tenth)
    },
  })
  say(`Loaded ${report.requests} requests in ${report.seconds.toFixed(1)} s. Password of all demonstration agents: ${password}`)
}

async function hasCity(config: Config): Promise<boolean> {
  const client = new pg.Client(poolOptions(ownerConnection(config), { size: 1, statementTimeout: 10_000, name: 'parvis serve' }))
  await client.connect()
  try {
    return (await client.query('SELECT 1 FROM organisation.city LIMIT 1')).rowCount !== 0
  } finally {
    await client.end()
  }
}

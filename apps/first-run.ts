import { createSetUpLink, openAccounts } from '#modules/accounts'
import type { Config } from '#platform/config'
import { openBuilding } from './building.ts'

/** In production a house without administrator prints, once per start, the one-time address that makes the first one. There is no default account. */
export async function sayFirstRun(config: Config, say: (line: string) => void): Promise<void> {
  if (config.mode !== 'production') return
  const building = await openBuilding(config, 'first-run')
  try {
    const { house, keys } = building
    const accounts = openAccounts({
      house,
      origin: config.origin ?? `http://localhost:${config.port}`,
      demonstration: false,
      secrets: keys,
    })
    const link = await createSetUpLink(accounts)
    if (link.ok) say(`No administrator yet. Open this address within 24 hours to make the first one:\n  ${link.value.url}`)
  } finally {
    await building.close()
  }
}

import { join } from 'node:path'
import { type Command } from 'commander'
import { describeFault, verifyAudit } from '#platform/audit'
import type { Config } from '#platform/config'
import { sealKeys } from '../building.ts'
import { withBuilding } from './with-building.ts'

const TOLD_EVERY = 100_000

export function auditCommands(program: Command, config: () => Config): void {
  program
    .command('audit')
    .description('the audit trail')
    .command('verify')
    .description(
      'read the whole history against its seals and name the first row that is not as it was sealed; exit code 1 when there is one',
    )
    .action(async () => {
      await withBuilding(config(), async ({ house, keys, config: settings }) => {
        let told = 0
        const report = await verifyAudit(house, sealKeys(keys), {
          sealsFile: join(settings.dataFolder, 'seals.log'),
          onProgress: ({ seals, rows }) => {
            if (rows - told < TOLD_EVERY) return
            told = rows
            console.log(`  ${rows} events of ${seals} seals verified…`)
          },
        })
        if (report.fault === undefined)
          return console.log(`The trail holds: ${report.rows} events in ${report.seals} seals; ${report.unsealed} not sealed yet.`)
        console.error(describeFault(report.fault))
        process.exitCode = 1
      })
    })
}

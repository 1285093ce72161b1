import { access, constants, statfs } from 'node:fs/promises'
import { type Command } from 'commander'
import { type Config, describeSettings } from '#platform/config'
import { queueDepths } from '#platform/jobs'
import { systemActor } from '#platform/access'
import { withBuilding } from './with-building.ts'

const LEAST_FREE = 1024 * 1024 * 1024

export function doctorCommand(program: Command, config: () => Config): void {
  program
    .command('doctor')
    .description('look at settings, disk, database, jobs and mail; exit code 1 when something is wrong')
    .option('--settings', 'list every setting and what it is for')
    .action(async (options: { settings?: boolean }) => {
      if (options.settings === true) {
        for (const setting of describeSettings())
          console.log(`${setting.name}${setting.otherwise === '' ? '' : ` = ${setting.otherwise}`}\n    ${setting.en}`)
        return
      }
      const settings = config()
      const findings: [name: string, right: boolean, words: string][] = [
        ['settings', true, `mode ${settings.mode}, data in ${settings.dataFolder}`],
      ]
      findings.push(await diskOf(settings.dataFolder))
      await withBuilding(settings, async ({ house }) => {
        const version = await house.pool.query<{ version: string }>("SELECT current_setting('server_version') AS version")
        findings.push(['database', true, `PostgreSQL ${version.rows[0]?.version ?? ''}`])
        const queues = await house.read(systemActor('doctor'), queueDepths)
        const failed = queues.reduce((sum, queue) => sum + queue.failed, 0)
        const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
        findings.push(['jobs', failed === 0, `${waiting} waiting, ${failed} failed`])
        const { rows } = await house.pool.query<{ mailbox: string; problem: string | null }>(
          'SELECT mailbox, problem FROM correspondence.mailbox_position ORDER BY mailbox LIMIT 20',
        )
        for (const row of rows)
          findings.push([
            'mailbox',
            row.problem === null,
            row.problem === null ? `${row.mailbox} answers` : `${row.mailbox}: ${row.problem}`,
          ])
      })
      for (const [name, right, words] of findings) console.log(`${right ? 'ok   ' : 'WRONG'} ${name.padEnd(10)} ${words}`)
      if (findings.some(([, right]) => !right)) process.exitCode = 1
    })
}

async function diskOf(folder: string): Promise<[string, boolean, string]> {
  try {
    await access(folder, constants.W_OK)
    const disk = await statfs(folder)
    const free = disk.bavail * disk.bsize
    return ['disk', free > LEAST_FREE, `${(free / LEAST_FREE).toFixed(1)} GB free`]
  } catch {
    return ['disk', false, `${folder} cannot be written`]
  }
}

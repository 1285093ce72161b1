import type { Command } from 'commander'
import type { Config } from '#platform/config'
import { migrate } from '#platform/database'
import { ownerConnection } from '../building.ts'
import { sayFirstRun } from '../first-run.ts'
import { serve } from '../serve.ts'
import { startWeb } from '../web.ts'
import { startWorker } from '../worker.ts'
import { endWithParent, untilStopped } from './until-stopped.ts'
import { withDatabase } from './with-database.ts'

export function serveCommands(program: Command, config: () => Config): void {
  program
    .command('serve')
    .description('run everything on this machine: database, pages, jobs; the demonstration city unless PARVIS_MODE=production')
    .action(async () => {
      const settings = config()
      const serving = await serve({ config: settings, say: (line) => console.log(line) })
      await sayFirstRun(settings, (line) => console.log(line))
      console.log(`Parvis is ready: http://localhost:${serving.port}`)
      await untilStopped(serving.stop)
    })
  program
    .command('web')
    .description('run only the pages and the API, on a database that is there')
    .action(async () => {
      endWithParent()
      const web = await startWeb(config())
      process.send?.({ port: web.port })
      if (process.send === undefined) console.log(`Parvis is ready: http://localhost:${web.port}`)
      await untilStopped(web.close)
      process.exit(0)
    })
  program
    .command('worker')
    .description('run only the jobs, on a database that is there')
    .action(async () => {
      endWithParent()
      const worker = await startWorker(config())
      await untilStopped(worker.close)
      process.exit(0)
    })
  program
    .command('migrate')
    .description('bring the database to this version')
    .action(async () => {
      const settings = config()
      await withDatabase(settings, async () => {
        const report = await migrate(ownerConnection(settings), { onApplied: (name) => console.log(`applied ${name}`) })
        console.log(
          report.applied.length === 0 ? 'Nothing to do: the database is at this version.' : `${report.applied.length} migrations applied.`,
        )
      })
    })
}

import { Command } from 'commander'
import { ConfigurationError, loadConfig } from '#platform/config'
import { MigrationRefusal } from '#platform/database'
import { EmbeddedPostgresRefusal } from '../../platform/database/embedded/index.ts'
import { NoDatabase } from '../building.ts'
import { PortTaken } from '../port-taken.ts'
import { commands } from './commands.ts'

/** Exit codes: 0 done, 1 failed, 2 the command or a setting does not fit, 3 Parvis cannot be reached or started. */
const program = new Command('parvis')
  .description('Parvis: how a city receives its public')
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError()
commands(program, loadConfig)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = codeOf(error)
}

function codeOf(error: unknown): number {
  if (error instanceof Error && error.name === 'CommanderError') {
    const code: unknown = Reflect.get(error, 'exitCode')
    return code === 0 ? 0 : 2
  }
  if (error instanceof ConfigurationError) {
    for (const problem of error.problems) console.error(problem)
    return 2
  }
  if (
    error instanceof NoDatabase ||
    error instanceof PortTaken ||
    error instanceof EmbeddedPostgresRefusal ||
    error instanceof MigrationRefusal
  ) {
    console.error(error.message)
    return 3
  }
  console.error(error instanceof Error ? error.message : String(error))
  if (process.env.PARVIS_LOG_LEVEL === 'debug') console.error(error)
  return 1
}
